import Explorer
import RollupSimulation
import ScenarioFile

/// Models to start from.
enum Models {
  /// `eight`, paused at a moment.
  static func eight(at seconds: Int64 = 930) throws -> Model {
    guard let demo = BuiltInDemos.named("eight") else { throw Missing() }
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var model = Model(timeline: Timeline(scenario: scenario, seed: 1))
    Update.apply(.goToTime(.genesis + .seconds(seconds)), to: &model)
    return model
  }
  struct Missing: Error {}

  /// A model after some intents, in order.
  static func eight(at seconds: Int64 = 930, after intents: [Intent]) throws -> Model {
    var model = try eight(at: seconds)
    for intent in intents { Update.apply(intent, to: &model) }
    return model
  }
}

extension Model {
  /// Everything that travels in time, for comparing moments.
  var state: String { timeline.world.stateHash().hex }
}
