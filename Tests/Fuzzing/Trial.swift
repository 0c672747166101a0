import Audit
@testable import RollupSimulation
import ScenarioFile

/// What is done with one input: read it, and if it reads well, run it for a while.
public struct Trial {
  /// What kind of text an input is.
  public enum Kind: String {
    /// The bytes of a scenario file.
    case scenario
    /// A `--set` argument to the demo `eight`.
    case settings
    /// The bytes of a trace.
    case trace
  }

  /// Events that a readable input is run for: a few, and now and then enough for some checkpoints
  /// of a small scenario.
  static let events = 60
  static let manyEvents = 1_200
  static let manyEvery = 16
  /// Of many rollups an event costs more, so fewer.
  static let eventsTimesRollups = 8_000

  /// Inputs that read well.
  public private(set) var readable = 0
  /// Events that those were run for.
  public private(set) var events = 0

  /// Nothing tried yet.
  public init() {}

  /// What is wrong with how the input was taken; `nil` if nothing is.
  public mutating func run(_ kind: Kind, _ input: [UInt8], number: Int) -> String? {
    let result: Result<Scenario, Diagnostics>
    switch kind {
    case .scenario: result = ScenarioReader.read(bytes: input, fileName: "x.yaml")
    case .settings:
      result = ScenarioReader.applying(
        settings: [String(decoding: input, as: UTF8.self)], to: BuiltInDemos.named("eight")!.text,
        fileName: "x.yaml")
    case .trace: return audit(input)
    }
    switch result {
    case .failure(let diagnostics): return complaint(about: diagnostics)
    case .success(let scenario):
      readable += 1
      if number % 8 == 0, let complaint = rewritten(scenario) { return complaint }
      run(scenario, events: number % Trial.manyEvery == 0 ? Trial.manyEvents : Trial.events)
      return nil
    }
  }

  /// A trace is found true or false, in printable words; `readable` counts those of which some
  /// lines hold, `events` the lines.
  private mutating func audit(_ input: [UInt8]) -> String? {
    var auditor = Auditor()
    do throws(Finding) {
      try auditor.feed(input[...])
      events += try auditor.finish().lines
      readable += 1
      return nil
    } catch {
      if error.line > 5 { readable += 1 }
      events += error.line - 1
      return complaint(about: error.description)
    }
  }

  private func complaint(about diagnostics: Diagnostics) -> String? {
    if diagnostics.items.isEmpty { return "refused without a reason" }
    if diagnostics.items.count > Diagnostics.limit { return "too many reasons" }
    return complaint(about: diagnostics.description)
  }

  private func complaint(about words: String) -> String? {
    for scalar in words.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        return "an answer with the character \(scalar.value)"
      default: break
      }
    }
    return nil
  }

  /// What is read can be written and reads back equal.
  private func rewritten(_ scenario: Scenario) -> String? {
    let copy = ScenarioReader.read(text: ScenarioWriter.write(scenario), fileName: "x.yaml")
    switch copy {
    case .success(let copy): return copy == scenario ? nil : "reads back as something else"
    case .failure(let diagnostics): return "does not read back: \(diagnostics)"
    }
  }

  private mutating func run(_ scenario: Scenario, events wanted: Int) {
    var checker = ExpectationChecker(scenario)
    var world = World(scenario: scenario, seed: scenario.seed)
    let limit = max(4, min(wanted, Trial.eventsTimesRollups / scenario.settings.rollups))
    var count = 0
    while count < limit, world.step() {
      checker.check(world, next: world.nextInstant)
      count += 1
    }
    _ = checker.finish(world)
    _ = world.stateHash()
    events += count
  }
}
