import RollupSimulation
import Screen

/// Every rollup's blocks by state, with room: heights, forks, imports, what is settled where.
enum ChainsPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let title = PaneTitle(scene, .chains, "CHAINS  ").draw(&pen)
    pen.put("░ built  ▒ in A  ▓ covered by B  █ on L1  x left the chain", at: title, 0, .quiet)
    let order = scene.tree.order
    let hasMessages = pen.height - 2 >= order.count * 2
    let height = hasMessages ? 2 : 1
    let rows = max((pen.height - 2) / height, 0)
    var start = min(
      max(scene.model.scroll[Model.Pane.chains.rawValue], 0), max(order.count - rows, 0))
    if let place = order.firstIndex(where: { isSelected($0, scene) }) {
      start = min(max(start, place - rows + 1), place)
    }
    let facts = pen.width >= 70 ? 40 : 0
    let name = "R\(order.count - 1)".utf8.count
    let room = pen.width - name - 4 - facts
    let strip = ChainStrip(scene: scene, width: max(room - (room + 1) % 2, 3))
    pen.within(Rect(0, 1, pen.width, 1)) { strip.drawTicks(at: name + 2, &$0) }
    for (k, r) in order[start...].prefix(rows).enumerated() {
      let y = 2 + k * height
      draw(r, strip, name, y, facts > 0, scene, &pen)
      if hasMessages { strip.drawMessages(of: r, at: name + 2, y + 1, &pen) }
    }
  }

  private static func isSelected(_ r: RollupID, _ scene: Scene) -> Bool {
    scene.model.selection.chain == r
  }

  private static func draw(
    _ r: RollupID, _ strip: ChainStrip, _ name: Int, _ y: Int, _ hasFacts: Bool, _ scene: Scene,
    _ pen: inout Pen
  ) {
    let isSelected = isSelected(r, scene)
    if let end = scene.end(r) {
      pen.sign(end, at: 0, y, .followed.bold)
    } else if isSelected {
      pen.sign(Sign.selected, at: 0, y, .accent)
    }
    let end = pen.put(Wording.name(r), at: 1, y, target: .address(.rollup(r)))
    if isSelected {
      pen.mark(row: y, from: 1, to: end, reverse: true)
      pen.cursor(at: 1, y)
    }
    if scene.isHeadChanged(r) {
      pen.sign(Sign.changed, at: name + 1, y, .changed)
    }
    strip.draw([r], at: name + 2, y, &pen)
    guard hasFacts else { return }
    let safety = scene.safety[r]
    let rollup = scene.world.rollup(r)
    var text = "#\(safety.head)  A #\(safety.inProof)  B #\(safety.covered)  L1 #\(safety.onL1)"
    if rollup.sequencer.isHalted { text += "  HALTED" }
    if rollup.prover.isHalted { text += "  PROVER HALTED" }
    if rollup.revertedBlocks > 0 { text += "  \(rollup.revertedBlocks) reverted" }
    pen.put(text, at: name + 2 + strip.width + 2, y, rollup.sequencer.isHalted ? .bad : .quiet)
  }
}

extension PaneRow {
  static let chains = PaneRow(
    help: "chains", signs: { Legend.tree },
    holding: { $0.chain == nil ? .missing : .home },
    first: Update.firstRollup, move: Update.moveInChains
  ) { scene, _, pen in ChainsPanel.draw(scene, &pen) }
}
