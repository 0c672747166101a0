import RollupSimulation

/// Which subtrees are folded to a line so that any number of rollups fits, and where the columns
/// of the levels stand.
struct TreePlan {
  /// A row of the picture: a rollup, or a folded subtree.
  struct Unit: Hashable {
    var node: NodeID
    var isFolded: Bool
  }
  private(set) var units: [Unit] = []
  /// So many units stand in the tree; the others are outside it, each L3 after its L2.
  private(set) var treeUnits = 0
  /// Rows that each unit takes: 4, 2 or 1.
  private(set) var unitRows = 1
  private(set) var columns = TreeColumns.empty
  /// The columns of the previous checkpoint's tree, on wide screens.
  private(set) var earlier: TreeColumns?
  /// Rows seen at once, without the header.
  private(set) var visibleRows = 0
  var isFolded: Bool { units.contains { $0.isFolded } }
  /// Rows below the header, with the line of exports that a folded tree has.
  var height: Int { visibleRows + (isFolded ? 1 : 0) }

  /// No tree at all.
  init(rows: Int, width: Int) {}

  /// The plan for at most so many rows below the header.
  init(_ scene: Scene, rows: Int, width: Int) {
    let rows = max(rows, 1)
    let earlierWidth = width >= 190 && scene.topology.hasTree ? 76 : 0
    let mainWidth = width - earlierWidth
    let leaves = frontier(scene, level: 0, atMost: rows)
    let canFold = rows > 1
    if let leaves, let found = TreeColumns(scene, leaves, width: mainWidth) {
      (units, columns) = (leaves, found)
      unitRows = [4, 2].first { $0 * leaves.count <= rows } ?? 1
    } else {
      let least = canFold ? rows - 1 : rows
      foldUntilItFits(scene, rows: least, width: mainWidth)
      unfoldBlocker(scene, rows: least, width: mainWidth)
    }
    arrange(scene)
    if earlierWidth > 0 {
      earlier = TreeColumns(scene, units, width: earlierWidth - 2, hasStrip: false)
    }
    visibleRows = min(units.count * unitRows, isFolded ? max(rows - 1, 1) : rows)
  }

  /// Folds level after level until the rows fit; where they never do, as much as has columns. The
  /// columns of what has too many rows are not worked out before that: names of a thousand rollups
  /// are a thousand strings.
  private mutating func foldUntilItFits(_ scene: Scene, rows: Int, width: Int) {
    // From the top: below a level with too many rows there are only such.
    let levels = (1...scene.tree.depth).reversed()
    var fitting: [[Unit]] = []
    for level in levels {
      guard let folded = frontier(scene, level: level, atMost: rows) else { break }
      fitting.append(folded)
    }
    for folded in fitting.reversed() {
      guard let found = TreeColumns(scene, folded, width: width) else { continue }
      (units, columns) = (folded, found)
      return
    }
    for level in levels {
      guard let folded = frontier(scene, level: level),
        let found = TreeColumns(scene, folded, width: width)
      else { continue }
      (units, columns) = (folded, found)
      return
    }
  }

  /// The highest nodes at or below a level, and what hands folded or unfolded; `nil` if there are
  /// too many, which is found out without a look at all of them.
  private func frontier(_ scene: Scene, level: Int, atMost limit: Int = .max) -> [Unit]? {
    let tree = scene.tree
    let model = scene.model
    var units: [Unit] = []
    var nodes = 0
    func walk(_ node: NodeID) {
      if units.count > limit { return }
      nodes += 1
      guard let (left, right) = tree[node].children else {
        units.append(Unit(node: node, isFolded: false))
        return
      }
      let isOpen =
        node == TreeShape.root
        || model.unfolded.contains { tree.contains(node, $0) }
      if model.folded.contains(node) || (!isOpen && tree.level(of: node) <= level) {
        units.append(Unit(node: node, isFolded: true))
        return
      }
      walk(left)
      walk(right)
    }
    walk(TreeShape.root)
    scene.work.nodes += nodes
    return units.count > limit ? nil : units
  }

  /// Those in the tree come first, in its order; then the others, each L3 after its L2.
  private mutating func arrange(_ scene: Scene) {
    treeUnits = units.count
    if !scene.topology.hasOutsiders { return }
    let outside = units.filter { scene.isOutside($0.node) }
    units.removeAll { scene.isOutside($0.node) }
    treeUnits = units.count
    var placed = Set<NodeID>()
    func place(_ unit: Unit) {
      guard placed.insert(unit.node).inserted else { return }
      units.append(unit)
      if unit.isFolded { return }
      for other in scene.topology.layer3(on: scene.tree.rollup(at: unit.node)) {
        let leaf = Unit(node: scene.tree.leaf(of: other), isFolded: false)
        if rows.contains(leaf) { place(leaf) }
      }
    }
    let rows = Set(outside)
    func isNested(_ unit: Unit) -> Bool {
      guard !unit.isFolded, let l2 = scene.settlingL2(at: unit.node) else { return false }
      return rows.contains(Unit(node: scene.tree.leaf(of: l2), isFolded: false))
    }
    for unit in outside where !isNested(unit) { place(unit) }
    for unit in outside { place(unit) }
  }

  /// Unfolds the subtree in which the followed message waits: all of it if there is room, else
  /// step by step towards the one rollup or node.
  private mutating func unfoldBlocker(_ scene: Scene, rows: Int, width: Int) {
    guard let target = scene.blockerNode else { return }
    let tree = scene.tree
    func place() -> Int? {
      units.firstIndex { $0.isFolded && $0.node != target && tree.contains($0.node, target) }
    }
    guard let first = place() else { return }
    let all = tree.rollups(under: units[first].node).map {
      Unit(node: tree.leaf(of: $0), isFolded: false)
    }
    if units.count - 1 + all.count <= rows {
      var whole = units
      whole.replaceSubrange(first...first, with: all)
      if let found = TreeColumns(scene, whole, width: width) {
        (units, columns) = (whole, found)
        return
      }
    }
    while units.count < rows, let k = place(), let (left, right) = tree[units[k].node].children {
      var next = units
      next.replaceSubrange(
        k...k,
        with: [left, right].map { Unit(node: $0, isFolded: !tree[$0].isLeaf) })
      guard let found = TreeColumns(scene, next, width: width) else { return }
      (units, columns) = (next, found)
    }
  }
}
