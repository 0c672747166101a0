import RollupSimulation
import Screen

/// Which of the picture's lines are in sight, and where.
struct RowWindow {
  let first: Int
  let count: Int

  /// The row of a line, or -1 if it is out of sight.
  func y(_ line: Int) -> Int {
    let y = line - first
    return y >= 0 && y < count ? y + 1 : -1
  }
}

/// Draws one checkpoint's tree over the rows of a plan.
struct TreeDrawing {
  let scene: Scene
  let plan: TreePlan
  let columns: TreeColumns
  let checkpoint: Int
  let cells: NodeCells
  private let window: RowWindow

  /// How far a walk over the tree has come, from left to right. Apart from the drawing, which so
  /// never changes: who reads the world through what may change has to copy it.
  private struct Walk {
    /// The next row's unit.
    var next = 0
    /// How many nodes it came by.
    var nodes = 0
    /// The lines of the cell being drawn: one store for all of them.
    var texts: [CellLine] = []
  }

  init(_ scene: Scene, _ plan: TreePlan, _ columns: TreeColumns, checkpoint: Int) {
    self.scene = scene
    self.plan = plan
    self.columns = columns
    self.checkpoint = checkpoint
    cells = NodeCells(scene: scene, checkpoint: checkpoint, isTight: columns.isFolded)
    let hidden = max(plan.units.count * plan.unitRows - plan.visibleRows, 0)
    window = RowWindow(
      first: min(max(scene.model.scroll[Model.Pane.tree.rawValue], 0), hidden),
      count: plan.visibleRows)
  }

  func draw(_ pen: inout Pen) {
    drawHeader(&pen)
    var progress = Walk()
    if plan.treeUnits > 0 { _ = walk(TreeShape.root, &progress, &pen) }
    scene.work.nodes += progress.nodes
    guard columns.stripWidth > 0 else { return }
    let cells = OutsideCells(scene: scene)
    for k in plan.treeUnits..<plan.units.count {
      let lines = k * plan.unitRows..<(k + 1) * plan.unitRows
      UnitRow(scene: scene, columns: columns, unit: plan.units[k]).draw(lines, window, &pen)
      cells.draw(
        plan.units[k], columns.outside, isTitled: columns.columns.isEmpty, lines, window, &pen)
    }
  }

  /// Draws a subtree; returns its first line and the one after its last.
  private func walk(
    _ node: NodeID, _ progress: inout Walk, _ pen: inout Pen
  ) -> Range<Int> {
    progress.nodes += 1
    if case let next = progress.next, next < plan.treeUnits, plan.units[next].node == node {
      progress.next += 1
      let lines = next * plan.unitRows..<(next + 1) * plan.unitRows
      drawUnit(plan.units[next], lines, &progress.texts, &pen)
      return lines
    }
    guard let (left, right) = scene.tree[node].children else { return 0..<0 }
    let upper = walk(left, &progress, &pen)
    let lower = walk(right, &progress, &pen)
    // Who is outside the tree has no place below a node.
    if upper.isEmpty && lower.isEmpty { return 0..<0 }
    let top = upper.isEmpty ? lower : upper
    let bottom = lower.isEmpty ? upper : lower
    let lines = top.lowerBound..<bottom.upperBound
    guard let column = columns.column(scene.tree.level(of: node)) else { return lines }
    drawNode(node, column, lines, &progress.texts, &pen)
    let ends = top.lowerBound...bottom.lowerBound
    if !upper.isEmpty { drawEdge(from: left, at: upper.lowerBound, ends, column, &pen) }
    if !lower.isEmpty { drawEdge(from: right, at: lower.lowerBound, ends, column, &pen) }
    for line in ends.dropFirst().dropLast() {
      pen.sign("│", at: column.x - 1, window.y(line), .quiet)
    }
    return lines
  }

  /// The edge from a child to the junction before its parent's column, which joins the lines from
  /// the upper to the lower end.
  private func drawEdge(
    from child: NodeID, at line: Int, _ ends: ClosedRange<Int>, _ column: TreeColumns.Column,
    _ pen: inout Pen
  ) {
    let junction = column.x - 1
    let arrived = cells.proof(child) != nil || checkpoint == 0
    let edge: Unicode.Scalar = arrived ? "━" : "╌"
    let corner: Unicode.Scalar =
      ends.count == 1 ? edge : line == ends.lowerBound ? "┬" : "┘"
    let level = scene.tree[child].isLeaf ? 0 : scene.tree.level(of: child)
    let start = columns.column(level)?.end ?? columns.columns[0].end
    let y = window.y(line)
    pen.run(edge, from: start, to: junction, y, .quiet)
    pen.sign(corner, at: junction, y, .quiet)
  }

  private func drawNode(
    _ node: NodeID, _ column: TreeColumns.Column, _ lines: Range<Int>, _ texts: inout [CellLine],
    _ pen: inout Pen
  ) {
    let address = scene.world.address(of: node, checkpoint: checkpoint)
    let isFoldedHere = lines.count == plan.unitRows && !scene.tree[node].isLeaf
    texts.removeAll(keepingCapacity: true)
    cells.add(
      node, width: column.width, rows: lines.count, isNamed: !isFoldedHere, to: &texts)
    drawCell(texts, of: address, node, column, lines, &pen)
  }

