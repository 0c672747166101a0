import RollupSimulation

@testable import ScenarioFile

/// The smallest scenario, followed by `rest`, which begins on line 3.
func minimal(_ rest: String = "") -> String { "schema: 1\nname: x\n" + rest }

/// What the reader says about `text`, one line for each mistake; empty if it is a scenario.
func complaints(_ text: String, settings: [String] = []) -> String {
  switch ScenarioReader.applying(settings: settings, to: text, fileName: "x.yaml") {
  case .success: ""
  case .failure(let diagnostics): diagnostics.description
  }
}

/// The scenario in `text`, which must be one.
func scenario(_ text: String, settings: [String] = []) throws -> Scenario {
  try ScenarioReader.applying(settings: settings, to: text, fileName: "x.yaml").get()
}

/// A small generator of its own for property tests, so that a failure names a seed.
struct TestNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
  }
}
