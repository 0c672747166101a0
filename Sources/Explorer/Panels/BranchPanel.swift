import RollupSimulation
import Screen

/// The layer of branches: the tree, the commands of the branch shown, and of the selected line the
/// details.
enum BranchPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    pen.clear()
    let timeline = scene.model.timeline
    let tree = BranchTree(timeline)
    Overlay.drawTitle("BRANCHES", &pen)
    let rows = max(pen.height - 4, 1)
    let selected = min(scene.model.branchRow, tree.lines.count - 1)
    let start = min(max(selected - rows + 1, 0), max(tree.lines.count - rows, 0))
    let nameWidth = nameWidth(tree, timeline)
    for (k, line) in tree.lines.enumerated().dropFirst(start).prefix(rows) {
      let y = 1 + k - start
      draw(line, nameWidth, scene, y, &pen)
      if k == selected {
        pen.sign(Sign.selected, at: 0, y, .accent)
        pen.cursor(at: 0, y)
      }
      pen.mark(row: y, target: .intent(.branches(.inList(.select(k)))), reverse: k == selected)
    }
    if tree.lines.count > rows {
      pen.put(" \(selected + 1) of \(tree.lines.count) ", endingAt: pen.width - 1, 0, .quiet)
    }
    pen.run("─", from: 0, to: pen.width, pen.height - 3, .quiet)
    for (k, text) in details(tree.lines[selected].row, scene).enumerated() {
      pen.put(text, at: 2, pen.height - 2 + k, width: pen.width - 3)
    }
  }

  private static func nameWidth(_ tree: BranchTree, _ timeline: Timeline) -> Int {
    let widths = tree.lines.map { line in
      guard case .branch(let id) = line.row else { return 0 }
      return Text.width(line.strokes) + Text.width(timeline.branches[id].name)
    }
    return min(max(widths.max() ?? 0, 8), 34)
  }

  private static func draw(
    _ line: BranchTree.Line, _ nameWidth: Int, _ scene: Scene, _ y: Int, _ pen: inout Pen
  ) {
    let timeline = scene.model.timeline
    let x = pen.put(line.strokes, at: 4, y, .quiet)
    switch line.row {
    case .command(let id):
      guard let command = timeline.commands.first(where: { $0.id == id }) else { return }
      let text =
        "\(command.enabled ? "[on]" : "[off]") \(Address.command(id)) "
        + "\(Wording.clock(command.time)) e\(command.afterEvent): \(Wording.action(command.action))"
      pen.put(text, at: x, y, command.enabled ? .normal : .quiet)
    case .branch(let id):
      let isHere = id == timeline.branch
      if isHere { pen.put("●", at: 2, y, .accent) }
      let branch = timeline.branches[id]
      pen.put(branch.name, at: x, y, isHere ? .strong : .normal, width: nameWidth + 4 - x)
      let fork =
        branch.parent == nil ? "" : "after e\(branch.forkEvent)"
      let run = timeline.runIdentifier(ofBranch: id).prefix(4)
      var column = nameWidth + 6
      pen.put("run \(run)", at: column, y, .quiet)
      column += 10
      pen.put(known(id, timeline), at: column, y)
      column += 13
      pen.put(fork, at: column, y, .quiet)
      column += 14
      let figures = pen.width >= 110 ? self.figures(id, timeline, isShort: true) : ""
      let end = pen.width - (figures.isEmpty ? 1 : 36)
      if end - column > 4 {
        pen.put(BranchTree.story(id, timeline), at: column, y, width: end - column - 1)
      }
      pen.put(figures, at: end, y, .quiet)
    }
  }

  private static func known(_ id: Int, _ timeline: Timeline) -> String {
    guard let world = timeline.newestWorld(ofBranch: id) else {
      return timeline.branches[id].isUnvisited
        ? "not run yet" : "to e\(timeline.branches[id].lastEvent)"
    }
    return "to \(Wording.clock(world.now))"
  }

  /// Key figures at the last known moment of a branch.
  private static func figures(_ id: Int, _ timeline: Timeline, isShort: Bool) -> String {
    guard let world = timeline.newestWorld(ofBranch: id) else { return "" }
    let wanted: [(Quantity.Counter, String, String)] = [
      (.messagesUsable, "usable", "usable"), (.messagesStuck, "stuck", "stuck"),
      (.revertedMessages, "rev", "reverted"), (.atRiskBlocks, "risk", "blocks at risk"),
    ]
    return wanted.map {
      "\(isShort ? $1 : $2) \(Wording.number(world.value(of: .counter($0))))"
    }.joined(separator: isShort ? " " : ", ")
  }

  private static func details(_ row: BranchTree.Row, _ scene: Scene) -> [String] {
    let timeline = scene.model.timeline
    switch row {
    case .branch(let id):
      let branch = timeline.branches[id]
      let figures = figures(id, timeline, isShort: false)
      let known = figures.isEmpty ? known(id, timeline) : "\(known(id, timeline)): \(figures)"
      return [
        "\(branch.name) (\(id)): \(BranchTree.story(id, timeline))",
        "Known \(known). Run \(timeline.runIdentifier(ofBranch: id).prefix(16))",
      ]
    case .command(let id):
      guard let command = timeline.commands.first(where: { $0.id == id }) else { return [] }
      return [
        "\(Address.command(id)) at \(Wording.clock(command.time)), after event "
          + "\(command.afterEvent): \(Wording.action(command.action))",
        command.enabled
          ? "x switches it off: a sibling branch without it, recomputed up to now"
          : "x switches it on again: a sibling branch with it, recomputed up to now",
      ]
    }
  }
}
