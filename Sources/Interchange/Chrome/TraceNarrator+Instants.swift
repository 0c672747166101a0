import RollupSimulation

// Moments: what went wrong, who took over, what L1 decided.

extension TraceNarrator {
  mutating func tellInstant(_ record: Record, _ world: World) {
    let time = record.time
    switch record.occurrence {
    case .faultInjected(let fault):
      lines.instant(
        Names.action(.inject(fault)), "fault", at: time, on: .run, isGlobal: true,
        [("by", .string(origin(record.cause)))])
    case .healed(let healing):
      lines.instant(
        Names.action(.heal(healing)), "fault", at: time, on: .run, isGlobal: true,
        [("by", .string(origin(record.cause)))])
    case .invariantBroken(let violation):
      lines.instant(
        "invariant \(violation.property.rawValue) broken", "invariant", at: time, on: .run,
        isGlobal: true)
    case .checkpointReached(let i):
      lines.instant("checkpoint \(i)", "checkpoint", at: time, on: .run)
    case .exitRequested(let r):
      lines.instant("exit", "exit", at: time, on: .prover(r))
    case .chainProofLost(let r, let i):
      lines.instant(
        "\(Address.chainProof(r, checkpoint: i)) lost on its way", "fault", at: time,
        on: .prover(r))
    case .chainForked(let r, let height, let orphaned):
      lines.instant(
        "fork at #\(height)", "fault", at: time, on: .sequencer(r),
        [("blocks abandoned", .int(orphaned))])
    case .chainReverted(let r, let height, let orphaned, let cause):
      lines.instant(
        "back to #\(height)", "revert", at: time, on: .sequencer(r),
        [("blocks lost", .int(orphaned)), ("cause", .string(Names.words(cause)))])
    case .importRefused(let r, let node, let i, let refusal):
      lines.instant(
        "\(world.name(node, i)) not believed", "refusal", at: time, on: .sequencer(r),
        [("refusal", .string(Names.words(refusal)))])
    default: tellDuty(record, world)
    }
  }

  private mutating func tellDuty(_ record: Record, _ world: World) {
    let time = record.time
    switch record.occurrence {
    case .aggregatorCrashed(let a):
      lines.instant("crash", "fault", at: time, on: .duties(a), isGlobal: true)
    case .aggregatorRestarted(let a): lines.instant("restart", "fault", at: time, on: .duties(a))
    case .takeover(let a, let from, let epoch):
      lines.instant(
        "takes epoch \(epoch) over from \(Address.aggregator(from))", "takeover", at: time,
        on: .duties(a), isGlobal: true)
    case .epochBegan(let epoch, let a):
      lines.instant("epoch \(epoch)", "epoch", at: time, on: .duties(a))
    case .leafCarried(let r, let i, let reason):
      lines.instant(
        "\(Address.chainProof(r, checkpoint: i)) carried", "leaf", at: time,
        on: .duties(world.holder(ofCheckpoint: i)), [("reason", .string(Names.words(reason)))])
    case .leafRefused(let r, let i, let refusal):
      lines.instant(
        "\(Address.chainProof(r, checkpoint: i)) refused", "leaf", at: time,
        on: .duties(world.holder(ofCheckpoint: i)), [("refusal", .string(Names.words(refusal)))])
    default: tellContract(record, world)
    }
  }

  private mutating func tellContract(_ record: Record, _ world: World) {
    let time = record.time
    switch record.occurrence {
    case .registered(let i, _, let moved, let messages):
      lines.instant(
        "\(Address.root(checkpoint: i)) registered", "settlement", at: time, on: .l1Events,
        isGlobal: true,
        [
          ("contracts moved", .int(moved.count)),
          ("messages on L1", .string(Names.messages(messages))),
        ])
    case .loneSettled(let r, _, let messages):
      lines.instant(
        "\(Address.rollup(r)) settled alone", "settlement", at: time, on: .l1Events,
        [("messages on L1", .string(Names.messages(messages)))])
    case .l1Refused(let id, let refusal):
      lines.instant(
        "refused: " + world.name(world.l1.transactions[id].kind), "settlement", at: time,
        on: .l1Events, [("refusal", .string(Names.words(refusal)))])
    case .contractOpened(let r):
      lines.instant("contract of \(Address.rollup(r)) opens", "lock", at: time, on: .l1Events)
    case .slashed(let party, _, let amount):
      lines.instant(
        "\(Names.party(party)) slashed", "slash", at: time, on: .l1Events, isGlobal: true,
        [("thousandths", .string(String(amount)))])
    default: break
    }
  }

  private func origin(_ cause: Cause) -> String {
    switch cause {
    case .command(let id): Address.command(id).description
    case .scheduled(let k): "the scenario's fault \(k)"
    case .event: "an event"
    }
  }
}
