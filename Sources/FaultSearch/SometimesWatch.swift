import RollupSimulation

/// Reads off what happens in a run which `Sometimes` properties it reached.
struct SometimesWatch {
  private(set) var reached = SometimesSet()
  private var unminted: Set<MessageID> = []

  /// Properties by the number of the kind that can show them.
  private static let byKind: [UInt64: [Sometimes]] = {
    var found: [UInt64: [Sometimes]] = [:]
    for property in Sometimes.allCases {
      if case .occurrence(let kind, _) = property.evidence {
        found[kind.number, default: []].append(property)
      }
    }
    return found
  }()

  /// To be called after every event of a listening world.
  mutating func look(at world: World) {
    for record in world.records { look(record.occurrence, world) }
  }

  private mutating func look(_ occurrence: Occurrence, _ world: World) {
    let facts = occurrence.facts(in: world)
    for changes in facts.messages {
      if changes.change == .lost(.minted) { unminted.formUnion(changes.ids) }
      if changes.change == .reached(.minted), !unminted.isEmpty,
        !unminted.isDisjoint(with: changes.ids)
      {
        reached.insert(.mintedAgainAfterRevert)
      }
    }
    for property in Self.byKind[facts.kind.number] ?? [] where !reached.contains(property) {
      guard case .occurrence(_, let shows) = property.evidence, shows(occurrence, world) else {
        continue
      }
      reached.insert(property)
    }
  }

  /// To be called once the run is over.
  mutating func finish(_ world: World) {
    for property in Sometimes.allCases {
      if case .end(let shows) = property.evidence, shows(world) { reached.insert(property) }
    }
  }
}
