import RollupSimulation
import ScenarioFile

@testable import Explorer

/// Models to start from.
enum Models {
  /// `eight`, paused at a moment.
  static func eight(at seconds: Int64 = 930) throws -> Model {
    guard let demo = BuiltInDemos.named("eight") else { throw Missing() }
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var model = Model(timeline: Timeline(scenario: scenario, seed: 1))
    Update.apply(.time(.goToTime(.genesis + .seconds(seconds))), to: &model)
    return model
  }
  struct Missing: Error {}

  /// A layer of a kind.
  static func layer(_ kind: Model.Layer.Kind) -> Model.Layer {
    switch kind {
    case .prompt: .prompt(Model.Prompt(purpose: .command))
    case .menu: .menu(Model.Menu(title: "", items: []))
    case .help: .help(.messages)
    case .breakpoints: .breakpoints
    case .answer: .answer(.changes)
    case .hash: .hash(HashTrail(HashTarget(.zero, nil)))
    case .explanation: .explain(WordExplanation(word: "B"))
    case .branches: .branches
    case .comparison: .comparison
    case .settings: .settings
    case .lockstep: .lockstep
    }
  }

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
