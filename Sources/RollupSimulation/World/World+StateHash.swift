extension World {
  /// A digest of everything that the run has decided and everybody holds: chains, contracts,
  /// stakes, roots, rounds, views, terms, members, messages, proofs and L1 (`final_state_hash`;
  /// PROTOCOL 7.10). O(proofs + messages + the open rounds' nodes).
  public func stateHash() -> Digest {
    var input = HashInput()
    input.append(u64: UInt64(eventCount))
    input.append(now)
    input.append(queue.count)
    for rollup in rollups { rollup.addState(to: &input) }
    for place in topology.places {
      switch place {
      case .tree: input.append(-1)
      case .alone: input.append(-2)
      case .layer3(let on): input.append(on)
      }
    }
    l1.addState(to: &input)
    for proof in proofs {
      input.append(proof.sealed.digest)
      input.append(proof.madeAt)
    }
    for id in roots { input.append(id) }
    for message in messages { message.addState(to: &input) }
    for job in jobs {
      input.append(job.ends)
      input.append(tag: job.state)
    }
    for aggregator in aggregators { aggregator.addState(after: roots.count, to: &input) }
    for term in terms {
      input.append(term.epoch)
      input.append(term.holder)
      input.append(term.since)
      input.append(term.foldsFrom)
      input.append(term.isSettled)
    }
    for cut in cuts {
      input.append(cut.after)
      input.append(cut.proofs)
    }
    for word in commitments {
      input.append(word.at)
      for head in word.heads { input.append(head) }
    }
    return input.digest()
  }
}

// Lists are written with their lengths, and what may be missing behind a byte that says whether it
// is there, so that no two states have one encoding.

extension HashInput {
  fileprivate mutating func append(_ value: Int) { append(u64: UInt64(bitPattern: Int64(value))) }
  fileprivate mutating func append(_ value: Bool) { append(u8: value ? 1 : 0) }
  fileprivate mutating func append(_ value: some Identifier) {
    append(u32: UInt32(bitPattern: value.rawValue))
  }
  fileprivate mutating func append(tag state: Job.State) {
    switch state {
    case .running: append(u8: 0)
    case .done: append(u8: 1)
    case .abandoned: append(u8: 2)
    case .lost: append(u8: 3)
    }
  }
  fileprivate mutating func append<Value>(
    _ value: Value?, _ add: (inout HashInput, Value) -> Void
  ) {
    append(value != nil)
    if let value { add(&self, value) }
  }
  fileprivate mutating func append<Values: Collection>(
    all values: Values, _ add: (inout HashInput, Values.Element) -> Void
  ) {
    append(values.count)
    for value in values { add(&self, value) }
  }
}

extension Rollup {
  fileprivate func addState(to input: inout HashInput) {
    input.append(state.headHash)
    input.append(blocks.count)
    input.append(revertedBlocks)
    sequencer.addState(to: &input)
    prover.addState(to: &input)
    input.append(all: checkpointBlocks) { $0.append($1) }
    for imported in importedBlocks { imported.encode(into: &input) }
    input.append(all: layer3Inbox) { $0.append($1) }
    input.append(sentToL2) { $0.append($1) }
    input.append(rejoinRequest) { $0.append($1) }
    view.addState(to: &input)
  }
}

extension Sequencer {
  fileprivate func addState(to input: inout HashInput) {
    input.append(isHalted)
    input.append(forks)
    input.append(all: rewritten) {
      $0.append($1.blocks.lowerBound)
      $0.append($1.blocks.upperBound)
      $0.append($1.at)
    }
    input.append(breaksRuleNext)
  }
}

extension Prover {
  fileprivate func addState(to input: inout HashInput) {
    input.append(isHalted)
    input.append(loseNext)
    input.append(slowNext) { $0.append(Int($1.milliseconds)) }
    input.append(job) { $0.append($1) }
    input.append(all: proofs) { $0.append($1.proof) }
  }
}

extension RollupView {
  fileprivate func addState(to input: inout HashInput) {
    for node in accepted {
      input.append(node) {
        $0.append($1.checkpoint)
        $0.append($1.cur)
      }
    }
    input.append(all: doubted) { $0.append($1) }
    input.append(included.hash)
    input.append(included.checkpoint)
    input.append(lastDecided)
    input.append(lastRoot) { $0.append($1) }
    input.append(lastBeat)
  }
}

extension L1Chain {
  fileprivate func addState(to input: inout HashInput) {
    for contract in contracts { contract.addState(to: &input) }
    input.append(all: registry.entries) {
      $0.append($1.cur)
      $0.append($1.number)
    }
    for stake in aggregatorStakes { input.append(u64: stake) }
    for stake in sequencerStakes { input.append(u64: stake) }
    input.append(u64: slashed)
    input.append(blocks[height].hash)
    input.append(finalNumber)
    input.append(nextLockEnd)
    input.append(u64: gas)
    input.append(all: mempool) { $0.append($1) }
    for transaction in transactions {
      input.append(u64: transaction.gas)
      switch transaction.outcome {
      case .pending: input.append(-1)
      case .accepted(let number): input.append(number)
      case .refused(let number, _): input.append(-2 - number)
      }
    }
  }
}

extension VerifierContract {
  fileprivate func addState(to input: inout HashInput) {
    input.append(settledHash)
    input.append(settledCheckpoint)
    input.append(settledAt) { $0.append($1) }
    input.append(finalBlock)
    input.append(lockedForEpoch) { $0.append($1) }
    input.append(leafHeightBefore)
    input.append(all: leafHeights) { $0.append($1) }
    input.append(membership.lowerBound)
    input.append(membership.upperBound)
    input.append(formerMembershipEnd) { $0.append($1) }
    input.append(request) {
      $0.append($1.joins)
      $0.append($1.number)
    }
    input.append(all: pending) {
      $0.append($1.anchor)
      $0.append($1.cur)
      $0.append($1.since)
    }
  }
}

extension Message {
  fileprivate func addState(to input: inout HashInput) {
    input.append(leaf.hash)
    input.append(level.rawValue)
    switch entry.loss {
    case nil: input.append(u8: 0)
    case .send: input.append(u8: 1)
    case .mint: input.append(u8: 2)
    }
    input.append(coveredBy) { $0.append($1) }
    input.append(mint) {
      $0.append($1.block)
      $0.append($1.via.at)
      $0.append(onL1) { input, time in input.append(time) }
      $0.append(final) { input, time in input.append(time) }
    }
  }
}

extension Aggregator {
  /// Rounds that have their `B` are told by it.
  fileprivate func addState(after done: Int, to input: inout HashInput) {
    input.append(isCrashed)
    input.append(upSince)
    input.append(hasAnswers)
    input.append(lastBeat)
    for time in lastHeard { input.append(time) }
    for worker in workers { input.append(worker) { $0.append($1) } }
    input.append(backlog.count)
    for proofs in candidates { input.append(all: proofs) { $0.append($1) } }
    for round in rounds where round.checkpoint > done {
      for slot in round.slots { input.append(slot.proof) { $0.append($1) } }
    }
  }
}
