/// The complete binary aggregation tree over the rollups: halves of the ordered list, the left one
/// taking the odd rollup (PROTOCOL 1, "Tree").
///
/// Nodes are numbered in preorder, so the root is 0 and a node's subtree is a contiguous range.
public struct TreeShape: Hashable, Sendable {
  /// A place in the tree.
  public struct Node: Hashable, Sendable {
    /// Index of the leftmost leaf in the tree's order.
    public var first: Int
    /// Number of leaves.
    public var count: Int
    /// `nil` for the root.
    public var parent: NodeID?
    /// `nil` for a leaf.
    public var children: (left: NodeID, right: NodeID)? {
      count == 1 ? nil : (NodeID(rawValue: left), NodeID(rawValue: right))
    }
    /// Edges up to the root.
    public var depth: Int
    var left: Int32
    var right: Int32

    /// Index of the rightmost leaf in the tree's order.
    public var last: Int { first + count - 1 }
    /// Whether it is a rollup's own place.
    public var isLeaf: Bool { count == 1 }
  }

  /// All nodes in preorder.
  public private(set) var nodes: [Node] = []
  /// The rollups in the tree's order, leftmost first.
  public let order: [RollupID]
  /// Depth of the deepest leaf: `⌈log2 N⌉`.
  public private(set) var depth = 0
  private var leafOf: ByNumber<RollupID, NodeID>
  /// Inner nodes by depth.
  private var folds: [Int] = []

  /// The root's identifier in every tree.
  public static let root = NodeID(rawValue: 0)

  /// The tree over `order`, a permutation of `0 ..< order.count`, which has at least two.
  public init(order: [RollupID]) {
    precondition(order.count >= 2)
    self.order = order
    leafOf = ByNumber(repeating: TreeShape.root, count: order.count)
    nodes.reserveCapacity(2 * order.count - 1)
    _ = build(first: 0, count: order.count, parent: nil, depth: 0)
  }

  private mutating func build(first: Int, count: Int, parent: NodeID?, depth: Int) -> Int32 {
    let id = NodeID(nodes.count)
    nodes.append(
      Node(first: first, count: count, parent: parent, depth: depth, left: 0, right: 0))
    if count == 1 {
      self.depth = max(self.depth, depth)
      leafOf[order[first]] = id
    } else {
      if folds.count == depth { folds.append(0) }
      folds[depth] += 1
      let half = TreeShape.leftCount(of: count)
      nodes[id].left = build(first: first, count: half, parent: id, depth: depth + 1)
      nodes[id].right = build(
        first: first + half, count: count - half, parent: id, depth: depth + 1)
    }
    return id.rawValue
  }

  /// Levels of folds over `count` leaves: `⌈log2 count⌉`.
  public static func levels(of count: Int) -> Int {
    Merkle.levels(of: count)
  }

  /// Leaves in the left half of a node with `count` leaves.
  public static func leftCount(of count: Int) -> Int { NodePreimage.leftCount(of: count) }

  /// The node with an identifier.
  public subscript(node: NodeID) -> Node { nodes[node] }

  /// The leaf of a rollup.
  public func leaf(of rollup: RollupID) -> NodeID { leafOf[rollup] }

  /// The rollup at a leaf.
  public func rollup(at leaf: NodeID) -> RollupID { order[nodes[leaf].first] }

  /// The rollups under a node, left to right.
  public func rollups(under node: NodeID) -> ArraySlice<RollupID> {
    let place = nodes[node]
    return order[place.first...place.last]
  }

  /// Steps from the deepest leaves' level towards the root: 0 there, `depth` at the root. A leaf
  /// that lies higher passes straight through the levels below it.
  public func level(of node: NodeID) -> Int { depth - nodes[node].depth }

  /// How many inner nodes a level has. O(1).
  public func foldCount(atLevel level: Int) -> Int {
    let depth = depth - level
    return folds.indices.contains(depth) ? folds[depth] : 0
  }

  /// Whether `node` is `ancestor` or lies below it.
  public func contains(_ ancestor: NodeID, _ node: NodeID) -> Bool {
    let a = nodes[ancestor]
    let n = nodes[node]
    return a.first <= n.first && n.last <= a.last
  }

  /// Strict ancestors of a node, nearest first, root last.
  public func ancestors(of node: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var next = nodes[node].parent
    while let ancestor = next {
      found.append(ancestor)
      next = nodes[ancestor].parent
    }
    return found
  }

  /// The lowest node over both rollups, which differ. O(depth).
  public func lowestCommonAncestor(_ a: RollupID, _ b: RollupID) -> NodeID {
    let place = nodes[leaf(of: b)].first
    var node = leaf(of: a)
    while !(nodes[node].first...nodes[node].last).contains(place) {
      node = nodes[node].parent!
    }
    return node
  }

  /// The place of `ancestor` among a rollup's strict ancestors, nearest first; `nil` if it is none.
  func place(of ancestor: NodeID, above rollup: RollupID) -> Int? {
    let leaf = leafOf[rollup]
    guard leaf != ancestor, contains(ancestor, leaf) else { return nil }
    return nodes[leaf].depth - nodes[ancestor].depth - 1
  }

  /// The node with exactly these leaves, or `nil`.
  public func node(first: Int, count: Int) -> NodeID? {
    guard count >= 1, first >= 0, first + count <= order.count else { return nil }
    var node = TreeShape.root
    while nodes[node].count > count, let (left, right) = nodes[node].children {
      node = first <= nodes[left].last ? left : right
    }
    return nodes[node].first == first && nodes[node].count == count ? node : nil
  }
}

extension TreeShape.Node {
  /// Equality by place; children follow from it.
  public static func == (a: Self, b: Self) -> Bool {
    a.first == b.first && a.count == b.count && a.depth == b.depth && a.parent == b.parent
  }
  /// Hashes the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(count)
  }
}

extension TreeShape {
  /// The address of a node at a checkpoint: `A5.3`, `4-5.3`, `C.3`, `B.3`.
  func address(of node: NodeID, checkpoint i: Int) -> Address {
    if self[node].isLeaf { return .chainProof(rollup(at: node), checkpoint: i) }
    if node == TreeShape.root { return .root(checkpoint: i) }
    if self[node].depth == 1 {
      return .child(right: node == self[TreeShape.root].children?.right, checkpoint: i)
    }
    return .node(first: self[node].first, last: self[node].last, checkpoint: i)
  }
}
