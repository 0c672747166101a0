import FaultSearch
import RollupSimulation
import ScenarioFile

/// The demo that searches are made over.
enum Storm {
  static let scenario: Scenario = {
    let demo = BuiltInDemos.named("storm")!
    switch ScenarioReader.read(text: demo.text, fileName: demo.fileName) {
    case .success(let scenario): return scenario
    case .failure(let diagnostics): preconditionFailure(diagnostics.description)
    }
  }()

  /// Schedules over it, with some of its settings changed.
  static func schedule(_ change: (inout Settings) -> Void = { _ in }) -> FaultSchedule {
    var scenario = scenario
    change(&scenario.settings)
    return FaultSchedule(over: scenario, provingMax: ScenarioReader.slowestProver(in: scenario))
  }

  /// Whether a file can hold a scenario.
  static func isAllowed(_ scenario: Scenario) -> Bool {
    let text = ScenarioWriter.write(scenario)
    return (try? ScenarioReader.read(text: text, fileName: "x.yaml").get()) == scenario
  }
}
