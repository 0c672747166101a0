import Explorer
import RollupSimulation
import ScenarioFile
import Screen

/// Effects that need no screen: files.
struct EffectHandler {
  let isReadOnly: Bool

  /// Saves the session; a refusal is told in the notice, since losing it must not go unseen.
  func save(_ model: inout Model) {
    guard !isReadOnly else { return }
    do throws(Failure) {
      try SessionFile(model.timeline).save()
    } catch {
      model.notice = "Not saved: \(error.words)"
    }
  }

  /// Writes a scenario or a picture into the current folder.
  func export(_ kind: Effect.Export, _ picture: Canvas, _ model: inout Model) {
    let name = Text.sanitised(model.timeline.world.scenario.name)
      .replacing("/", with: "-").replacing(" ", with: "-")
    let run = model.runIdentifier.prefix(4)
    let moment = "\(name)-\(run)-e\(model.timeline.event)"
    do throws(Failure) {
      let path =
        switch kind {
        case .scenario:
          try Files.create(
            "\(name)-\(run)", "yaml", ScenarioWriter.write(Self.scenario(model.timeline)))
        case .text: try Files.create(moment, "txt", PlainText.text(picture))
        case .svg:
          try Files.create(
            moment, "svg",
            SVG.picture(
              picture, Palette(Theme(rawValue: model.theme) ?? .standard), title: moment))
        }
      model.notice = "Wrote \(path)."
    } catch {
      model.notice = error.words
    }
  }

  /// The scenario with what was done by hand as scheduled faults.
  ///
  /// A command stands between two events, a fault before all events of its millisecond: a command
  /// that came after an event of the same millisecond is written one later.
  static func scenario(_ timeline: Timeline) -> Scenario {
    var scenario = timeline.world.scenario
    scenario.seed = timeline.world.seed
    var copy = timeline
    for command in timeline.commands where command.enabled {
      copy.seek(event: command.afterEvent)
      let isFirst = command.afterEvent == 0 || copy.world.now < command.time
      let time = isFirst ? command.time : command.time + .milliseconds(1)
      scenario.faults.append(ScheduledFault(time: time, action: command.action))
    }
    return scenario
  }
}
