import FaultSearch
import RollupSimulation
import Testing

/// A search is worth something if it finds what is known to be broken. Each guard that is switched
/// off is a bug; it must be found within a stated number of seeds, be made small, and be the
/// guard's own: with the guard on the same small scenario holds.
@Suite struct PlantedBugTests {
  struct Bug: Sendable, CustomTestStringConvertible {
    var name: String
    var guardrail: WritableKeyPath<Guards, Bool> & Sendable
    /// Seeds within which it must be found.
    var seeds: UInt64
    var property: InvariantViolation.Property
    var testDescription: String { name }
  }

  static let bugs = [
    Bug(name: "continuity off", guardrail: \.continuity, seeds: 100, property: .continuity),
    // A fork below the leaf of a `B` that nobody has posted, and a lone proof of it at once.
    Bug(name: "lock off", guardrail: \.lock, seeds: 3_000, property: .boundedRisk),
    Bug(name: "registry off", guardrail: \.registry, seeds: 400, property: .continuity),
    Bug(name: "wrong settle rule", guardrail: \.settleRule, seeds: 20, property: .noDoubleMint),
    Bug(name: "double mint", guardrail: \.nonces, seeds: 10, property: .noDoubleMint),
  ]

  @Test(arguments: bugs) func isFoundMadeSmallAndItsGuardsOwn(_ bug: Bug) throws {
    let schedule = Storm.schedule { $0.guards[keyPath: bug.guardrail] = false }
    let found = try #require(
      (1...bug.seeds).lazy.map { schedule.scenario(seed: $0) }.first {
        Trial(running: $0).violation?.property == bug.property
      })
    let small = try #require(Counterexample(found, of: schedule.base))
    #expect(small.scenario.faults.count <= 5)
    #expect(small.trials < ScenarioShrinker.trialsMax)
    #expect(small.violation.property == bug.property)
    // It still breaks, alone and as its file says.
    #expect(Trial(running: small.scenario).violation == small.violation)
    #expect(small.scenario.opening == .event(small.violation.event))
    #expect(Storm.isAllowed(small.scenario))
    var guarded = small.scenario
    guarded.settings.guards[keyPath: bug.guardrail] = true
    #expect(Trial(running: guarded).verdict == .held)
  }
}
