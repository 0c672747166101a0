import RollupSimulation

/// Where the columns of the picture stand: name, chain, chain proofs, and one a level.
struct TreeColumns {
  /// The column of one level: a cell for a mark, the contents, an edge and a junction.
  struct Column: Hashable {
    var level: Int
    /// Where the mark stands; contents begin one further.
    var x: Int
    /// Cells of contents.
    var width: Int
    /// The first cell after the contents.
    var end: Int { x + 1 + width }
  }
  private(set) var nameWidth = 0
  private(set) var stripX = 0
  private(set) var stripWidth = 0
  private(set) var columns: [Column] = []
  /// Whether chain proofs show exports rather than hashes where only one fits.
  private(set) var isFolded = false

  /// The columns of rollups outside the tree.
  private(set) var outside = OutsideColumns(x: 0, end: 0)

  static let empty = TreeColumns()
  private init() {}

  /// Columns for these rows in so much width; `nil` if not even the signs fit.
  init?(_ scene: Scene, _ units: [TreePlan.Unit], width: Int, hasStrip: Bool = true) {
    let tree = scene.tree
    isFolded = units.contains { $0.isFolded }
    nameWidth = units.reduce(0) {
      max($0, TreeColumns.nameWidth(of: $1, scene))
    }
    let units = scene.topology.hasOutsiders ? units.filter { !scene.isOutside($0.node) } : units
    if units.isEmpty {
      placeOutside(width: width)
      return
    }
    var wishes = Wishes(tree, units, isFolded)
    let edge = width >= 110 && units.count <= 16 ? 2 : 1
    let left = 1 + nameWidth + 1
    var strip = hasStrip ? 3 : 0
    var widths = wishes.tiers.map { $0[0] }
    func total() -> Int {
      left + strip + widths.reduce(0, +) + widths.count * (2 + edge) - 1 - edge
    }
    guard total() <= width else { return nil }
    func grow(_ tier: Int) {
      for k in widths.indices.reversed() {
        let more = wishes.tiers[k][tier] - widths[k]
        if more > 0, total() + more <= width { widths[k] += more }
      }
    }
    func growStrip(_ cells: Int) {
      if hasStrip, cells > strip, total() + cells - strip <= width { strip = cells }
    }
    for (tier, cells) in [(1, 7), (2, 13), (3, 25), (4, 37), (5, 61)] {
      grow(tier)
      for smaller in [5, 7, 13, 25, 37, 61] where smaller <= cells { growStrip(smaller) }
    }
    stripX = left
    stripWidth = strip
    var x = left + strip
    for (k, level) in wishes.levels.enumerated() {
      if k == widths.count - 1 { widths[k] = max(width - x - 1, widths[k]) }
      columns.append(Column(level: level, x: x, width: widths[k]))
      x += 1 + widths[k] + edge + 1
    }
    wishes.tiers = []
    outside = OutsideColumns(x: columns[0].x, end: width)
  }

  /// Nobody is in the tree: what it would take goes to the rollups' own proofs.
  private mutating func placeOutside(width: Int) {
    stripX = 1 + nameWidth + 1
    let room = width - stripX - OutsideColumns.roomy
    stripWidth = [61, 37, 25, 13, 7, 5].first { $0 <= room } ?? 3
    outside = OutsideColumns(x: stripX + stripWidth, end: width)
  }

  /// The column of a level.
  func column(_ level: Int) -> Column? { columns.first { $0.level == level } }

  /// How a row is named: `R5`, `└R6` for an L3, `+32-37`.
  static func name(of unit: TreePlan.Unit, _ scene: Scene) -> String {
    let place = scene.tree[unit.node]
    if unit.isFolded { return "+\(place.first)-\(place.last)" }
    let name = "R\(scene.tree.rollup(at: unit.node).rawValue)"
    return scene.settlingL2(at: unit.node) == nil ? name : "└" + name
  }

  /// The cells that the name of a row takes.
  private static func nameWidth(of unit: TreePlan.Unit, _ scene: Scene) -> Int {
    if unit.isFolded { return 1 + rangeWidth(scene.tree[unit.node]) }
    let digits = decimalDigits(scene.tree.rollup(at: unit.node).index)
    return scene.settlingL2(at: unit.node) == nil ? 1 + digits : 2 + digits
  }

  /// The cells of `32-37`.
  private static func rangeWidth(_ place: TreeShape.Node) -> Int {
    decimalDigits(place.first) + 1 + decimalDigits(place.last)
  }

  /// How many digits a number ≥ 0 has.
  private static func decimalDigits(_ number: Int) -> Int {
    var (digits, bound) = (1, 10)
    while number >= bound { (digits, bound) = (digits + 1, bound * 10) }
    return digits
  }

  /// What each column wishes, from a sign alone to roomy.
  private struct Wishes {
    var levels: [Int] = [0]
    var tiers: [[Int]] = []

    init(_ tree: TreeShape, _ units: [TreePlan.Unit], _ isFolded: Bool) {
      // Longest name by level, of nodes that are not named at the left already.
      var names = Array(repeating: -1, count: tree.depth + 1)
      for unit in units {
        if unit.isFolded {
          let level = tree.level(of: unit.node)
          names[level] = max(names[level], 0)
        }
        var next = tree[unit.node].parent
        while let node = next {
          let level = tree.level(of: node)
          let place = tree[node]
          let length =
            place.depth <= 1 ? 1 : TreeColumns.rangeWidth(place)
          // An ancestor seen before has ancestors seen before.
          if names[level] >= length, place.first != tree[unit.node].first { break }
          names[level] = max(names[level], length)
          next = place.parent
        }
      }
      levels += (1...tree.depth).filter { names[$0] >= 0 }
      for level in levels {
        tiers.append(
          level == 0
            ? Wishes.leaf(tree, units, isFolded)
            : Wishes.inner(name: names[level], below: tree.depth - level))
      }
    }

    private static func leaf(
      _ tree: TreeShape, _ units: [TreePlan.Unit], _ isFolded: Bool
    ) -> [Int] {
      let tokens = tree.depth + 2
      if units.allSatisfy(\.isFolded) {
        let most = units.reduce(1) { max($0, tree[$1.node].count) }
        let count = 2 * TreeColumns.decimalDigits(most) + 6
        let line = count + 1 + tokens
        return [1, count, line, line + 15, line + 15, line + 21]
      }
      return isFolded
        ? [1, 2 + tokens, 7 + tokens, 7 + tokens, 12 + tokens, 22 + tokens]
        : [1, 6, 7 + tokens, 9 + tokens, 12 + tokens, 16 + tokens]
    }

    private static func inner(name: Int, below: Int) -> [Int] {
      let start = name > 0 ? 2 + name : 1
      if below == 0 { return [1, start, 13, 13, 18, 22] }
      let tokens = 3 + below
      let waiting = below == 1 ? 13 : 0
      return [
        1, start, start + tokens, max(start + 5 + tokens, waiting), max(start + 7 + tokens, 16), 22,
      ]
    }
  }
}
