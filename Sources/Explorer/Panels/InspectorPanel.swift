import RollupSimulation
import Screen

/// Everything about the selected object: preimages field by field, comparisons, rules.
enum InspectorPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let object = scene.model.selection
    let title = PaneTitle(scene, .inspector, "INSPECT \(object)   ").draw(&pen)
    let lines = Inspection.lines(object, scene)
    pen.put(Inspection.subtitle(object, scene), at: title, 0, .quiet)
    if scene.isChanged(object) { pen.sign(Sign.changed, at: 0, 0, .changed.bold) }
    let rows = max(pen.height - 1, 0)
    let isFocused = scene.model.focus == .inspector
    let stops = isFocused ? Stops(lines, of: object).all : []
    let cursor = stops.isEmpty ? nil : stops[scene.model.inspectorStop(of: stops.count)]
    let start = start(cursor, stops, lines: lines.count, rows: rows, scene)
    for (k, line) in lines[start...].prefix(rows).enumerated() {
      pen.put(line, at: 1, 1 + k, width: pen.width - 1)
      if let cursor, cursor.line == start + k { mark(cursor, line, 1 + k, &pen) }
    }
    if lines.count - start > rows, rows > 0 {
      pen.put(" ↓ \(lines.count - start - rows) more", endingAt: pen.width, 0, .quiet)
    }
  }

  /// The first line shown: the cursor stays in the middle, so that the text around it is seen; its
  /// first and last place show all that is before and after.
  private static func start(
    _ cursor: Stops.Stop?, _ stops: [Stops.Stop], lines: Int, rows: Int, _ scene: Scene
  ) -> Int {
    let isFocused = scene.model.focus == .inspector
    var wished = isFocused ? scene.model.scroll[Model.Pane.inspector.rawValue] : 0
    if let cursor {
      wished = cursor.line - rows / 2
      if cursor.line == stops[0].line { wished = cursor.line - rows + 1 }
      if cursor.line == stops[stops.count - 1].line { wished = min(lines - rows, cursor.line) }
    }
    return min(max(wished, 0), max(lines - rows, 0))
  }

  private static func mark(_ cursor: Stops.Stop, _ line: Line, _ y: Int, _ pen: inout Pen) {
    let before = line.spans.prefix(cursor.span).reduce(0) { $0 + Text.width($1.text) }
    let width = Text.width(line.spans[cursor.span].text)
    pen.sign(Sign.selected, at: 0, y, .accent)
    pen.mark(row: y, from: 1 + before, to: 1 + before + width, reverse: true)
    pen.cursor(at: min(1 + before, pen.width - 1), y)
  }
}

/// What the inspector tells of each kind of object.
enum Inspection {
  static func lines(_ object: Address, _ scene: Scene) -> [Line] {
    guard scene.world.exists(object) else {
      return [Line("There is no \(object) at this moment.", .warn)]
    }
    switch object {
    case .rollup(let r): return rollup(r, scene)
    case .block(let r, let height): return block(r, height, scene)
    case .chainProof, .node, .child, .root:
      guard let (node, i) = scene.world.node(at: object) else { return [] }
      return scene.tree[node].isLeaf ? chainProof(node, i, scene) : self.node(node, i, scene)
    case .message(let id): return message(id, scene)
    case .l1Block(let number): return l1Block(number, scene)
    case .aggregator(let a): return aggregator(a, scene)
    case .command(let id): return command(id, scene)
    case .event(let n): return event(n, scene)
    }
  }

  /// The words beside the title.
  static func subtitle(_ object: Address, _ scene: Scene) -> String {
    switch object {
    case .rollup: return "rollup"
    case .block: return "block"
    case .chainProof(let r, let i): return "chain proof of R\(r.rawValue), checkpoint \(i)"
    case .node, .child, .root:
      guard let (node, i) = scene.world.node(at: object) else { return "" }
      let place = scene.tree[node]
      return
        "node over \(Wording.count(place.count, "rollup")), level \(scene.tree.level(of: node)), "
        + "checkpoint \(i)"
    case .message: return "message"
    case .l1Block: return "block of L1"
    case .aggregator: return "aggregator"
    case .command: return "command"
    case .event: return "event"
    }
  }

  /// A label of one width, then the value.
  static func field(
    _ label: String, _ value: String, _ style: Style = .normal, to target: Address? = nil
  ) -> Line {
    var line = Line(Text.padded(label, to: 10), .quiet)
    line.add(value, style, target: target.map { .address($0) })
    return line
  }

  /// Twelve digits say enough; `y` copies all of them.
  static func hash(_ digest: Digest) -> String {
    digest == .zero ? "none (32 zero bytes)" : digest.prefixHex(12) + "…"
  }

  /// A label, then words and hashes in the order given.
  static func field(_ label: String, _ style: Style = .normal, _ parts: Part...) -> Line {
    var line = Line(Text.padded(label, to: 10), .quiet)
    for part in parts { line.add(part, style) }
    return line
  }

  /// A part of a line.
  enum Part {
    case words(String)
    /// Words for an object that can be gone to.
    case object(String, Address?)
    /// The first digits of a hash, whose preimage can be gone to.
    case hash(HashTarget, digits: Int = 12)
  }

  static func event(_ n: Int, _ scene: Scene) -> [Line] {
    let records = scene.model.log.filter { $0.event == n }
    if records.isEmpty {
      return [Line("Go to e\(n) to see what happened: t, then e\(n).", .quiet)]
    }
    return records.map { Line(Wording.sentence($0, in: scene.world)) }
  }

  static func command(_ id: CommandID, _ scene: Scene) -> [Line] {
    guard let command = scene.model.timeline.commands.first(where: { $0.id == id }) else {
      return [Line("Command \(id.rawValue) is not on this branch.", .warn)]
    }
    return [
      field("asks", Wording.action(command.action)),
      field(
        "at", "\(Wording.clock(command.time)), after event \(command.afterEvent)",
        to: .event(command.afterEvent)),
      field("state", command.enabled ? "on" : "switched off: it is no event of this branch"),
    ]
  }
}

extension Line {
  /// Adds words, an object or a hash. A hash with twelve digits says that there are more.
  mutating func add(_ part: Inspection.Part, _ style: Style = .normal) {
    switch part {
    case .words(let text): add(text, style)
    case .object(let text, let object): add(text, style, target: object.map { .address($0) })
    case .hash(let target, let digits):
      if target.digest == .zero {
        add(digits < 12 ? "none" : Inspection.hash(.zero), style)
      } else {
        let text = target.digest.prefixHex(digits) + (digits < 12 ? "" : "…")
        add(text, style, target: .hash(target))
      }
    }
  }
}

extension PaneRow {
  static let inspector = PaneRow(
    help: "inspector", signs: { Legend.tree }, takesMiddle: true, holding: { _ in .shown },
    enter: Update.enterInspected, move: Update.moveInInspector,
    beyond: { Inspection.lines($0.model.selection, $0).count - $1.height + 1 }
  ) { scene, _, pen in InspectorPanel.draw(scene, &pen) }
}
