import RollupSimulation
import Screen

/// What stands in the row of a rollup outside the tree: its own proof, the blocks of others that
/// its chain depends on, and what L1 holds of it.
struct OutsideCells {
  let scene: Scene

  static func drawTitles(_ columns: OutsideColumns, _ pen: inout Pen) {
    for (column, titles) in [
      (columns.own, ["own proof", "proof"]), (columns.needs, ["depends on", "needs"]),
      (columns.l1, ["L1 holds", "L1"]),
    ] {
      let title = titles.first { $0.utf8.count <= column.width } ?? ""
      pen.put(title, at: column.x + 1, 0, .quiet, width: column.width)
    }
  }

  func draw(
    _ unit: TreePlan.Unit, _ columns: OutsideColumns, isTitled: Bool, _ rows: Range<Int>,
    _ window: RowWindow, _ pen: inout Pen
  ) {
    let rollups = Array(scene.tree.rollups(under: unit.node))
    let cells =
      unit.isFolded
      ? folded(rollups, columns, isTitled)
      : [
        own(rollups[0], columns.own.width), needs(rollups[0], columns.needs.width, isTitled),
        l1(rollups[0], columns.l1.width),
      ]
    for (column, lines) in zip([columns.own, columns.needs, columns.l1], cells) {
      for (row, line) in zip(rows, lines) where window.y(row) >= 0 {
        pen.put(line, at: column.x + 1, window.y(row), width: column.width)
      }
    }
    if case let y = window.y(rows.lowerBound), y >= 0, let node = scene.blockerNode,
      scene.tree.contains(unit.node, node)
    {
      pen.sign(Sign.blocks, at: columns.own.x, y, .warn.bold)
    }
  }

  private func fit(_ width: Int, _ candidates: [String]) -> String {
    candidates.first { $0.unicodeScalars.count <= width } ?? ""
  }

  // MARK: own proof

  private func own(_ r: RollupID, _ width: Int) -> [Line] {
    let state = Self.ownProof(r, scene)
    return [Line(fit(width, state.texts), state.style, target: .address(.rollup(r)))]
  }

  /// How far the rollup's own proof is, the longest wording first.
  static func ownProof(_ r: RollupID, _ scene: Scene) -> (texts: [String], style: Style) {
    let world = scene.world
    let prover = world.rollup(r).prover
    if prover.isHalted { return (["✗ prover halted", "✗ halted", "✗"], .bad) }
    if let id = prover.job, case .lone(_, let to) = world.job(id).kind {
      let job = world.job(id)
      let percent = "\(job.percent(at: world.now))%"
      let height = "#\(world.rollup(r).block(to).height)"
      return (
        [
          "◐ \(height) \(percent) → \(Wording.clock(job.ends))", "◐ \(height) \(percent)",
          "◐ \(percent)", "◐",
        ], Sign.folding.style
      )
    }
    if let height = world.loneProofHeight(of: r) {
      return (["○ #\(height) sent", "○ sent", "○"], Sign.ready.style)
    }
    if let height = world.layer1.contract(of: r).pending.last?.height {
      return (["✓ #\(height) proven", "✓ #\(height)", "✓"], Sign.proven.style)
    }
    let ck = next(r, scene)
    let at = world.settings.time(ofCheckpoint: ck)
    guard at <= .genesis + world.scenario.duration else { return (["· no more", "·"], .quiet) }
    return (["· at \(Wording.clock(at))", "·"], .quiet)
  }

  /// The checkpoint at which the rollup is proven next: an L3 at each, the others once an epoch.
  private static func next(_ r: RollupID, _ scene: Scene) -> Int {
    let step =
      scene.topology.settlingL2(of: r) == nil ? scene.world.settings.checkpointsPerEpoch : 1
    return (scene.world.checkpoint / step + 1) * step
  }

  /// The row as a statement.
  static func plain(_ r: RollupID, _ scene: Scene) -> String {
    let safety = scene.safety[r]
    let pending = scene.layer1.contract(of: r).pending.last
    var text = "\(Wording.name(r)): head \(safety.head), proven to \(safety.inProof), on L1 to "
    text += "\(safety.onL1); own proof \(ownProof(r, scene).texts[0])"
    let needs = scene.needs[r].map { Wording.hashed($0, scene.tree) }
    if !needs.isEmpty { text += "; needs \(needs.joined(separator: ", "))" }
    if let pending {
      let end = pending.since + scene.world.settings.l1.pendingTimeout
      text += "; #\(pending.height) pending to \(Wording.clock(end))"
    }
    if let l2 = scene.topology.settlingL2(of: r) {
      text += "; L3 on \(Wording.name(l2)), which holds #\(scene.world.heightOnL2(of: r) ?? 0)"
    }
    return text
  }

  // MARK: dependencies

