// Mode `shared-direct` (PROTOCOL 3; post 3.1), and the gate that it and `l3-combined` have: the
// shared aggregator's word on blocks. It keeps track of the heads of its rollups and commits to one
// branch of each. Only blocks that it has committed to are imported, so it is the aggregator that
// picks the fork.

extension Route {
  static var sharedDirect: Route {
    Route(
      imports: .rollupBlock, gates: [.continuity, .commitment], settles: .meetingNode,
      startsInTree: true, hasLayers: false, bringsCheckpoints: false)
  }
}

/// What an aggregator has committed to at one moment.
struct Commitment: Sendable {
  /// When it was made; the rollups know of it a network delay later.
  var at: Instant
  /// The newest block of each rollup.
  var heads: ByNumber<RollupID, BlockIndex>
}

extension World {
  /// The newest block of `r` that all rollups know to be committed to.
  func committedBlock(of r: RollupID) -> BlockIndex? {
    // Without a delay the word of this very instant counts for the next block.
    guard let commitment = knownCommitments.last(where: { $0.at < now }) else { return nil }
    let block = commitment.heads[r]
    return rollups[r].isOnChain(block) ? block : nil
  }

  /// The words that one delivery has brought to the rollups, oldest first.
  private var knownCommitments: ArraySlice<Commitment> {
    let known = now - settings.networkDelay
    return commitments[..<(commitments.lastIndex { $0.at <= known }.map { $0 + 1 } ?? 0)]
  }

  /// Blocks are made at the same instants everywhere: a network delay later their headers are with
  /// the aggregator. Only where a mode asks for its word.
  mutating func sendHeaders() {
    guard topology.usesCommitments, headersSentAt != now else { return }
    headersSentAt = now
    schedule(.arrival(.headers(now)), at: now + settings.networkDelay)
  }

  /// The aggregator commits to what extends its earlier word. A chain that does not was forked by
  /// its sequencer: it will never be taken in, and goes back. But L1 decides: where a contract has
  /// stored another branch meanwhile, an earlier word is void, and the next is of that branch.
  mutating func commit(toHeadersOf time: Instant) {
    guard !aggregators[holder].isCrashed else { return }
    let before = commitments.last?.heads ?? ByNumber(repeating: .genesis, count: rollups.count)
    var heads = before
    // Of one whose leaves it will not take it commits to nothing: nobody could settle that.
    for r in rollups.indices
    where topology.isMember(RollupID(r))
      && carryReason(RollupID(r), checkpoint + 1, at: holder) == nil
    {
      let head = rollups[r].block(madeBy: time)
      if rollups[r].descends(head, from: before[r]) {
        heads[r] = head
      } else if !rollups[r].descends(before[r], from: head) {
        // A header of another branch has come: one that only lies behind its word is no news.
        let stored = l1.contracts[r].settled
        if areOnOneBranch(RollupID(r), before[r], stored) {
          refuseBranch(of: RollupID(r), for: before[r])
        } else if rollups[r].descends(head, from: stored) {
          heads[r] = head
        }
      }
    }
    let word = Commitment(at: now, heads: heads)
    // Of those that everybody knows the newest is enough.
    let known = now - settings.networkDelay
    while commitments.count > 1, commitments[1].at <= known { commitments.removeFirst() }
    commitments.append(word)
  }

  /// The rollup hears of it one delivery later. It is told at each of its headers that goes against
  /// the aggregator's word, so that none can be lost on the way.
  private mutating func refuseBranch(of r: RollupID, for block: BlockIndex) {
    schedule(.arrival(.branchRefused(r, for: block)), at: now + settings.networkDelay)
  }

  /// The aggregator will never take in this branch: the rollup goes back to what it stands by.
  mutating func hearRefusal(of r: RollupID, for block: BlockIndex) {
    // What the aggregator says by now has yet to arrive.
    guard !rollups[r].isOnChain(block), knownCommitments.last?.heads[r] == block,
      // What L1 has stored since it was sent counts for more.
      areOnOneBranch(r, block, l1.contracts[r].settled)
    else { return }
    let height = rollups[r].block(block).height
    goBack(r, to: block, cause: .otherBranchCommitted(height: height))
  }

  /// A chain has left blocks for a reason that the aggregator knows: its word on them is void.
  mutating func forgetCommitments(of r: RollupID, above floor: Int, cause: RevertCause) {
    if cause == .fork { return }
    for k in commitments.indices {
      let (head, point) = (commitments[k].heads[r], rollups[r].chain[floor])
      // A word on what a fork left before stands: it is the fork that must go.
      if !rollups[r].isOnChain(head), rollups[r].descends(head, from: point) {
        commitments[k].heads[r] = point
      }
    }
  }
}