  /// A cell's lines with its mark, its selection and what a click means.
  private func drawCell(
    _ texts: [CellLine], of address: Address, _ node: NodeID, _ column: TreeColumns.Column,
    _ lines: Range<Int>, _ pen: inout Pen
  ) {
    for k in 0..<min(texts.count, lines.count) {
      let text = texts[k]
      let y = window.y(lines.lowerBound + k)
      let x = column.x + 1 + (k == 0 ? 0 : 2)
      let end = pen.put(text, at: x, y, width: max(column.width - (k == 0 ? 0 : 2), 0))
      let isSelected = k == 0 && address == scene.model.selection
      pen.mark(
        row: y, from: column.x + 1, to: max(end, column.x + 1), target: .address(address),
        reverse: isSelected)
      if k == 0 {
        drawMark(address, node, at: column.x, y, &pen)
        if isSelected { pen.cursor(at: column.x + 1, y) }
      }
    }
  }

  private func drawMark(
    _ address: Address, _ node: NodeID, at x: Int, _ y: Int, _ pen: inout Pen
  ) {
    if scene.isChanged(address) {
      pen.sign(Sign.changed, at: x, y, .changed.bold)
    } else if isBlocker(address, node) {
      pen.sign(Sign.blocks, at: x, y, .warn.bold)
    } else if address == scene.model.selection {
      pen.sign(Sign.selected, at: x, y, .accent)
    }
  }

  private func isBlocker(_ address: Address, _ node: NodeID) -> Bool {
    guard let blocker = scene.blocker, checkpoint == scene.checkpoint else { return false }
    // A block that is waited for stands at its rollup's leaf.
    return blocker == address
  }

  private func drawUnit(
    _ unit: TreePlan.Unit, _ lines: Range<Int>, _ texts: inout [CellLine], _ pen: inout Pen
  ) {
    let y = window.y(lines.lowerBound)
    UnitRow(scene: scene, columns: columns, unit: unit).draw(lines, window, &pen)
    guard let column = columns.columns.first else { return }
    if unit.isFolded {
      let level = scene.tree.level(of: unit.node)
      if let place = columns.column(level) { drawNode(unit.node, place, lines, &texts, &pen) }
      let end = (columns.column(level)?.x ?? column.end) - 1
      let text = cells.foldedLine(unit.node, width: end - column.x - 1)
      pen.put(text, at: column.x + 1, y, width: max(end - column.x - 1, 0))
      let inside = scene.blockerNode.map { scene.tree.contains(unit.node, $0) } ?? false
      if inside, checkpoint == scene.checkpoint {
        pen.sign(Sign.blocks, at: column.x, y, .warn.bold)
      }
    } else {
      texts.removeAll(keepingCapacity: true)
      cells.add(leaf: unit.node, width: column.width, rows: lines.count, to: &texts)
      drawCell(
        texts, of: scene.world.address(of: unit.node, checkpoint: checkpoint), unit.node, column,
        lines,
        &pen)
    }
  }

  // MARK: header

  private func drawHeader(_ pen: inout Pen) {
    let focus = scene.model.focus
    let isMain = columns.stripWidth > 0
    var style = Style.quiet
    if isMain, focus == .tree || focus == .chains {
      pen.put("▌", at: 0, 0, .accent.reverse)
      style = .accent
    }
    if isMain {
      pen.put(focus == .chains ? "2" : "1", at: 1, 0, style, target: .intent(.place(.focus(.tree))))
      ChainStrip(scene: scene, width: columns.stripWidth).drawTicks(at: columns.stripX, &pen)
    }
    if isMain, columns.columns.isEmpty { OutsideCells.drawTitles(columns.outside, &pen) }
    for column in columns.columns {
      let room = column.width + 2
      pen.put(title(of: column), at: column.x + 1, 0, .quiet, width: max(room - 1, 0))
    }
  }

  private func title(of column: TreeColumns.Column) -> String {
    let depth = scene.tree.depth
    let bound = column.width >= 17 ? "  ≤\(depth - column.level)" : ""
    switch column.level {
    case 0 where columns.stripWidth == 0: return "A.\(checkpoint), before"
    case 0: return (column.width >= 12 ? "A chain proof" : "A leaf") + bound
    case depth: return "\(depth)  root B" + bound
    case depth - 1 where scene.tree.order.count > 3:
      return column.width >= 6 ? "\(depth - 1)  C, D" + bound : "\(depth - 1)"
    case 1: return column.width >= 7 ? "1  pairs" + bound : "1"
    default:
      let nodes = scene.tree.foldCount(atLevel: column.level)
      let text = "\(column.level)  \(Wording.count(nodes, "node"))"
      return text.utf8.count <= column.width + 1 ? text + bound : "\(column.level)"
    }
  }
}
