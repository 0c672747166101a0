/// A mode as a row: what is imported, who gates it, and where it settles (PROTOCOL 3). Each mode's
/// row stands in the file of its name; nothing else tells modes apart.
public struct Route: Hashable, Sendable {
  /// What a receiver takes in, and opens messages through.
  public enum Import: UInt8, CaseIterable, Hashable, Sendable {
    /// The hash of an L1 block, and in it the sender's contract.
    case l1Block
    /// The hash of the sender's own block.
    case rollupBlock
    /// The hash of a node of the aggregation tree.
    case node
    /// What the contract in an L2's state has stored; an L3 imports the L2's block for it.
    case contractState
  }

  /// Who must agree before an import is made; each is asked.
  public struct Gates: OptionSet, Hashable, Sendable {
    /// One bit a gate.
    public let rawValue: UInt8
    /// Gates by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// L1: its block must be final for a member of the tree, and lie deep enough for others.
    public static let finality = Gates(rawValue: 1)
    /// The receiver itself: the block must build on those that it imported before.
    public static let continuity = Gates(rawValue: 2)
    /// The aggregator: it must have committed to the block.
    public static let commitment = Gates(rawValue: 4)
  }

  /// Where an import is compared with what really is.
  public enum Settlement: Hashable, Sendable {
    /// On L1, when the receiver settles there.
    case l1
    /// In the L2's state.
    case l2State
    /// In the tree, at the node whose hash it is.
    case namedNode
    /// In the tree, where the leaves of the two sides meet.
    case meetingNode

    /// Whether both sides must be members of the tree.
    public var isInTree: Bool {
      switch self {
      case .l1, .l2State: false
      case .namedNode, .meetingNode: true
      }
    }
  }

  /// What is imported.
  public let imports: Import
  /// Who gates it.
  public let gates: Gates
  /// Where it settles.
  public let settles: Settlement
  /// Whether a scenario of this mode has its rollups in the tree if it says nothing else.
  let startsInTree: Bool
  /// Whether a scenario of this mode has L3s even if it says nothing of layers.
  let hasLayers: Bool
  /// Whether something happens between two settlements: only then there are checkpoints.
  let bringsCheckpoints: Bool

  /// Whether the scenario's wish can be had between two places. What an L2's contract carries is
  /// not wished for: who stands on one L2 has it.
  func crosses(from a: Topology.Place, to b: Topology.Place) -> Bool {
    switch settles {
    case .namedNode, .meetingNode: a == .tree && b == .tree
    // A member can't wait on L1 for another rollup's block.
    case .l1: imports == .l1Block || b == .alone
    case .l2State: false
    }
  }
}

/// What a set of routes imports and who gates it: what has to be known of those that lead to a
/// receiver, or to all members of the tree.
public struct RouteSet: Hashable, Sendable {
  private var bits: UInt8 = 0
  /// Every gate of any of them.
  public private(set) var gates: Route.Gates = []

  private static func bit(_ kind: Route.Import) -> UInt8 { 1 << kind.rawValue }

  /// Whether one of them imports hashes of this kind.
  public func imports(_ kind: Route.Import) -> Bool { bits & Self.bit(kind) != 0 }

  /// Whether there is none.
  var isEmpty: Bool { bits == 0 }

  /// Whether all of them import hashes of nodes.
  public var importsNodesOnly: Bool { bits & ~Self.bit(.node) == 0 }

  mutating func insert(_ route: Route) {
    bits |= Self.bit(route.imports)
    gates.formUnion(route.gates)
  }

  mutating func formUnion(_ other: RouteSet) {
    bits |= other.bits
    gates.formUnion(other.gates)
  }
}
