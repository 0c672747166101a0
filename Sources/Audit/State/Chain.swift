/// A rollup as the auditor follows it: the state at its head, the blocks not yet settled, and its
/// contract on L1.
struct Chain {
  /// What is kept of a block until L1 has moved past it.
  struct Block {
    let hash: Digest
    let height: Int
    let parent: Int
    let time: Int
    let imports: [ImportedHash]
    /// Messages in order, and how many the outbox holds with them.
    var sends: [Sent] = []
    var mints: [Minted] = []
    var outboxCount = 0
    /// What the contract in an L2's state has verified by then: each L3's block and its height.
    var verified: [Int: StoredBlock] = [:]
  }
  /// A message that a block sends, by its leaf hash.
  struct Sent {
    let to: UInt32
    let leaf: Digest
  }
  /// A message that a block mints.
  struct Minted {
    let from: UInt32
    let leaf: Digest
  }
  /// A carried leaf, and the event in which that was decided.
  struct Carried {
    let event: Int
    let checkpoint: Int
    let cur: Digest
    let cause: CarryRecord.Cause
  }
  struct StoredBlock {
    let hash: Digest
    let height: Int
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
  /// The same by hash.
  var indices: [Digest: Int]
  /// Statements of lone proofs, for the contract in an L2's state.
  var lones: [LoneStatement] = []
  /// Hashes of all blocks ever made, on any branch.
  var made = MerkleFrontier()
  /// Chain proofs that a later one may go on from, by the digest of their statement.
  var proofs: [Digest: Leaf] = [:]
  /// Blocks that some leaf of the tree held, the newest last.
  var leaves: [(checkpoint: Int, cur: Digest, height: Int)]
  /// Carried leaves, the newest last.
  var carries: [Carried] = []
  var contract: Contract
  /// What the contract was like, up to now, and since when.
  var locks: [LockState] = []
  /// The block that L1 stored for good when that was last looked at.
  var finalBlock = 0
  /// How many blocks there were when the sequencer last left some of them; 0: never.
  var forkedAt = 0
  private var firstKept = 0

  init(_ rollup: Int, genesisBalance: UInt64, layer3: [(rollup: Int, hash: Digest)] = []) {
    var ledger = Ledger(genesisBalance: genesisBalance)
    for stored in layer3 { ledger.setStored(stored.hash, of: UInt32(stored.rollup)) }
    let empty = Merkle.emptyRoot
    header = BlockHeader(
      rollup: RollupID(rollup), height: 0, time: .genesis, parent: .zero, stateRoot: ledger.root(),
      txRoot: empty, outboxRoot: empty, inboxRoot: empty, importsRoot: empty)
    hash = header.hash
    self.ledger = ledger
    blocks = [0: Block(hash: hash, height: 0, parent: 0, time: 0, imports: [])]
    indices = [hash: 0]
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

  /// Whether the imported hash of a block of this rollup is the block `index` or below it.
  func holds(_ imported: ImportedHash, under index: Int) -> Bool {
    var next = index
    while let block = blocks[next], UInt64(block.height) >= imported.index {
      if UInt64(block.height) == imported.index { return block.hash == imported.digest }
      if next == 0 { return false }
      next = block.parent
    }
    return false
  }

  /// The block at a height below or at another; nil if it is not known.
  func ancestor(of index: Int, at height: Int) -> Block? {
    var next = index
    while let block = blocks[next], block.height >= height {
      if block.height == height { return block }
      next = block.parent
    }
    return nil
  }

  /// Whether a block is the head or an ancestor of it.
  func isOnChain(_ index: Int) -> Bool {
    guard let block = blocks[index] else { return false }
    return ancestor(of: head, at: block.height)?.hash == block.hash
  }

  /// Whether a leaf and the block in the contract lie on one branch.
  func isOnOneBranch(_ leaf: Digest, at height: Int) -> Bool {
    if height == contract.settledHeight { return leaf == contract.settledHash }
    if height < contract.settledHeight {
      return ancestor(of: contract.settled, at: height)?.hash == leaf
    }
    return indices[leaf].flatMap { ancestor(of: $0, at: contract.settledHeight) }?.hash
      == contract.settledHash
  }

  /// Forgets the blocks before one that L1 stores for good: later proofs start there or above.
  mutating func forget(below settled: Int) {
    while firstKept < settled {
      if let block = blocks[firstKept], indices[block.hash] == firstKept {
        indices[block.hash] = nil
      }
      blocks[firstKept] = nil
      firstKept += 1
    }
  }

  /// A leaf states a block as of a checkpoint.
  mutating func noteLeaf(_ checkpoint: Int, _ cur: Digest, _ height: Int) {
    if let k = leaves.lastIndex(where: { $0.cur == cur && $0.height == height }) {
      leaves[k].checkpoint = max(leaves[k].checkpoint, checkpoint)
    } else {
      leaves.append((checkpoint, cur, height))
    }
  }

  /// Forgets leaves of checkpoints before `checkpoint`, which is at `time`, but for the one that
  /// the tree holds and what it may still take, from a height on; and proofs of checkpoints before
  /// `oldest`.
  mutating func forget(
    before checkpoint: Int, proofsBefore oldest: Int, at time: Int, held: Digest?, posted: Int
  ) {
    while locks.count > 1, locks[1].time < time { locks.removeFirst() }
    proofs = proofs.filter { $0.value.checkpoint >= oldest }
    let last = leaves[leaves.count - 1]
    leaves.removeAll { $0.checkpoint < checkpoint && $0.cur != held && $0.height < posted }
    if leaves.isEmpty { leaves.append(last) }
    carries.removeAll { $0.checkpoint < checkpoint }
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

  /// Proven transitions that wait for others, oldest first.
  var pending: [Pending] = []
  /// The first and the last checkpoint at which the tree takes leaves of the rollup.
  var firstCheckpoint = Int.min
  var lastCheckpoint = Int.max
  /// A wish to join or to leave, and the block of L1 that took it.
  var request: (joins: Bool, number: Int)?

  struct Pending {
    let transaction: Int
    let anchor: Digest
    let block: Int
    let cur: Digest
    let height: Int
    let exports: [ImportedHash]
    let since: Int
  }

  var isOpen: Bool { lockedForEpoch == nil }
}
