import RollupSimulation
import Screen

/// The left part of a row: the mark of the followed message's ends, the name, and the chain.
struct UnitRow {
  let scene: Scene
  let columns: TreeColumns
  let unit: TreePlan.Unit

  /// Draws onto lines, of which the first holds the name.
  func draw(_ lines: Range<Int>, _ window: RowWindow, _ pen: inout Pen) {
    let y = window.y(lines.lowerBound)
    guard y >= 0 else { return }
    let rollups = scene.tree.rollups(under: unit.node)
    let address: Address =
      unit.isFolded
      ? scene.world.address(of: unit.node, checkpoint: scene.checkpoint) : .rollup(rollups.first!)
    let isSelected = isSelected(rollups, address)
    let end = scene.ends == nil ? nil : rollups.lazy.compactMap { scene.end($0) }.first
    if let end { pen.sign(end, at: 0, y, .followed.bold) }
    if isSelected, end == nil { pen.sign(Sign.selected, at: 0, y, .accent) }
    let after = pen.put(
      TreeColumns.name(of: unit, scene), at: 1, y, end == nil ? .normal : .followed,
      target: .address(address), width: columns.nameWidth)
    if isSelected {
      pen.mark(row: y, from: 1, to: after, reverse: true)
      pen.cursor(at: 1, y)
    }
    let hasChanged = rollups.contains { isChanged($0) }
    let gap = columns.nameWidth + 1
    if hasChanged {
      pen.sign(Sign.changed, at: gap, y, .changed)
    } else if isSelected, end != nil {
      pen.sign(Sign.selected, at: gap, y, .accent)
    }
    guard columns.stripWidth > 0 else { return }
    let strip = ChainStrip(scene: scene, width: columns.stripWidth)
    strip.draw(rollups, at: columns.stripX, y, &pen)
    guard !unit.isFolded, let r = rollups.first else { return }
    if lines.count > 1, case let y = window.y(lines.lowerBound + 1), y >= 0 {
      strip.drawMessages(of: r, at: columns.stripX, y, &pen)
    }
    if lines.count > 2, case let y = window.y(lines.lowerBound + 2), y >= 0 {
      drawHeights(r, y, &pen)
    }
  }

  private func isSelected(_ rollups: ArraySlice<RollupID>, _ address: Address) -> Bool {
    if let r = scene.model.selection.chain { return rollups.contains(r) }
    return unit.isFolded && scene.model.selection == address
  }

  private func isChanged(_ r: RollupID) -> Bool {
    if scene.isHeadChanged(r) { return true }
    if scene.changed.isEmpty { return false }
    // What happened to its chain proof is marked at the proof.
    return scene.isChanged(.rollup(r))
      && !scene.isChanged(.chainProof(r, checkpoint: scene.checkpoint))
  }

  private func drawHeights(_ r: RollupID, _ y: Int, _ pen: inout Pen) {
    let safety = scene.safety[r]
    let rollup = scene.world.rollup(r)
    let cover = scene.topology.isMember(r) ? ", B to #\(safety.covered)" : ""
    var text = "#\(safety.head)\(cover), L1 #\(safety.onL1)"
    if rollup.revertedBlocks > 0 { text += ", \(rollup.revertedBlocks) reverted" }
    if rollup.sequencer.isHalted { text = "HALTED at \(text)" }
    pen.put(text, at: columns.stripX, y, .quiet, width: columns.stripWidth)
  }
}
