import FaultSearch
@testable import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// A search over settings finds what is planted, and makes it small in everything that was drawn:
/// faults, sends and settings.
@Suite struct SettingsSearchTests {
  struct Bug: Sendable, CustomTestStringConvertible {
    var name: String
    var guardrail: WritableKeyPath<Guards, Bool> & Sendable
    /// Seeds within which it must be found.
    var seeds: UInt64
    var testDescription: String { name }
  }
  static let bugs = [
    Bug(name: "wrong settle rule", guardrail: \.settleRule, seeds: 100),
    Bug(name: "double mint", guardrail: \.nonces, seeds: 100),
    Bug(name: "registry off", guardrail: \.registry, seeds: 400),
  ]

  /// What breaks, and the search that drew it.
  private func found(_ bug: Bug) throws -> (scenario: Scenario, base: Scenario) {
    var base = Storm.scenario
    base.settings.guards[keyPath: bug.guardrail] = false
    let schedule = FaultSchedule(over: base, drawsSettings: true)
    let found = (1...bug.seeds).lazy.map { schedule.scenario(seed: $0) }.first {
      Trial(running: $0).violation != nil
    }
    return (try #require(found), base)
  }

  /// Whether a scenario is a smaller one: it breaks the property, in no more events.
  private func breaks(
    _ scenario: Scenario, _ property: InvariantViolation.Property, within events: Int
  ) -> Bool {
    guard Storm.isAllowed(scenario) else { return false }
    let trial = Trial(running: scenario)
    return trial.violation?.property == property && trial.events <= events
  }

  /// Nothing idle is left: without any one fault, send or setting that is not the default it does
  /// not break, or is no scenario.
  @Test(arguments: bugs) func whatIsLeftIsNeeded(_ bug: Bug) throws {
    let (scenario, base) = try found(bug)
    let found = try #require(Counterexample(scenario, of: base))
    let (small, property) = (found.scenario, found.violation.property)
    let events = Trial(running: scenario).events
    #expect(found.trials < ScenarioShrinker.trialsMax)
    for k in small.faults.indices {
      var less = small
      less.faults.remove(at: k)
      #expect(!breaks(less, property, within: events), "\(small.faults[k])")
    }
    for k in small.traffic.indices {
      var less = small
      less.traffic.remove(at: k)
      #expect(!breaks(less, property, within: events), "\(small.traffic[k])")
    }
    let rollups = ["rollups", "aggregation.aggregators"]
    for field in SettingsField.all where !rollups.contains(field.path) {
      guard field.write(small.settings) != field.write(Settings()) else { continue }
      // The reader names what matters, without reading all settings.
      #expect(small.summary.contains(field.path))
      var less = small
      field.take(Settings(), &less.settings)
      #expect(!breaks(less, property, within: events), "\(field.path) may as well be the default")
      for simpler in field.simpler(small.settings) {
        less.settings = simpler
        #expect(
          !breaks(less, property, within: events), "\(field.path) may be \(field.write(simpler))")
      }
    }
    #expect(small.duration <= scenario.duration)
    #expect(small.settings.rollups <= scenario.settings.rollups)
  }

  /// The written file runs alone, by any reader of it, to the same break; with the guard on it
  /// holds.
  @Test(arguments: bugs) func theFileBreaksInTheSameWay(_ bug: Bug) throws {
    let (scenario, base) = try found(bug)
    let found = try #require(Counterexample(scenario, of: base))
    let text = ScenarioWriter.write(found.scenario)
    var read = try ScenarioReader.read(text: text, fileName: "found.yaml").get()
    #expect(Trial(running: read).violation == found.violation)
    #expect(read.opening == .event(found.violation.event))
    read.settings.guards[keyPath: bug.guardrail] = true
    #expect(Trial(running: read).verdict == .held)
  }
}
