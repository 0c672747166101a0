import RollupSimulation
import Screen

/// Chains and tree in one picture: a row is a rollup, left to right is towards finality.
enum TreePanel {
  static func draw(_ scene: Scene, _ plan: TreePlan, _ pen: inout Pen) {
    guard !plan.units.isEmpty else { return }
    let offset = plan.earlier == nil ? 0 : 76
    if let earlier = plan.earlier {
      pen.within(Rect(0, 0, 74, pen.height)) {
        TreeDrawing(scene, plan, earlier, checkpoint: scene.checkpoint - 1).draw(&$0)
      }
    }
    pen.within(Rect(offset, 0, pen.width - offset, pen.height)) {
      TreeDrawing(scene, plan, plan.columns, checkpoint: scene.checkpoint).draw(&$0)
      if plan.isFolded, plan.treeUnits > 0 { drawMostExports(scene, plan, &$0) }
      drawNote(scene, plan, &$0)
    }
  }

  /// "If the aggregator dies now": in the free corner under the root.
  private static func drawNote(_ scene: Scene, _ plan: TreePlan, _ pen: inout Pen) {
    guard let root = plan.columns.columns.last, root.width >= 12 else { return }
    // Rows of rollups outside the tree have their own words there.
    let rows = min(plan.visibleRows, plan.treeUnits * plan.unitRows)
    let top = plan.unitRows == 1 && !plan.isFolded ? 4 : max(5, rows / 2)
    let least = max(4, min(top, rows - 4))
    guard least + 4 <= rows else { return }
    for (k, line) in AtRisk.lines(scene, isWide: root.width >= 22).enumerated() {
      pen.put(line.text, at: root.x + 1, 1 + least + k, line.style, width: root.width)
    }
  }

  /// The most exports at each level: it falls towards the root.
  private static func drawMostExports(_ scene: Scene, _ plan: TreePlan, _ pen: inout Pen) {
    let y = 1 + plan.visibleRows
    let most = scene.world.mostExports(at: scene.checkpoint)
    pen.put("most exports", at: 1, y, .quiet, width: plan.columns.stripX + plan.columns.stripWidth)
    for column in plan.columns.columns {
      let count = most[column.level]
      let label = count < 0 ? "·" : "\(count)"
      let x = column.level == 0 ? max(column.x + 3, 15) : column.x + 1
      pen.put(label, at: x, y, .quiet, width: max(column.end - x, 1))
    }
  }
}

/// What would be left if the aggregator died now (PROTOCOL 6).
enum AtRisk {
  static func lines(_ scene: Scene, isWide: Bool) -> [(text: String, style: Style)] {
    let name = Wording.name(scene.holder)
    let root = scene.coveredCheckpoint
    let risk = Wording.number(scene.atRisk)
    let first =
      scene.isHolderDead
      ? "\(name) DEAD →" : isWide ? "if \(name) dies now →" : "\(name) dies? →"
    let exit =
      root == 0
      ? isWide ? "no B yet: ck 0" : "no B yet"
      : isWide
        ? "exit with B.\(root), ck \(root)"
        : root < 10 ? "exit B.\(root), ck\(root)" : "exit with B.\(root)"
    return [
      (first, scene.isHolderDead ? .bad.bold : .warn),
      (exit, .normal),
      ("\(risk)\(isWide ? " blocks" : "") at risk", scene.isHolderDead ? .bad : .warn),
      (l1(scene, isWide), .quiet),
    ]
  }

  private static func l1(_ scene: Scene, _ isWide: Bool) -> String {
    let contracts = scene.contracts.checkpoints
    let (lowest, highest) = (contracts.lowerBound, contracts.upperBound)
    let place = lowest == highest ? "all ck \(lowest)" : "ck \(lowest)-\(highest)"
    return isWide ? "L1 holds \(place)" : "L1: \(place)"
  }
}

extension PaneRow {
  static let tree = PaneRow(
    help: "tree; again: full screen", signs: { Legend.tree },
    holding: { object in
      switch object {
      case .chainProof, .node, .child, .root: .home
      case .rollup, .block: .shown
      case .message, .l1Block, .aggregator, .command, .event: .missing
      }
    },
    first: Update.firstRollup, move: Update.moveInTree
  ) { TreePanel.draw($0, $1.tree, &$2) }
}
