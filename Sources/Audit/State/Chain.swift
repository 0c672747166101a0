/// A rollup as the auditor follows it: the state at its head, the blocks not yet settled, and its
/// contract on L1.
struct Chain {
  /// What is kept of a block until L1 has moved past it.
  struct Block {
    let hash: Digest
    let height: Int
    let parent: Int
    let imports: [ImportedHash]
  }
  /// A leaf's statement, by a chain proof or a carry.
  struct Leaf {
    let checkpoint: Int
    let prev: Digest
    let cur: Digest
    let height: Int
    let exports: [ImportedHash]
    /// Where the epoch's chain of proofs began, and its height.
    let anchor: Digest
    let anchorHeight: Int
  }

  var ledger: Ledger
  var outbox = MerkleFrontier()
  var inbox = MerkleFrontier()
  /// Index of the head among all blocks that the rollup ever made.
  var head = 0
  var header: BlockHeader
  var hash: Digest
  /// By index.
  var blocks: [Int: Block]
  /// Hashes of all blocks ever made, on any branch.
  var made = MerkleFrontier()
  /// Chain proofs that a later one may go on from, by the digest of their statement.
  var proofs: [Digest: Leaf] = [:]
  /// Blocks that some leaf of the tree held, the newest last.
  var leaves: [(checkpoint: Int, cur: Digest, height: Int)]
  var contract: Contract
  private var firstKept = 0

  init(_ rollup: Int, genesisBalance: UInt64) {
    var ledger = Ledger(genesisBalance: genesisBalance)
    let empty = Merkle.emptyRoot
    header = BlockHeader(
      rollup: RollupID(rollup), height: 0, time: .genesis, parent: .zero, stateRoot: ledger.root(),
      txRoot: empty, outboxRoot: empty, inboxRoot: empty, importsRoot: empty)
    hash = header.hash
    self.ledger = ledger
    blocks = [0: Block(hash: hash, height: 0, parent: 0, imports: [])]
    made.append(leafHash: Merkle.leaf(hash.bytes))
    leaves = [(0, hash, 0)]
    contract = Contract(settledHash: hash)
  }

  /// The blocks after `from` up to `to`, oldest first; nil if they do not lead there.
  func blocks(after from: Int, to: Int) -> [Block]? {
    var found: [Block] = []
    var next = to
    while next != from {
      guard next > from, let block = blocks[next] else { return nil }
      found.append(block)
      next = block.parent
    }
    return found.reversed()
  }

  /// Forgets the blocks before the one that L1 stores: every later proof starts there or above.
  mutating func forgetSettled() {
    while firstKept < contract.settled {
      blocks[firstKept] = nil
      firstKept += 1
    }
  }

  /// Forgets proofs and leaves of checkpoints before `checkpoint`.
  mutating func forget(before checkpoint: Int) {
    proofs = proofs.filter { $0.value.checkpoint >= checkpoint }
    let last = leaves[leaves.count - 1]
    leaves.removeAll { $0.checkpoint < checkpoint }
    if leaves.isEmpty { leaves.append(last) }
  }
}

/// A rollup's contract on L1 (PROTOCOL 6).
struct Contract {
  var settled = 0
  var settledHash: Digest
  var settledHeight = 0
  /// nil: open to lone proofs.
  var lockedForEpoch: Int? = 0
  /// Height of the newest leaf under accepted `B`s of epochs whose lock is over.
  var leafBefore = 0
  /// The same by epoch, from the one whose lock ends next.
  var leaves: [Int] = []

  var isOpen: Bool { lockedForEpoch == nil }
}
