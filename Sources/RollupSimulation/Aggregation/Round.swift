/// An aggregator's work on one checkpoint: what it knows of every node of the tree.
public struct Round: Sendable {
  /// What has become of one node, leaf or inner, at this checkpoint.
  public enum Slot: Hashable, Sendable {
    /// Inputs missing; a leaf: its chain proof has not come.
    case waiting
    /// All inputs are there, no worker is free.
    case ready
    case folding(JobID)
    case proven(ProofID)
    case carried(ProofID, CarryReason)
    /// The relation does not hold.
    case refused(Refusal)
    /// The maker died at this percentage; whoever takes over folds again.
    case lost(percent: Int)

    /// The proof that the node above can use.
    public var proof: ProofID? {
      switch self {
      case .proven(let p), .carried(let p, _): p
      case .waiting, .ready, .folding, .refused, .lost: nil
      }
    }

    /// Whether `proof` is there.
    var isProven: Bool { proof != nil }
  }
  /// The checkpoint `i`, from 1.
  let checkpoint: Int
  /// By node.
  var slots: ByNumber<NodeID, Slot>
  /// When each leaf was decided, by rollup; genesis while it is not, and where a node proof from
  /// another aggregator brought it.
  var leafTimes: ByNumber<RollupID, Instant>
  /// From now on late chain proofs are taken and missing leaves carried.
  var deadlinePassed = false
  /// Leaves whose chain proof came and was refused, with the last reason; cleared when one is
  /// taken.
  var refusals: [RollupRefusal] = []

  /// A refused leaf.
  public struct RollupRefusal: Hashable, Sendable {
    /// Whose chain proof.
    public var rollup: RollupID
    /// Why it was not taken.
    public var refusal: Refusal
  }

  init(checkpoint: Int, nodes: Int) {
    self.checkpoint = checkpoint
    // A complete binary tree has one leaf more than inner nodes.
    leafTimes = ByNumber(repeating: .genesis, count: (nodes + 1) / 2)
    slots = ByNumber(repeating: .waiting, count: nodes)
  }
}
