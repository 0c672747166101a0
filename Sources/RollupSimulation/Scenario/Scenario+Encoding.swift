// The canonical encoding of what decides a run (manual, "Runs and branches"): every field once, in
// a fixed order and width. What is only told (name, summary, expectations, opening) is not in it.

extension ByteSink {
  mutating func append(flag: Bool) { append(u8: flag ? 1 : 0) }
  mutating func append(count: Int) { append(u64: UInt64(bitPattern: Int64(count))) }
  mutating func append(span: Span) { append(u64: UInt64(bitPattern: span.milliseconds)) }

  /// Text with its length in bytes before it.
  mutating func append(text: String) {
    append(count: text.utf8.count)
    append(bytes: Array(text.utf8))
  }

  mutating func append(_ range: ClosedRange<UInt64>) {
    append(u64: range.lowerBound)
    append(u64: range.upperBound)
  }
}

extension Settings {
  func encode(into sink: inout some ByteSink) {
    sink.append(text: mode.rawValue)
    sink.append(count: modeOf.count)
    for pair in modeOf {
      sink.append(pair.from)
      sink.append(pair.to)
      sink.append(text: pair.mode.rawValue)
    }
    sink.append(count: isolated.count)
    for rollup in isolated { sink.append(rollup) }
    sink.append(count: layers.count)
    for layer in layers {
      sink.append(layer.rollup)
      sink.append(layer.parent)
    }
    sink.append(count: rollups)
    sink.append(count: order.count)
    for rollup in order { sink.append(rollup) }
    sink.append(span: blockTime)
    sink.append(span: checkpointInterval)
    sink.append(count: checkpointsPerEpoch)
    sink.append(u64: initialBalance)
    sink.append(text: importPolicy.rawValue)
    sink.append(flag: mergeUp)
    sink.append(span: networkDelay)
    aggregation.encode(into: &sink)
    costs.encode(into: &sink)
    l1.encode(into: &sink)
    guards.encode(into: &sink)
    // One bit says whether there is more: a run without lifetimes is the one that it always was.
    sink.append(u8: (checkInvariants ? 1 : 0) + (messageLifetime == nil ? 0 : 2))
    if let messageLifetime { sink.append(span: messageLifetime) }
  }
}

extension AggregationSettings {
  fileprivate func encode(into sink: inout some ByteSink) {
    sink.append(count: aggregators)
    sink.append(count: workers)
    sink.append(span: heartbeat)
    sink.append(span: timeout)
    sink.append(span: collectionDeadline)
    sink.append(flag: exitAfter != nil)
    sink.append(span: exitAfter ?? .zero)
  }
}

extension CostModel {
  fileprivate func encode(into sink: inout some ByteSink) {
    sink.append(span: chainProofMin)
    sink.append(span: chainProofMax)
    sink.append(count: chainProofOf.count)
    for set in chainProofOf {
      sink.append(set.rollup)
      sink.append(span: set.time)
    }
    sink.append(span: fold)
    sink.append(span: settlement)
    sink.append(count: proofBytes)
    sink.append(u64: verificationGas)
    sink.append(u64: transactionGas)
    sink.append(u64: storageGas)
    sink.append(u64: calldataGasPerByte)
    sink.append(count: diffBytesPerBlock)
  }
}

extension L1Settings {
  fileprivate func encode(into sink: inout some ByteSink) {
    sink.append(span: slot)
    sink.append(count: finalitySlots)
    sink.append(count: importDepth)
    sink.append(count: blockHashWindow)
    sink.append(span: pendingTimeout)
    sink.append(span: lockGrace)
    sink.append(u64: aggregatorStake)
    sink.append(u64: sequencerStake)
  }
}

extension Guards {
  fileprivate func encode(into sink: inout some ByteSink) {
    for isOn in [continuity, lock, registry, rootMustBeEmpty, settleRule, nonces] {
      sink.append(flag: isOn)
    }
  }
}

extension Traffic {
  func encode(into sink: inout some ByteSink) {
    switch self {
    case .allToAll(let amount):
      sink.append(u8: 0)
      sink.append(u64: amount)
    case .randomPairs(let permille, let amounts):
      sink.append(u8: 1)
      sink.append(count: permille)
      sink.append(amounts)
    case .hotSpot(let destination, let permille, let amounts):
      sink.append(u8: 2)
      sink.append(destination)
      sink.append(count: permille)
      sink.append(amounts)
    case .stream(let from, let to, let amount, let start, let every):
      sink.append(u8: 3)
      sink.append(from)
      sink.append(to)
      sink.append(u64: amount)
      sink.append(start)
      sink.append(span: every)
    case .single(let from, let to, let amount, let at):
      sink.append(u8: 4)
      sink.append(from)
      sink.append(to)
      sink.append(u64: amount)
      sink.append(at)
    }
  }
}

extension Action {
  /// Its kind's tag, whom it is done to, and its number if its kind takes one.
  func encode(into sink: inout some ByteSink) {
    sink.append(u8: kind.row.tag)
    switch target {
    case .rollup(let r): sink.append(r)
    case .aggregator(let a): sink.append(u32: UInt32(a.rawValue))
    case .l1: break
    }
    if kind.row.number != nil { sink.append(u64: UInt64(bitPattern: number)) }
  }
}
