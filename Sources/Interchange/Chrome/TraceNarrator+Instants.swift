import RollupSimulation

// Moments: everything that matters and has neither a slice nor an arrow.

extension TraceNarrator {
  /// What matters at least as much as that a message can be opened.
  private static let weightMin = 46
  /// The gravest are drawn across all tracks.
  private static let globalWeightMin = 75

  mutating func tellInstant(_ record: Record, _ world: World) {
    let facts = record.occurrence.facts(in: world)
    guard facts.weight >= Self.weightMin, result(of: record, world) == nil else { return }
    lines.instant(
      words(record, world), facts.kind.name, at: record.time,
      on: track(of: record.occurrence.outcome(in: world).party),
      isGlobal: facts.weight >= Self.globalWeightMin)
  }

  private func track(of party: Party?) -> Track {
    switch party {
    case .sequencer(let r): .sequencer(r)
    case .prover(let r): .prover(r)
    case .aggregator(let a): .duties(a)
    case .l1: .l1Events
    case .network, .person, nil: .run
    }
  }
}
