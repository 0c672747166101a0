import Explorer
import Interchange
import RollupSimulation
import ScenarioFile
import Screen

/// Effects that need no screen: files.
struct EffectHandler {
  let isReadOnly: Bool

  /// Saves the session; a refusal is told in the notice, since losing it must not go unseen.
  func save(_ model: inout Model) {
    guard !isReadOnly else { return }
    do {
      try SessionFile().save(model.timeline, model.breaks)
    } catch {
      model.notice = "Not saved: \(Self.words(error))"
    }
  }

  /// Writes a scenario, a picture or the run for another program into the current folder.
  func export(_ kind: Effect.Export, _ picture: Canvas, _ model: inout Model) {
    let timeline = model.timeline
    let name = Text.sanitised(timeline.world.scenario.name)
      .replacing("/", with: "-").replacing(" ", with: "-")
    let run = model.runIdentifier.prefix(4)
    let moment = "\(name)-\(run)-e\(timeline.event)"
    let theme = model.theme
    do {
      let path =
        switch kind {
        case .scenario:
          try Files.create("\(name)-\(run)", "yaml") {
            try $0(ScenarioWriter.write(Self.scenario(timeline)))
          }
        case .text: try Files.create(moment, "txt") { try $0(PlainText.text(picture)) }
        case .svg:
          try Files.create(moment, "svg") {
            let palette = Palette(Theme(rawValue: theme) ?? .standard)
            try $0(SVG.picture(picture, palette, title: moment))
          }
        case .dot:
          try Files.create("\(moment)-ck\(model.shownCheckpoint)", "dot") {
            try TreeGraph.write(
              timeline.world, checkpoint: model.shownCheckpoint, messages: true, to: $0)
          }
        case .chrome:
          try Files.create(moment, "json") {
            try ChromeTrace.write(RecordedRun(timeline), words: Wording.sentence, to: $0)
          }
        case .trace:
          try Files.create(moment, "trace") { try timeline.writeTrace(to: $0) }
        case .shiviz:
          try Files.create(moment, "log") {
            try CausalLog.write(RecordedRun(timeline), words: Wording.sentence, to: $0)
          }
        }
      model.notice = "Wrote \(path)."
    } catch {
      model.notice = Self.words(error)
    }
  }

  private static func words(_ error: any Error) -> String {
    (error as? Failure)?.words ?? "\(error)"
  }

  /// The scenario with what was done by hand as scheduled faults: the same run. Where an invariant
  /// is broken, it also claims that none is, which fails, and opens at the event that broke it.
  static func scenario(_ timeline: Timeline) -> Scenario {
    var scenario = timeline.asScenario
    if let violation = timeline.world.violations.first {
      let claim = Expectation(
        moment: .always, quantity: .counter(.invariantViolations), comparison: .equal, value: 0)
      if !scenario.expectations.contains(claim) { scenario.expectations.append(claim) }
      scenario.opening = .event(violation.event)
    }
    return scenario
  }
}
