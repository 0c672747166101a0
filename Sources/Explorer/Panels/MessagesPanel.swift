import RollupSimulation
import Screen

/// Where the messages are, and what each of them waits for.
enum MessagesPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    drawTitle(scene, &pen)
    let rows = pen.height - 1
    guard rows > 0 else { return }
    if scene.world.messages.isEmpty {
      pen.put("No message has been sent yet.", at: 1, 1, .quiet)
      return
    }
    if MessageGroups.areWanted(scene) {
      MessageGroups.draw(scene, rows, &pen)
    } else {
      drawRows(scene, rows, &pen)
    }
  }

  static func drawTitle(_ scene: Scene, _ pen: inout Pen) {
    let reached = scene.world.messageCounts
    let levels = levels(reached)
    let isGrouped = MessageGroups.areWanted(scene)
    let title = PaneTitle(
      scene, .messages,
      isGrouped && pen.width >= 110
        ? "MESSAGES grouped by what they wait for " : "MESSAGES ")
    var x = title.draw(&pen)
    x = pen.put("\(Wording.number(reached.sent)):  ", at: x, 0)
    let filter = scene.model.filter.isEmpty ? "" : " · & \(Text.sanitised(scene.model.filter))"
    let covered = "· covered \(Wording.number(reached.covered))\(filter)"
    var counts = levels.map { ("\(Wording.level($0.0)) \(Wording.number($0.1))", $0.1) }
    if reached.reverted > 0 {
      counts.append(("Reverted \(Wording.number(reached.reverted))", reached.reverted))
    }
    // Room for air between the counts, if it does not push the last of them out.
    let needed = counts.reduce(x + Text.width(covered)) { $0 + Text.width($1.0) + 2 }
    let separator = needed <= pen.width ? "  " : " "
    for (text, count) in counts {
      x = pen.put(text + separator, at: x, 0, count == 0 ? .quiet : .normal)
    }
    pen.put(covered, at: x, 0, .quiet)
  }

  /// How many messages are at each level now; the tallies count all that ever reached one. Those
  /// that were reverted are at none. What is further counts for the levels before it too, where a
  /// mode passes over one.
  static func levels(_ counts: MessageCounts) -> [(Message.Level, Int)] {
    var reached = [
      counts.standing, counts.openable, counts.standingUsable + counts.standingExpired,
      counts.settledInTree,
      counts.onL1, counts.final, 0,
    ]
    for k in reached.indices.dropLast().reversed() { reached[k] = max(reached[k], reached[k + 1]) }
    return Message.Level.allCases.map { level in
      // A mint may stand though its send was reverted; then the message counts as that.
      let (here, beyond) = (reached[level.rawValue], reached[level.rawValue + 1])
      return (level, min(here, counts.standing) - min(beyond, counts.standing))
    }
  }

  private static func drawRows(_ scene: Scene, _ rows: Int, _ pen: inout Pen) {
    let all = MessageRows.ordered(scene.model, limit: rows + 64)
    var start = min(
      max(scene.model.scroll[Model.Pane.messages.rawValue], 0), max(all.count - rows, 0))
    if case .message(let id) = scene.model.selection, let place = all.firstIndex(of: id) {
      start = min(max(start, place - rows + 1), place)
    }
    let more = max(all.count - start - rows, 0)
    let shown = all[start...].prefix(more > 0 && rows > 1 ? rows - 1 : rows).map {
      scene.world.message($0)
    }
    scene.work.messages += all.count
    let columns = MessageRow.Columns(shown)
    for (k, message) in shown.enumerated() {
      MessageRow(scene: scene, message: message, columns: columns).draw(1 + k, &pen)
    }
    if more > 0, rows > 1 {
      let rest = scene.world.messages.count - start - shown.count
      pen.put("\(Wording.number(rest)) more ↓", at: 1, rows, .quiet)
    }
  }
}

/// The header line of a pane: its number, and `▌` where the focus is.
struct PaneTitle {
  let pane: Model.Pane
  let text: String
  let isFocused: Bool

  init(_ scene: Scene, _ pane: Model.Pane, _ text: String) {
    self.pane = pane
    self.text = text
    isFocused = scene.model.focus == pane || scene.model.zoomed == pane
  }

  /// Draws it in the first row and returns the column after it.
  @discardableResult
  func draw(_ pen: inout Pen, row: Int = 0) -> Int {
    if isFocused { pen.put("▌", at: 0, row, .accent.reverse) }
    return pen.put(
      "\(pane.rawValue + 1) \(text)", at: 1, row, isFocused ? .accent.bold : .accent,
      target: .intent(.place(.focus(pane))))
  }
}

extension PaneRow {
  static let messages = PaneRow(
    help: "messages", signs: { Legend.messages },
    holding: { if case .message = $0 { .home } else { .missing } },
    first: { model in
      (model.followed ?? MessageRows.ordered(model, limit: 1).first).map(Address.message)
    },
    move: { intent, model in
      let rows = MessageRows.ordered(model, limit: MessageRows.reach)
      return Update.moveInList(intent, &model, rows.map(Address.message))
    }
  ) { scene, _, pen in MessagesPanel.draw(scene, &pen) }
}
