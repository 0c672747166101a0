/// L1 as the auditor follows it: the chain of blocks, what was sent, the registry and the stakes.
struct L1State {
  /// What a transaction asks.
  enum Request {
    case settle(proof: Int)
    case lone(proof: Int)
    case slash(Evidence)
    case membership(Int, joins: Bool)
  }
  struct Evidence {
    let signer: PartyValue
    let first: SignedValue
    let second: SignedValue
  }
  struct Transaction {
    let number: Int
    let sentAt: Int
    let request: Request
  }
  /// A contract that moved in the present event, from one block to another, with a line or without.
  struct Step {
    let rollup: Int
    let from: Int
    let to: Int
  }
  /// A line that must come in this event of L1, in this order.
  enum Expected {
    case opened(Int)
    case moved(Moves, transaction: Int, [Move])
    case pending(Int, transaction: Int, exports: Int)
    case slashed(PartyValue, transaction: Int, amount: UInt64)
    case block(outcomes: [(transaction: Int, words: String, gas: UInt64)])
    case reorg(from: Int, orphaned: Int, returned: [Int])
    case cut(after: Int, roots: [Int])
  }
  enum Moves { case registered, loneSettled }
  /// A contract that moves: from which block, and the hash of the new one.
  struct Move {
    let rollup: Int
    let from: Int
    let hash: Digest
  }
  struct Block {
    let header: L1Header
    let hash: Digest
    let transactions: [Transaction]
  }
  /// All that a block can change, as it was before.
  struct Undo {
    let number: Int
    var contracts: [Contract]
    let checkpoint: Int
    let registryHead: Digest
    let heads: Int
    let heldLeaves: [Digest]
    let nextLockEnd: Int
    let sequencerStakes: [UInt64]
    let aggregatorStakes: [UInt64]
  }

  /// By number; headers of all blocks are kept, since rollups may import any of them.
  var blocks: [Block]
  /// Slots without a block: one a reorg.
  var missed = 0
  var finalNumber = 0
  /// For each block that is not final and did anything.
  var undo: [Undo] = []
  var stateRoot: Digest
  /// Checkpoint and hash of the registry's head.
  var checkpoint = 0
  var registryHead: Digest
  /// Every head that the registry ever had, the genesis root first.
  var acceptedHeads: [Digest]
  /// What the last accepted `B` holds of each rollup.
  var heldLeaves: [Digest]
  var mempool: [Transaction] = []
  var transactions = 0
  var nextLockEnd = 0
  var sequencerStakes: [UInt64]
  var aggregatorStakes: [UInt64]
  /// What the present event must still bring, and which event that is.
  var expected: [Expected] = []
  var eventOfBlock: Int?
  /// Heights that contracts stored before the present event, and how they moved in it.
  var storedBefore: [Int]
  var moves: [Step] = []
  /// Who has waited too long for which other rollup by this event.
  var overdue: [(rollup: Int, source: Int)] = []
  /// Members whose contract took a lone proof in this event.
  var movedAlone: [Int] = []
  /// Transactions of the block that is being carried out.
  var included: [Transaction] = []

  init(_ chains: [Chain], genesisRoot: Digest, _ head: HeadRecord) {
    registryHead = genesisRoot
    acceptedHeads = [genesisRoot]
    heldLeaves = chains.map(\.hash)
    storedBefore = chains.map { _ in 0 }
    stateRoot = Self.stateRoot(chains, head: genesisRoot, checkpoint: 0)
    let header = L1Header(number: 0, time: .genesis, parent: .zero, stateRoot: stateRoot)
    blocks = [Block(header: header, hash: header.hash, transactions: [])]
    sequencerStakes = Array(repeating: head.stakes.sequencer, count: chains.count)
    aggregatorStakes = Array(
      repeating: head.stakes.aggregator, count: head.keys.aggregators.count)
  }

  /// The number and hash of the newest block.
  var number: Int { blocks.count - 1 }
  var hash: Digest { blocks[blocks.count - 1].hash }

  /// Whether an imported hash is that of a block of this chain.
  func holds(_ imported: ImportedHash) -> Bool {
    imported.kind == .l1Block && imported.first == 0 && imported.count == 0
      && imported.index < UInt64(blocks.count)
      && blocks[Int(imported.index)].hash == imported.digest
  }

  /// Each rollup's settled block, the registry's head, and what waits for others, by rollup and in
  /// order (PROTOCOL 1, "L1 block hash").
  static func stateRoot(_ chains: [Chain], head: Digest, checkpoint: Int) -> Digest {
    var tree = MerkleFrontier()
    for (r, chain) in chains.enumerated() {
      tree.append(
        leafHash: L1StateLeaf.settled(RollupID(r), blockHash: chain.contract.settledHash))
    }
    tree.append(leafHash: L1StateLeaf.registry(head: head, checkpoint: UInt64(checkpoint)))
    for (r, chain) in chains.enumerated() {
      for pending in chain.contract.pending {
        tree.append(
          leafHash: L1StateLeaf.pending(RollupID(r), anchor: pending.anchor, cur: pending.cur))
      }
    }
    return tree.root
  }
}
