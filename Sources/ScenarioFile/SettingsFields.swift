import RollupSimulation

extension SettingsField {
  /// Every setting, in the order in which files are written and values read. The block time and
  /// the number of rollups come first because other values are measured by them.
  static var all: [SettingsField] {
    [
      choice("mode", \.mode),
      whole("rollups", \.rollups, in: 2...10_000),
      modeOf, isolated, layers,
      span("blockTime", \.blockTime, in: .milliseconds(100)...hour),
      order,
      span("checkpointInterval", \.checkpointInterval, in: .milliseconds(100)...day),
      whole("checkpointsPerEpoch", \.checkpointsPerEpoch, in: 1...1_000),
      amount("initialBalance", \.initialBalance, in: 0...100_000_000_000_000),
      choice("importPolicy", \.importPolicy),
      bool("mergeUp", \.mergeUp),
      span("networkDelay", \.networkDelay, in: .zero...hour),
      spanOrNever("messageLifetime", \.messageLifetime, in: .milliseconds(1)...day),
    ] + aggregation + costs + l1 + guards + [
      bool("checkInvariants", \.checkInvariants)
    ]
  }

  private static var hour: Span { .minutes(60) }
  private static var day: Span { .minutes(24 * 60) }

  private static var aggregation: [SettingsField] {
    [
      whole("aggregation.aggregators", \.aggregation.aggregators, in: 1...16),
      whole("aggregation.workers", \.aggregation.workers, in: 1...4_096),
      span("aggregation.heartbeat", \.aggregation.heartbeat, in: .milliseconds(1)...hour),
      span("aggregation.timeout", \.aggregation.timeout, in: .milliseconds(1)...day),
      span("aggregation.collectionDeadline", \.aggregation.collectionDeadline, in: .zero...day),
      spanOrNever("aggregation.exitAfter", \.aggregation.exitAfter, in: .milliseconds(1)...day),
    ]
  }

  private static var costs: [SettingsField] {
    [
      span("costs.chainProofMin", \.costs.chainProofMin, in: .zero...day),
      span("costs.chainProofMax", \.costs.chainProofMax, in: .zero...day),
      chainProofOf,
      span("costs.fold", \.costs.fold, in: .zero...day),
      span("costs.settlement", \.costs.settlement, in: .zero...day),
      bytes("costs.proofSize", \.costs.proofBytes, in: 0...1_000_000_000),
      amount("costs.verificationGas", \.costs.verificationGas, in: 0...mostGas),
      amount("costs.transactionGas", \.costs.transactionGas, in: 0...mostGas),
      amount("costs.storageGas", \.costs.storageGas, in: 0...mostGas),
      amount("costs.calldataGasPerByte", \.costs.calldataGasPerByte, in: 0...1_000_000),
      bytes("costs.diffSizePerBlock", \.costs.diffBytesPerBlock, in: 0...1_000_000),
    ]
  }

  private static var mostGas: UInt64 { 1_000_000_000 }

  private static var l1: [SettingsField] {
    [
      span("l1.slot", \.l1.slot, in: .milliseconds(100)...hour),
      whole("l1.finalitySlots", \.l1.finalitySlots, in: 0...100_000),
      whole("l1.importDepth", \.l1.importDepth, in: 0...100_000),
      whole("l1.blockHashWindow", \.l1.blockHashWindow, in: 1...1_000_000),
      span("l1.pendingTimeout", \.l1.pendingTimeout, in: .zero...day),
      span("l1.lockGrace", \.l1.lockGrace, in: .zero...day),
      stake("l1.aggregatorStake", \.l1.aggregatorStake),
      stake("l1.sequencerStake", \.l1.sequencerStake),
    ]
  }

  private static var guards: [SettingsField] {
    [
      bool("guards.continuity", \.guards.continuity),
      bool("guards.lock", \.guards.lock),
      bool("guards.registry", \.guards.registry),
      bool("guards.rootMustBeEmpty", \.guards.rootMustBeEmpty),
      bool("guards.settleRule", \.guards.settleRule),
      bool("guards.nonces", \.guards.nonces),
    ]
  }

  /// A list of all rollups, leftmost leaf first, or an empty list for 0, 1, 2, ….
  private static var order: SettingsField {
    SettingsField(
      path: "order", \.order,
      rollups: .named { settings, moved in
        settings.order = settings.order.compactMap(moved)
      }, simpler: { _ in [] }
    ) { tree, reader, settings in
      let items = reader.list(tree, of: "all rollups, such as [R1, R0]")
      let order = items.compactMap(reader.rollup)
      guard order.count == items.count, !items.isEmpty else { return }
      var seen = Array(repeating: false, count: reader.rollups)
      for (rollup, item) in zip(order, items) {
        if seen[rollup.index] { reader.refuse(item, expected: "each rollup once in the order") }
        seen[rollup.index] = true
      }
      if let missing = seen.firstIndex(of: false) {
        reader.problems.add(
          tree.position, found: "an order without R\(missing)",
          expected: "each of R0 to R\(reader.rollups - 1) once")
      }
      settings.order = order
    } write: {
      "[" + $0.order.map { Address.rollup($0).description }.joined(separator: ", ") + "]"
    }
  }

  /// A mapping from rollup to proving time.
  private static var chainProofOf: SettingsField {
    SettingsField(
      path: "costs.chainProofOf", \.costs.chainProofOf,
      rollups: .named { settings, moved in
        settings.costs.chainProofOf = settings.costs.chainProofOf.compactMap { entry in
          moved(entry.rollup).map { RollupProvingTime(rollup: $0, time: entry.time) }
        }
      }, simpler: Simpler.lists
    ) { tree, reader, settings in
      guard case .mapping(let entries) = tree.content else {
        reader.refuse(tree, expected: "a mapping such as {R7: 41s}")
        return
      }
      var times: [RollupProvingTime] = []
      for entry in entries {
        let key = Tree(content: .scalar(entry.key, plain: true), position: entry.position)
        guard let rollup = reader.rollup(key),
          let time = reader.span(entry.value, in: .zero...day)
        else { continue }
        if times.contains(where: { $0.rollup == rollup }) {
          reader.refuse(key, expected: "each rollup once")
        }
        times.append(RollupProvingTime(rollup: rollup, time: time))
      }
      settings.costs.chainProofOf = times.sorted { $0.rollup < $1.rollup }
    } write: {
      let times = $0.costs.chainProofOf.map {
        "\(Address.rollup($0.rollup)): \(TimeText.text($0.time))"
      }
      return "{" + times.joined(separator: ", ") + "}"
    }
  }
}
