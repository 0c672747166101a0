import RollupSimulation
import Screen

/// The run from its start to its end: checkpoints, proven `B`s, faults, settlements, bookmarks,
/// and where we are.
struct TimelinePanel {
  let scene: Scene
  /// The checkpoints shown, from the start of an epoch.
  private let first: Int
  private let last: Int
  /// Cells an interval, the tick included.
  private let cells: Int
  private let x0: Int

  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let panel = TimelinePanel(scene, width: pen.width)
    panel.drawAxis(&pen)
    panel.drawMarks(&pen)
    if pen.height > 2 { panel.drawNumbers(&pen) }
    if pen.height > 3 { panel.drawList(&pen) }
  }

  private init(_ scene: Scene, width: Int) {
    self.scene = scene
    let settings = scene.world.settings
    x0 = width >= 110 ? 10 : 6
    let room = max(width - x0 - 9, 4)
    let interval = settings.checkpointInterval.milliseconds
    let length = (scene.world.scenario.end - Instant.genesis).milliseconds
    // The rest of an interval at the end of the run has its place too.
    let total = max(Int((length + interval - 1) / interval), 1)
    let epoch = settings.checkpointsPerEpoch
    let most = max(room / 2, 1)
    if total <= most, total <= epoch * 2 {
      (first, last) = (0, min(max(total, epoch), most))
    } else {
      // One epoch at a time, or as much of it as there is room for: that with the moment shown,
      // which at the edge of two is still that before.
      let shown = min(epoch, most)
      let passed = Int((scene.shownTime.milliseconds + interval - 1) / interval)
      first = max(passed - 1, 0) / shown * shown
      last = first + shown
    }
    cells = max(min(room / (last - first), 12), 1)
  }

  private var width: Int { (last - first) * cells }

  /// The column of a moment; `nil` outside of what is shown.
  private func column(_ time: Instant) -> Int? {
    let interval = scene.world.settings.checkpointInterval.milliseconds
    let cell = Int(time.milliseconds * Int64(cells) / interval) - first * cells
    return cell >= 0 && cell <= width ? x0 + cell : nil
  }

  private func time(_ i: Int) -> Instant { scene.world.settings.time(ofCheckpoint: i) }

  private func drawAxis(_ pen: inout Pen) {
    let long = x0 >= 10
    func label(_ i: Int) -> String {
      long ? TimeText.clock(of: time(i)) : String(TimeText.clock(of: time(i)).dropLast(3))
    }
    pen.put(label(first), at: 1, 1, .quiet, target: .address(.event(0)))
    let known =
      scene.model.timeline.marks.last.map { max($0.time, scene.world.now) }
      ?? scene.world.now
    for k in 0...width {
      let moment = Instant(
        milliseconds: Int64(first * cells + k)
          * scene.world.settings.checkpointInterval.milliseconds / Int64(cells))
      let glyph: Unicode.Scalar
      if k == 0 {
        glyph = "├"
      } else if k == width {
        glyph = "┤"
      } else if k % cells == 0 {
        glyph = "┼"
      } else {
        glyph = moment <= known ? "─" : "·"
      }
      pen.sign(glyph, at: x0 + k, 1, .quiet)
      if k % cells == 0 {
        pen.mark(
          row: 1, from: x0 + k, to: min(x0 + k + cells, x0 + width + 1),
          target: .intent(.time(.goToTime(moment))))
      }
    }
    for mark in scene.model.timeline.marks {
      guard case .root = mark.kind, let x = column(mark.time) else { continue }
      pen.sign("B", at: x, 1, mark.time <= scene.world.now ? .good : .quiet)
    }
    pen.put(label(last), at: x0 + width + 2, 1, .quiet)
  }

  private func drawMarks(_ pen: inout Pen) {
    PaneTitle(scene, .timeline, "").draw(&pen)
    let pace = "×\(scene.model.pace.factor)\(scene.model.pace.isAutomatic ? " auto" : "")"
    let right = pen.put(
      pace, endingAt: pen.width - 1, 0, .quiet, target: .intent(.pace(.automatic)))
    for mark in scene.model.timeline.marks {
      guard let x = column(mark.time) else { continue }
      switch mark.kind {
      case .fault, .command, .takeover: pen.sign("!", at: x, 0, .warn.bold)
      case .settlement: pen.sign("L", at: x, 0, .good)
      case .checkpoint, .root: break
      }
    }
    for bookmark in scene.model.bookmarks {
      if let x = column(bookmark.time) { pen.sign("'", at: x, 0, .accent) }
    }
    let head = drawHead(right, &pen)
    if let x = column(time(settleCheckpoint)), x - 6 > x0, x + 1 < right,
      !head.overlaps(x - 7..<x + 1)
    {
      pen.put("settle", at: x - 6, 0, .quiet)
    }
  }

  private var settleCheckpoint: Int {
    let settings = scene.world.settings
    return settings.lastCheckpoint(ofEpoch: settings.epoch(ofCheckpoint: max(first + 1, 1)))
  }

  /// `▼ 0:15:28`, its label on whichever side has room; returns the columns that it takes.
  private func drawHead(_ right: Int, _ pen: inout Pen) -> Range<Int> {
    guard let x = column(scene.shownTime) else { return 0..<0 }
    let label = TimeText.clock(of: scene.shownTime)
    pen.sign("▼", at: x, 0, .accent.bold)
    if scene.model.focus == .timeline { pen.cursor(at: x, 0) }
    if x + 2 + label.utf8.count < right {
      pen.put(label, at: x + 2, 0, .accent)
      return x..<x + 2 + label.utf8.count
    } else if x - 1 - label.utf8.count > x0 {
      pen.put(label, endingAt: x - 1, 0, .accent)
      return x - 1 - label.utf8.count..<x + 1
    }
    return x..<x + 1
  }

  private func drawNumbers(_ pen: inout Pen) {
    pen.put("ck", at: 1, 2, .quiet)
    for i in first...last {
      let x = x0 + (i - first) * cells
      let label = "\(i)"
      if label.utf8.count < cells || i % 5 == 0 {
        pen.put(label, at: x, 2, i == scene.checkpoint ? .accent : .quiet)
      }
    }
  }

  /// All marks in words, when the pane fills the screen.
  private func drawList(_ pen: inout Pen) {
    let bookmarks = scene.model.bookmarks.map {
      ($0.time, "' \(Text.sanitised($0.name))", $0.event)
    }
    let marks = scene.model.timeline.marks.compactMap { mark -> (Instant, String, Int)? in
      words(mark).map { (mark.time, $0, mark.event) }
    }
    let all = (marks + bookmarks).sorted { $0.0 < $1.0 }
    let rows = pen.height - 4
    let passed = all.prefix { $0.0 <= scene.world.now }.count
    let start = min(max(passed - rows / 2, 0), max(all.count - rows, 0))
    for (k, item) in all[start...].prefix(max(rows, 0)).enumerated() {
      let isPast = item.0 <= scene.world.now
      let x = pen.put(
        Text.padded(left: Wording.clock(item.0), to: 8), at: 1, 4 + k, .quiet)
      pen.put(item.1, at: x + 2, 4 + k, isPast ? .normal : .quiet)
      if start + k + 1 == passed { pen.put("▸", at: 0, 4 + k, .accent) }
      pen.mark(row: 4 + k, target: .address(.event(item.2)))
    }
  }

  private func words(_ mark: Mark) -> String? {
    switch mark.kind {
    case .checkpoint(let i): "checkpoint \(i)"
    case .root(let i): "B.\(i) proven"
    case .fault: "a fault of the scenario"
    case .command(let id): "command \(id.rawValue)"
    case .settlement: "settlement on L1"
    case .takeover: "another aggregator takes over"
    }
  }
}

extension PaneRow {
  static let timeline = PaneRow(
    help: "timeline",
    keys: [
      Keymap.bind(.time, [.left], .time(.stepBack), "one unit back"),
      Keymap.bind(.time, [.right], .time(.stepForward), "one unit forward"),
      Keymap.bind(.time, [.pageUp], .time(.checkpointBack), "one checkpoint back"),
      Keymap.bind(.time, [.pageDown], .time(.checkpointForward), "one checkpoint forward"),
    ],
    signs: { Legend.timeline }, move: Update.moveInTimeline
  ) { scene, _, pen in TimelinePanel.draw(scene, &pen) }
}