  private func needs(_ r: RollupID, _ width: Int, _ isTitled: Bool) -> [Line] {
    let needs = scene.needs[r]
    var line = Line()
    if needs.isEmpty {
      line.add(width >= 7 ? "nothing" : "·", .quiet)
    } else {
      let isWaiting = !scene.layer1.contract(of: r).pending.isEmpty
      if !isTitled { line.add("needs ", .quiet) }
      var length = isTitled ? 0 : 6
      for (k, imported) in needs.enumerated() {
        let source = RollupID(Int(imported.first))
        // Proven and kept by L1 it only waits in turn.
        let isMissing =
          isWaiting
          && scene.safety[source].inProof < Int(imported.index)
        let text = (isMissing ? "!" : "") + "R\(source.rawValue)#\(imported.index)"
        let rest = needs.count - k
        let room = width - length - (rest > 1 ? 1 + "+\(rest - 1)".utf8.count : 0)
        guard text.utf8.count <= room else {
          line.add("+\(rest)", .quiet)
          break
        }
        let height = min(Int(imported.index), scene.safety[source].head)
        line.add(
          text, isMissing ? .warn : .normal,
          target: .address(.block(source, height: height)))
        if rest > 1 { line.add(" ") }
        length += 1 + text.utf8.count
      }
    }
    let followers = scene.world.dependents(of: r)
    guard !followers.isEmpty else { return [line] }
    let ending = followers.count == 1 ? " hangs on it" : " hang on it"
    return [line, Line(names(followers, before: "", after: ending, width), .quiet)]
  }

  /// `R1 R2 +3 hang on it`, in so many cells.
  private func names(
    _ rollups: [RollupID], before: String, after: String, _ width: Int
  ) -> String {
    for shown in stride(from: rollups.count, through: 0, by: -1) {
      let rest = rollups.count - shown
      var parts = rollups.prefix(shown).map { Wording.name($0) }
      if rest > 0 { parts.append("+\(rest)") }
      let text = before + parts.joined(separator: " ") + after
      if text.unicodeScalars.count <= width { return text }
    }
    return ""
  }

  // MARK: L1

  private func l1(_ r: RollupID, _ width: Int) -> [Line] {
    let world = scene.world
    let contract = world.layer1.contract(of: r)
    let settled = contract.settledHeight
    let state = settled == 0 ? "genesis" : "#\(settled)"
    if let stored = world.heightOnL2(of: r), let l2 = scene.topology.settlingL2(of: r) {
      let name = Wording.name(l2)
      return [
        Line(fit(width, ["\(state), \(name) holds #\(stored)", "\(name): #\(stored)", state])),
        Line(fit(width, ["settles in \(name)'s state", "in \(name)"]), .quiet),
      ]
    }
    if let pending = contract.pending.last {
      let first = contract.pending[0]
      let end = Wording.clock(first.since + world.settings.l1.pendingTimeout)
      return [
        Line(
          fit(
            width,
            [
              "\(state), #\(pending.height) pending to \(end)", "#\(pending.height) until \(end)",
              "pending \(end)", "pending", "?",
            ]), .warn, target: .address(.rollup(r)))
      ]
    }
    let time = contract.settledAt.map { " at \(Wording.clock($0))" } ?? ""
    return [
      Line(
        fit(width, [state + time, state]), settled == 0 ? .quiet : .good,
        target: .address(.rollup(r)))
    ]
  }

  // MARK: folded

  private func folded(
    _ rollups: [RollupID], _ columns: OutsideColumns, _ isTitled: Bool
  ) -> [[Line]] {
    let contracts = scene.layer1.contracts
    let pending = rollups.count { !contracts[$0].pending.isEmpty }
    let proving = rollups.count { scene.world.rollup($0).prover.job != nil }
    let own =
      proving > 0
      ? ["◐ \(proving) of \(rollups.count) proving", "◐ \(proving)", "◐"]
      : [Wording.count(rollups.count, "rollup"), "\(rollups.count)"]
    let inside = Set(rollups)
    let sources = Set(
      rollups.flatMap { scene.needs[$0].map { RollupID(Int($0.first)) } }
    ).subtracting(inside).sorted()
    let needs =
      sources.isEmpty
      ? "" : names(sources, before: isTitled ? "" : "needs ", after: "", columns.needs.width)
    let lowest = rollups.map { contracts[$0].settledHeight }.min() ?? 0
    let l1 =
      pending > 0
      ? ["\(pending) of \(rollups.count) pending", "\(pending) pending", "\(pending)"]
      : [lowest == 0 ? "genesis" : "from #\(lowest)", "#\(lowest)"]
    return [
      [Line(fit(columns.own.width, own), proving > 0 ? Sign.folding.style : .quiet)],
      [Line(needs)],
      [Line(fit(columns.l1.width, l1), pending > 0 ? .warn : .quiet)],
    ]
  }
}
