import RollupSimulation
import Screen

/// What happened lately, the newest last.
enum LogPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let log = scene.model.log
    let rows = max(pen.height - 1, 0)
    let title = PaneTitle(scene, .log, "LOG  ").draw(&pen)
    pen.put(
      "\(Wording.count(log.count, "record")), newest last; Enter goes to the moment", at: title, 0,
      .quiet)
    if log.isEmpty {
      pen.put("Nothing has been recorded since this moment was reached.", at: 1, 1, .quiet)
    }
    var start = max(log.count - rows, 0)
    if case .event(let n) = scene.model.selection,
      let place = log.lastIndex(where: { $0.event == n }), place < start
    {
      start = place
    }
    let newest = scene.model.changes.first?.event ?? .max
    for (k, record) in log[start...].prefix(rows).enumerated() {
      draw(record, isNew: record.event >= newest, scene, 1 + k, &pen)
    }
  }

  private static func draw(
    _ record: Record, isNew: Bool, _ scene: Scene, _ y: Int, _ pen: inout Pen
  ) {
    let isSelected = scene.model.selection == .event(record.event)
    if isNew { pen.sign(Sign.changed, at: 0, y, .changed) }
    if isSelected { pen.sign(Sign.selected, at: 0, y, .accent) }
    var x = pen.put(Text.padded(left: Wording.clock(record.time), to: 8), at: 1, y, .quiet) + 1
    x = pen.put(Text.padded("e\(record.event)", to: 8), at: x, y, .quiet) + 1
    pen.put(
      Wording.sentence(record, in: scene.world), at: x, y,
      record.occurrence.facts(in: scene.world).weight >= 65 ? .warn : .normal)
    pen.mark(row: y, target: .address(.event(record.event)))
    if isSelected {
      pen.mark(row: y, from: 1, to: 18, reverse: true)
      pen.cursor(at: 1, y)
    }
  }
}

extension PaneRow {
  static let log = PaneRow(
    help: "log", takesMiddle: true,
    holding: { object in
      switch object {
      case .command, .event: .home
      case .rollup, .block, .chainProof, .node, .child, .root, .message, .l1Block, .aggregator:
        .ignored
      }
    },
    // To the moment.
    enter: { model in
      guard case .event = model.selection else { return nil }
      return Update.time(.goTo(model.selection), &model)
    },
    move: Update.moveInLog
  ) { scene, _, pen in LogPanel.draw(scene, &pen) }
}
