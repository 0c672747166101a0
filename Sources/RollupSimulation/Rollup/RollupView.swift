/// What a rollup has accepted of the tree, as opposed to what exists (ARCHITECTURE, seam 6).
public struct RollupView: Sendable {
  /// A node proof that passed this rollup's own checks.
  public struct AcceptedNode: Hashable, Sendable {
    /// At which checkpoint.
    public var checkpoint: Int
    /// The node's hash.
    public var cur: Digest
    /// The proof.
    public var proof: ProofID
  }
  /// A leaf that is in the tree.
  public struct Included: Hashable, Sendable {
    /// At which checkpoint.
    public var checkpoint: Int
    /// The block in the tree.
    public var block: BlockIndex
    /// Its hash.
    public var hash: Digest
  }
  /// Strict ancestors of this rollup's leaf, nearest first, and the newest accepted proof of each.
  let ancestors: [NodeID]
  /// By ancestor.
  private(set) var accepted: [AcceptedNode?]
  /// Ancestors (as bits by their index above) with a hash that may open messages not yet minted.
  private(set) var fresh: UInt64 = 0
  /// A contract that this rollup can read stores a block that may open messages not yet minted.
  private(set) var hasFreshContracts = false
  /// Rollups that did not settle in time what was imported from them: nothing of theirs is imported
  /// before L1 has it.
  private(set) var doubted: [RollupID] = []
  /// The block last included in the tree, by the aggregator's receipts.
  private(set) var included: Included
  /// The last checkpoint whose leaf was decided, included or carried.
  private(set) var lastDecided = 0
  /// The newest `B` that this rollup holds.
  private(set) var lastRoot: ProofID?
  /// When an aggregator was last heard.
  private(set) var lastBeat = Instant.genesis

  /// What a rollup knows of the tree at genesis: its own first block.
  init(ancestors: [NodeID], genesis: Digest) {
    self.ancestors = ancestors
    accepted = Array(repeating: nil, count: ancestors.count)
    included = Included(checkpoint: 0, block: .genesis, hash: genesis)
  }

  // Node proofs.

  /// What a rollup makes of a node proof.
  enum Verdict: Hashable {
    /// It has one of this checkpoint or a later one.
    case known
    /// It does not continue what was accepted before, which is this.
    case refused(computed: Digest)
    /// It is taken; what was accepted of the checkpoint right before, if anything was.
    case accepted(after: Digest?)
  }

  /// Continuity is checked against the proof accepted before (PROTOCOL 2.1, "the guard").
  @inline(__always) mutating func receive(
    _ node: AcceptedNode, prev: Digest, of ancestor: Int, genesis: Digest, isGuarded: Bool
  ) -> Verdict {
    let known = accepted[ancestor]
    if let known, known.checkpoint >= node.checkpoint { return .known }
    let before = known?.cur ?? genesis
    if isGuarded, prev != before { return .refused(computed: before) }
    accepted[ancestor] = node
    let isNext = (known?.checkpoint ?? 0) == node.checkpoint - 1
    return .accepted(after: isNext ? before : nil)
  }

  /// The tree was cut: what was accepted of an ancestor after that gives way to what is there.
  mutating func replant(_ ancestor: Int, to node: AcceptedNode?) { accepted[ancestor] = node }

  // What may open something.

  /// A hash of this ancestor may open messages.
  @inline(__always) mutating func markFresh(_ ancestor: Int) { fresh |= 1 << UInt64(ancestor) }

  /// The ancestors to look at, once each.
  @inline(__always) mutating func takeFresh() -> UInt64 {
    // Most have nothing new, and a write would have to make the rollups this world's own.
    if fresh == 0 { return 0 }
    defer { fresh = 0 }
    return fresh
  }

  /// Contracts may open something, or have been looked at.
  mutating func markContracts(fresh isFresh: Bool) { hasFreshContracts = isFresh }

  /// Everything this rollup could open is looked at again before its next block.
  mutating func lookEverywhereAgain() {
    for k in ancestors.indices { markFresh(k) }
    hasFreshContracts = true
  }

  /// A rollup has not settled in time.
  mutating func doubt(_ r: RollupID) {
    if !doubted.contains(r) { doubted.append(r) }
  }

  /// L1 has settled something of a rollup.
  mutating func trust(_ r: RollupID) { doubted.removeAll { $0 == r } }

  // What became of its leaves.

  /// A receipt: what the tree holds by the decision of a checkpoint. False if a later one is known.
  mutating func decide(_ i: Int, _ leaf: Included) -> Bool {
    guard i > lastDecided else { return false }
    lastDecided = i
    included = leaf
    return true
  }

  /// A `B` is the last word on every leaf up to its checkpoint, whichever aggregator had said what.
  /// `nil`: it carries the leaf, and does not say which checkpoint's that is.
  mutating func decide(byRootOf i: Int, _ leaf: Included?) {
    guard lastDecided <= i else { return }
    lastDecided = i
    if let leaf { included = leaf }
  }

  /// What was decided beyond the last `B` is void until somebody says so again.
  mutating func goBack(toDecisionOf i: Int, _ leaf: Included) {
    lastDecided = i
    included = leaf
  }

  /// The newest `B` that it holds; `nil` if the tree has none that has come.
  @inline(__always) mutating func hold(_ root: ProofID?) { lastRoot = root }

  /// An aggregator is heard, or was at this time.
  @inline(__always) mutating func hear(at time: Instant) { lastBeat = time }
}
