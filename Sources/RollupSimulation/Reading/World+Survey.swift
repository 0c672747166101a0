// What a picture of all rollups needs, found in one pass over them. It stands here and not with who
// draws, because only inside the module are rollups and proofs read where they lie: a copy of one
// counts two dozen lists up and down.

/// Heights up to which a rollup's blocks are in a chain proof, covered, and on L1.
public struct ChainSafety: Hashable, Sendable {
  /// The chain's head.
  public var head: Int
  /// Up to here a proof that the rollup or its L2 holds.
  public var inProof: Int
  /// Up to here under a `B`.
  public var covered: Int
  /// Up to here stored by the contract.
  public var onL1: Int
  /// One block at every block time, none abandoned: heights follow from times.
  public var isRegular: Bool
}

/// The leaves under a node at a checkpoint, in short.
public struct LeafSurvey: Sendable {
  /// Rollups under the node that are members of the tree.
  public internal(set) var members = 0
  /// Those whose leaf is in.
  public internal(set) var proven = 0
  /// The exports of the chain proof that has most of them.
  public internal(set) var mostExports: [ImportedHash] = []
  /// The leaf that came last, and when.
  public internal(set) var newest: (leaf: NodeID, time: Instant)?
  /// The first leaf that is not in.
  public internal(set) var missing: NodeID?
}

extension World {
  /// How safe each chain is, under `B` number `root` (0: none), where `due` blocks are due by the
  /// clock. O(N).
  public func chainSafety(root: Int, due: Int) -> ByNumber<RollupID, ChainSafety> {
    let holder = root > 0 ? self.holder(ofCheckpoint: root) : nil
    let hasL2s = topology.hasL2s
    return ByNumber(
      rollups.numbers.map { r in
        var covered = 0
        if let holder, aggregators[holder].rounds.has(root),
          let proof = aggregators[holder].rounds[root].slots[tree.leaf(of: r)].proof,
          let block = proofs[proof].block
        {
          covered = rollups[r].blocks[block].height
        }
        var inProof = covered
        if let newest = rollups[r].prover.proofs.last, isOnChain(newest.block, of: r) {
          inProof = max(inProof, rollups[r].blocks[newest.block].height)
        }
        let height = rollups[r].height
        if let last = l1.contracts[r].pending.last, isOnChain(last.block, of: r) {
          inProof = max(inProof, last.height)
        }
        if hasL2s, let stored = heightOnL2(of: r) { inProof = max(inProof, stored) }
        return ChainSafety(
          head: height, inProof: inProof, covered: covered, onL1: heightOnL1(of: r),
          // The newest block may be due at this very instant and not made yet.
          isRegular: rollups[r].revertedBlocks == 0
            && rollups[r].blocks.count == rollups[r].chain.count
            && (height == due || height == due - 1))
      })
  }

  /// The leaves under a node at a checkpoint, as its holder sees them. O(leaves).
  public func leaves(under node: NodeID, at i: Int) -> LeafSurvey {
    var found = LeafSurvey()
    var (fullest, most) = (ProofID?.none, Int32(0))
    let holder = i >= 1 ? holder(ofCheckpoint: i) : nil
    let isKnown = holder.map { aggregators[$0].rounds.has(i) } ?? false
    for r in tree.rollups(under: node) where topology.isMember(r) {
      found.members += 1
      let leaf = tree.leaf(of: r)
      guard isKnown, let holder, let id = aggregators[holder].rounds[i].slots[leaf].proof else {
        found.missing = found.missing ?? leaf
        continue
      }
      found.proven += 1
      // A carried leaf has none.
      if proofs[id].exportCount > most { (fullest, most) = (id, proofs[id].exportCount) }
      let made = proofs[id].madeAt
      if found.newest.map({ made > $0.time }) ?? true { found.newest = (leaf, made) }
    }
    if let fullest { found.mostExports = proofs[fullest].exports }
    return found
  }

  /// The most exports of any proof at a checkpoint, by level, leaves at 0; -1 where none is proven.
  /// O(N).
  public func mostExports(at i: Int) -> [Int] {
    var most = Array(repeating: -1, count: tree.depth + 1)
    guard i >= 1, case let holder = holder(ofCheckpoint: i), aggregators[holder].rounds.has(i)
    else { return most }
    for node in tree.nodes.numbers {
      guard let proof = aggregators[holder].rounds[i].slots[node].proof else { continue }
      // A leaf that lies higher than others still stands in their column.
      let level = tree.nodes[node].isLeaf ? 0 : tree.level(of: node)
      most[level] = max(most[level], Int(proofs[proof].exportCount))
    }
    return most
  }

  /// Members whose leaf is in at a checkpoint, and how many members there are. O(N).
  public func leavesIn(at i: Int) -> (proven: Int, members: Int) {
    let holder = i >= 1 ? holder(ofCheckpoint: i) : nil
    let isKnown = holder.map { aggregators[$0].rounds.has(i) } ?? false
    var found = (proven: 0, members: 0)
    for r in rollups.numbers where topology.isMember(r) {
      found.members += 1
      if isKnown, let holder, aggregators[holder].rounds[i].slots[tree.leaf(of: r)].isProven {
        found.proven += 1
      }
    }
    return found
  }

  /// As `Rollup.isOnChain`, where the rollup lies: a method of it that is not inlined takes a copy.
  @inline(__always)
  private func isOnChain(_ block: BlockIndex, of r: RollupID) -> Bool {
    let height = rollups[r].blocks[block].height
    return height < rollups[r].chain.count && rollups[r].chain[height] == block
  }

  /// Members whose leaf was carried at a checkpoint. O(N).
  public func carriedLeaves(at i: Int) -> Int {
    guard i >= 1, case let holder = holder(ofCheckpoint: i), aggregators[holder].rounds.has(i)
    else { return 0 }
    return rollups.numbers.reduce(0) { count, r in
      guard topology.isMember(r),
        case .carried = aggregators[holder].rounds[i].slots[tree.leaf(of: r)]
      else { return count }
      return count + 1
    }
  }
}
