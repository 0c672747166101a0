import RollupSimulation
import Screen

/// Which run, which moment, and in one sentence what the last step changed.
enum HeaderPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    drawRun(scene, &pen)
    let notice = scene.model.notice
    let step = Wording.step(scene.model.changes, in: scene.world)
    let text = notice ?? step + watched(scene, room: pen.width - Text.width(step) - 2)
    let hasChanged = notice == nil && !scene.model.changes.isEmpty
    if hasChanged { pen.sign(Sign.changed, at: 0, 1, .changed.bold) }
    pen.put(
      text, at: 1, 1, notice == nil ? .normal : .warn,
      target: scene.model.changes.last.map { .address(.event($0.event)) })
  }

  /// Watches that the last move changed, as many as there is room for behind the sentence.
  private static func watched(_ scene: Scene, room: Int) -> String {
    var text = ""
    for (watch, change) in zip(scene.model.breaks.watches, scene.model.breaks.watched)
    where change.before != change.now {
      let next = text + "  · " + Wording.change(watch, change)
      if Text.width(next) > room { break }
      text = next
    }
    return text
  }

  private static func drawRun(_ scene: Scene, _ pen: inout Pen) {
    let right = moment(scene, pen.width)
    let world = scene.world
    let run = scene.model.runIdentifier.prefix(4)
    let settings = world.settings
    let isMixed = !settings.modeOf.isEmpty || !settings.isolated.isEmpty
    let mode = isMixed ? "mixed" : settings.mode.rawValue
    let name = Text.truncated(world.scenario.name, to: 24)
    let branch = branch(scene)
    let candidates = [
      "prooftop   \(name) · \(mode) · seed \(world.seed) · run \(run)\(branch)",
      "\(name) \(mode) seed \(world.seed) run \(run)\(branch)",
      "\(name) seed \(world.seed) run \(run)\(branch)", "\(name)\(branch)",
    ]
    let start = max(pen.width - right.width - 1, 0)
    let room = start - 2
    let left = candidates.first { Text.width($0) <= room } ?? candidates[3]
    pen.put(left, at: 1, 0, .quiet, width: max(room, 0))
    pen.put(right.line, at: start, 0)
  }

  private static func branch(_ scene: Scene) -> String {
    let timeline = scene.model.timeline
    // The newest future is the one that people are at; only an older one is worth a word.
    return timeline.branch == timeline.branches.count - 1
      ? "" : " · \(timeline.branches[timeline.branch].name)"
  }

  /// `PAUSED 0:15:28 ck3+28s e1780 step: proof`, with more air on wide screens.
  private static func moment(_ scene: Scene, _ width: Int) -> (line: Line, width: Int) {
    let world = scene.world
    let since = scene.shownTime - world.settings.time(ofCheckpoint: world.checkpoint)
    let past = Wording.length(.seconds(since.milliseconds / 1000))
    let time = TimeText.clock(of: scene.shownTime)
    var line = Line()
    let isRunning = scene.model.pace.direction != .paused
    line.add(
      state(scene), isRunning ? .accent.bold : .strong,
      target: .intent(.pace(.toggleRun)))
    if width >= 110 {
      line.add("   \(time)   ck \(world.checkpoint) +\(past)   event \(world.eventCount)   ")
    } else if width >= 60 {
      let tight = past.replacingSpaces()
      line.add(" \(time) ck\(world.checkpoint)+\(tight) e\(world.eventCount) ")
    } else {
      line.add(" \(time) ")
    }
    if width >= 60 {
      line.add(
        "step: \(Wording.unit(scene.model.unit))", .normal, target: .intent(.time(.nextUnit)))
    }
    return (line, Text.width(line.text))
  }

  private static func state(_ scene: Scene) -> String {
    let pace = scene.model.pace
    let factor = "×\(pace.factor)\(pace.isAutomatic ? " auto" : "")"
    switch pace.direction {
    case .paused:
      return scene.world.nextDue.map { $0 > scene.world.scenario.end } ?? true
        ? "END" : "PAUSED"
    case .forwards: return "RUN \(factor)"
    case .backwards: return "BACK \(factor)"
    }
  }
}

extension Style {
  /// Ordinary text in heavier strokes.
  static let strong = Style.normal.bold
}

extension String {
  /// The text without its spaces, for narrow screens.
  func replacingSpaces() -> String { filter { $0 != " " } }
}
