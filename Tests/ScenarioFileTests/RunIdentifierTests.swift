import RollupSimulation
import Testing

@testable import ScenarioFile

/// The run identifier: everything that decides a run is in it, and nothing else.
@Suite struct RunIdentifierTests {
  private func id(_ scenario: Scenario) -> String { scenario.runIdentifier(seed: 1) }

  /// Every setting, set to something else by its path, is another run.
  @Test func everySettingIsInIt() throws {
    var base = Scenario(name: "base")
    base.settings.guards.lock = false
    let yaml = Array(ScenarioWriter.write(base).utf8)
    func read(_ setting: String) -> Scenario? {
      try? ScenarioReader.read(bytes: yaml, fileName: "", settings: [setting]).get()
    }
    let others = [
      "[R1, R0, R2, R3, R4, R5, R6, R7]", "root", "{R3: 17s}", "never", "true", "false", "7", "9",
      "6", "12s", "10s", "20s", "2min", "10min", "7B", "7.5", "direct", "{R0>R1: direct}", "[R1]",
      "{R1: R0}",
    ]
    // With another number of rollups nothing else changes as long as the order is left open.
    for field in SettingsField.all {
      let changed = others.lazy.compactMap { read("\(field.path)=\($0)") }.first {
        field.write($0.settings) != field.write(base.settings)
      }
      #expect(id(try #require(changed, "\(field.path)")) != id(base), "\(field.path)")
    }
  }

  @Test func whatIsOnlyToldIsNotInIt() {
    let base = Scenario(name: "base")
    var told = base
    told.name = "other"
    told.summary = "words"
    told.opening = .event(3)
    told.seed = 9
    told.expectations = [
      Expectation(moment: .always, quantity: .counter(.blocks), comparison: .less, value: 3)
    ]
    #expect(id(told) == id(base) && told.digest == base.digest)
    #expect(base.runIdentifier(seed: 2) != id(base))
    var longer = base
    longer.drain = .minutes(6)
    var sending = base
    sending.traffic = [.allToAll(amount: 1)]
    #expect(Set([base, longer, sending].map(id)).count == 3)
  }

  /// A command and a fault in the same place are one thing; the order in the file is none.
  @Test func actionsCountInTheirPlaces() {
    let base = Scenario(name: "base")
    let halt = Action.inject(.haltProver(RollupID(1)))
    let crash = Action.inject(.crashAggregator(AggregatorID(0)))
    func fault(_ second: Int64, _ action: Action, _ event: Int?) -> ScheduledFault {
      ScheduledFault(time: .genesis + .seconds(second), action: action, afterEvent: event)
    }
    func with(_ faults: [ScheduledFault]) -> Scenario {
      var scenario = base
      scenario.faults = faults
      return scenario
    }
    let command = Command(
      id: CommandID(4), action: halt, afterEvent: 70, time: .genesis + .seconds(60))
    let off = Command(
      id: CommandID(5), action: crash, afterEvent: 80, time: .genesis + .seconds(61),
      enabled: false)
    let byHand = base.runIdentifier(seed: 1, commands: [command, off])
    #expect(byHand == id(with([fault(60, halt, 70)])))
    let all = [
      with([]), with([fault(60, halt, nil)]), with([fault(60, halt, 70)]),
      with([fault(60, halt, 71)]), with([fault(61, halt, 70)]), with([fault(60, crash, 70)]),
    ]
    #expect(Set(all.map(id)).count == all.count)
    #expect(
      id(with([fault(60, halt, 70), fault(9, crash, nil)]))
        == id(with([fault(9, crash, nil), fault(60, halt, 70)])))
  }
}
