import RollupSimulation
import Screen

/// A chain as a strip of cells, a fixed part of an interval each: denser is safer.
struct ChainStrip {
  let scene: Scene
  let width: Int
  /// Cells an interval.
  let perInterval: Int
  /// The first cell shown, counted from genesis.
  private let first: Int

  init(scene: Scene, width: Int) {
    self.scene = scene
    self.width = width
    perInterval = max((width - 1) / 2, 1)
    let interval = scene.intervalMillis
    let now = scene.now.milliseconds
    let cell =
      Int(now / interval) * perInterval
      + Int((now % interval * Int64(perInterval) + interval - 1) / interval)
    first = max(cell - width, 0)
  }

  /// The end of a cell, in time.
  private func end(ofCell cell: Int) -> Instant {
    let interval = scene.intervalMillis
    let whole = Int64(cell / perInterval) * interval
    return Instant(
      milliseconds: whole + Int64(cell % perInterval) * interval / Int64(perInterval))
  }

  /// `ck 2┤`: where the checkpoints lie.
  func drawTicks(at x: Int, _ pen: inout Pen) {
    guard width > 0 else { return }
    var free = x
    for cell in first..<first + width where (cell + 1) % perInterval == 0 {
      let i = (cell + 1) / perInterval
      let column = x + cell - first
      pen.sign("┤", at: column, 0, .quiet)
      let room = column - free
      if let label = ["ck \(i)", "ck\(i)", "\(i)"].first(where: { $0.utf8.count <= room }) {
        let start =
          column - label.utf8.count - (room > label.utf8.count && perInterval >= 6 ? 1 : 0)
        pen.put(label, at: max(start, free), 0, .quiet, width: room)
      }
      free = column + 1
    }
  }

  /// Draws the least advanced of some rollups' chains.
  func draw(_ rollups: ArraySlice<RollupID>, at x: Int, _ y: Int, _ pen: inout Pen) {
    guard width > 0, let first = rollups.first, let last = rollups.last,
      let shown = rollups.min(by: { isBehind($0, $1) })
    else { return }
    let selected = selectedHeight(of: shown)
    var lastCovered: Int?
    for k in 0..<width {
      let (look, heights) = cell(self.first + k, of: shown)
      if look.glyph == "▓" || look.glyph == "█" { lastCovered = k }
      var style = look.style
      if let selected, let heights, heights.contains(selected) { style = style.reverse }
      pen.sign(look.glyph, at: x + k, y, style)
    }
    if scene.isHolderDead, scene.safety[shown].head > scene.safety[shown].covered {
      pen.sign(Sign.blocks, at: x + (lastCovered ?? 0), y, .bad.bold)
    }
    let address: Address =
      rollups.count == 1
      ? .rollup(shown)
      : scene.world.address(
        of: scene.tree.lowestCommonAncestor(first, last),
        checkpoint: scene.checkpoint)
    pen.mark(row: y, from: x, to: x + width, target: .address(address))
  }

  private func isBehind(_ a: RollupID, _ b: RollupID) -> Bool {
    let (a, b) = (scene.safety[a], scene.safety[b])
    return (a.inProof, a.covered, a.head) < (b.inProof, b.covered, b.head)
  }

  private func selectedHeight(of r: RollupID) -> Int? {
    if case .block(r, let height) = scene.model.selection { return height }
    return nil
  }

  /// How the blocks of a cell look, by the last of them, and their heights.
  private func cell(_ number: Int, of r: RollupID) -> (Sign.Look, ClosedRange<Int>?) {
    let from = end(ofCell: number)
    let to = min(end(ofCell: number + 1), scene.now)
    let empty = Sign.Look(glyph: " ", style: .normal)
    guard to > from else { return (empty, nil) }
    let safety = scene.safety[r]
    let low: Int
    let high: Int
    if safety.isRegular {
      low = Int(from.milliseconds / scene.blockMillis)
      high = min(Int(to.milliseconds / scene.blockMillis), safety.head)
    } else {
      let rollup = scene.world.rollup(r)
      low = rollup.height(of: rollup.block(notAfter: from))
      high = rollup.height(of: rollup.block(notAfter: to))
    }
    guard high > low else {
      // Nothing of the chain: what is there left it.
      let isGone = scene.world.rollup(r).hasBlock(after: from, notAfter: to)
      return (isGone ? Sign.orphaned : empty, nil)
    }
    let state: BlockState =
      high <= safety.onL1
      ? .onL1 : high <= safety.covered ? .covered : high <= safety.inProof ? .inChainProof : .built
    return (Sign.look(of: state), low + 1...high)
  }

  /// `↑14 ↓11`: the newest sends and mints, under the blocks that made them.
  func drawMessages(of r: RollupID, at x: Int, _ y: Int, _ pen: inout Pen) {
    let rollup = scene.world.rollup(r)
    var taken = Array(repeating: false, count: width)
    func place(_ id: MessageID, _ sign: String, _ time: Instant) -> Bool {
      guard let k = column(of: time) else { return false }
      let text = "\(sign)\(id.rawValue)"
      let length = text.unicodeScalars.count
      let start = min(k, width - length)
      guard start >= 0 else { return true }
      let cells = max(start - 1, 0)..<min(start + length + 1, width)
      if cells.contains(where: { taken[$0] }) { return true }
      for cell in start..<start + length { taken[cell] = true }
      let isFollowed = scene.followed?.id == id
      pen.put(
        text, at: x + start, y, isFollowed ? .followed.bold : .quiet,
        target: .address(.message(id)))
      return true
    }
    let messages = scene.world.messages
    for id in messages.outbox(of: r).suffix(width).reversed() {
      if !place(id, "↑", messages[id].sentAt) { break }
    }
    for id in messages.inbox(of: r).suffix(width).reversed() {
      guard let mint = messages[id].mint else { continue }
      if !place(id, "↓", rollup.time(of: mint.block)) { break }
    }
  }

  /// The column of a moment; `nil` if it lies before the strip.
  private func column(of time: Instant) -> Int? {
    let interval = scene.intervalMillis
    let cell =
      Int(time.milliseconds / interval) * perInterval
      + Int((time.milliseconds % interval * Int64(perInterval) + interval - 1) / interval) - 1
    return cell < first ? nil : min(cell - first, width - 1)
  }
}
