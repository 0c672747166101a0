import Explorer
import RollupSimulation

extension RunCommand {
  /// Prints the preimage of an object's hash, or of a hash given by its first digits.
  func printPreimage(of name: String, _ scenario: Scenario) throws {
    var timeline = Timeline(scenario: scenario, seed: scenarioOptions.seed ?? scenario.seed)
    timeline.seek(time: min(until?.time ?? scenario.end, scenario.end))
    let world = timeline.world
    let found: [HashReference] =
      if let address = Address(name) {
        world.reference(to: address).map { [$0] } ?? []
      } else {
        world.hashes(startingWith: name, limit: 2).map(\.reference)
      }
    guard let reference = found.first, let preimage = world.preimage(of: reference) else {
      throw Failure(.usage, "there is no hash of \(name) at \(TimeText.clock(of: world.now))")
    }
    if found.count > 1 {
      throw Failure(.usage, "several hashes begin with \(name): give more digits")
    }
    for line in PreimageText.lines(preimage, in: world) { printLine(line) }
  }
}
