import RollupSimulation
import Screen

/// Draws one checkpoint's tree over the rows of a plan.
struct TreeDrawing {
  let scene: Scene
  let plan: TreePlan
  let columns: TreeColumns
  let checkpoint: Int
  let cells: NodeCells
  /// The next row's unit while walking the tree from left to right.
  private var next = 0
  private let firstRow: Int

  init(_ scene: Scene, _ plan: TreePlan, _ columns: TreeColumns, checkpoint: Int) {
    self.scene = scene
    self.plan = plan
    self.columns = columns
    self.checkpoint = checkpoint
    cells = NodeCells(scene: scene, checkpoint: checkpoint, isTight: columns.isFolded)
    let hidden = max(plan.units.count * plan.unitRows - plan.visibleRows, 0)
    firstRow = min(max(scene.model.scroll[Model.Pane.tree.rawValue], 0), hidden)
  }

  mutating func draw(_ pen: inout Pen) {
    drawHeader(&pen)
    next = 0
    if plan.treeUnits > 0 { _ = walk(TreeShape.root, &pen) }
    guard columns.stripWidth > 0 else { return }
    let cells = OutsideCells(scene: scene)
    for k in plan.treeUnits..<plan.units.count {
      let lines = (k * plan.unitRows..<(k + 1) * plan.unitRows).map(row)
      UnitRow(scene: scene, columns: columns, unit: plan.units[k]).draw(lines, &pen)
      cells.draw(
        plan.units[k], columns.outside, isTitled: columns.columns.isEmpty, lines, &pen)
    }
  }

  /// The row of the picture's line `line`, or -1 if it is out of sight.
  private func row(_ line: Int) -> Int {
    let y = line - firstRow
    return y >= 0 && y < plan.visibleRows ? y + 1 : -1
  }

  /// Draws a subtree; returns its first line and the one after its last.
  private mutating func walk(_ node: NodeID, _ pen: inout Pen) -> Range<Int> {
    if next < plan.treeUnits, plan.units[next].node == node {
      defer { next += 1 }
      let lines = next * plan.unitRows..<(next + 1) * plan.unitRows
      drawUnit(plan.units[next], lines, &pen)
      return lines
    }
    guard let (left, right) = scene.tree[node].children else { return 0..<0 }
    let upper = walk(left, &pen)
    let lower = walk(right, &pen)
    // Who is outside the tree has no place below a node.
    let parts = [(left, upper), (right, lower)].filter { !$0.1.isEmpty }
    guard let top = parts.first, let bottom = parts.last else { return 0..<0 }
    let lines = top.1.lowerBound..<bottom.1.upperBound
    guard let column = columns.column(scene.tree.level(of: node)) else { return lines }
    drawNode(node, column, lines, &pen)
    drawEdges(parts.map { ($0.0, $0.1.lowerBound) }, column, &pen)
    return lines
  }

  /// The edges from two children to the junction before their parent's column.
  private func drawEdges(
    _ children: [(NodeID, line: Int)], _ column: TreeColumns.Column, _ pen: inout Pen
  ) {
    let junction = column.x - 1
    guard let top = children.first?.line, let bottom = children.last?.line else { return }
    for (child, line) in children {
      let arrived = cells.slot(child).proof != nil || checkpoint == 0
      let edge: Unicode.Scalar = arrived ? "━" : "╌"
      let corner: Unicode.Scalar = top == bottom ? edge : line == top ? "┬" : "┘"
      let level = scene.tree[child].isLeaf ? 0 : scene.tree.level(of: child)
      let start = columns.column(level)?.end ?? columns.columns[0].end
      pen.run(edge, from: start, to: junction, row(line), .quiet)
      pen.sign(corner, at: junction, row(line), .quiet)
    }
    if bottom > top + 1 {
      for line in top + 1..<bottom { pen.sign("│", at: junction, row(line), .quiet) }
    }
  }

  private func drawNode(
    _ node: NodeID, _ column: TreeColumns.Column, _ lines: Range<Int>, _ pen: inout Pen
  ) {
    let address = scene.world.address(of: node, checkpoint: checkpoint)
    let isFoldedHere = lines.count == plan.unitRows && !scene.tree[node].isLeaf
    draw(
      cells.lines(of: node, width: column.width, rows: lines.count, isNamed: !isFoldedHere),
      of: address, node, column, lines, &pen)
  }

  /// A cell's lines with its mark, its selection and what a click means.
  private func draw(
    _ texts: [CellLine], of address: Address, _ node: NodeID, _ column: TreeColumns.Column,
    _ lines: Range<Int>, _ pen: inout Pen
  ) {
    for (k, text) in texts.prefix(lines.count).enumerated() {
      let y = row(lines.lowerBound + k)
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

  private func drawUnit(_ unit: TreePlan.Unit, _ lines: Range<Int>, _ pen: inout Pen) {
    let y = row(lines.lowerBound)
    UnitRow(scene: scene, columns: columns, unit: unit).draw(lines.map(row), &pen)
    guard let column = columns.columns.first else { return }
    if unit.isFolded {
      let level = scene.tree.level(of: unit.node)
      if let place = columns.column(level) { drawNode(unit.node, place, lines, &pen) }
      let end = (columns.column(level)?.x ?? column.end) - 1
      let text = cells.foldedLine(unit.node, width: end - column.x - 1)
      pen.put(text, at: column.x + 1, y, width: max(end - column.x - 1, 0))
      let inside = scene.blockerNode.map { scene.tree.contains(unit.node, $0) } ?? false
      if inside, checkpoint == scene.checkpoint {
        pen.sign(Sign.blocks, at: column.x, y, .warn.bold)
      }
    } else {
      draw(
        cells.lines(ofLeaf: unit.node, width: column.width, rows: lines.count),
        of: scene.world.address(of: unit.node, checkpoint: checkpoint), unit.node, column, lines,
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
      pen.put(focus == .chains ? "2" : "1", at: 1, 0, style, target: .intent(.focus(.tree)))
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
      let text = "\(column.level)  \(nodes) nodes"
      return text.utf8.count <= column.width + 1 ? text + bound : "\(column.level)"
    }
  }
}
