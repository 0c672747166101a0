/// A rollup: a chain of blocks with a sequencer, a prover, an outbox, an inbox and balances; and
/// what it has learnt of the world outside.
///
/// A party as a value: what it does takes what the others serve as inputs, and gives back what it
/// wants of them. Nothing here knows the world, another rollup, an aggregator or L1; the world
/// routes between them. What a chain holds is written in this file alone.
public struct Rollup: Sendable {
  /// Which rollup.
  let id: RollupID
  /// Every block ever made, on any branch, in the order of making; genesis is the first.
  var blocks = Table<Block>(chunkShift: 3)
  /// The chain: height → block.
  private(set) var chain = Table<BlockIndex>(chunkShift: 6)
  /// The state after the chain's head.
  var state: ChainState
  /// Who makes the blocks.
  var sequencer = Sequencer()
  /// Who proves them.
  var prover: Prover
  /// What the rollup has accepted of the tree.
  var view: RollupView
  /// The last block at or before each checkpoint, as it stood then.
  private(set) var checkpointBlocks = Table<BlockIndex>(chunkShift: 5)
  /// The last block of each other rollup that this chain imported and that may not be settled yet,
  /// ascending by rollup.
  private(set) var importedBlocks: [ImportedHash] = []
  /// An L2's newest states, oldest first, which its L3s open: a header takes a moment to reach
  /// them.
  private(set) var recentStates: [RecentState] = []
  /// Proofs of L3s that wait for this L2's next block, in the order of their arrival.
  private(set) var layer3Inbox: [ProofID] = []
  /// An L3's proof that its L2 has not answered yet.
  private(set) var sentToL2: ProofID?
  /// The last request to join again that it sent by itself.
  private(set) var rejoinRequest: L1TransactionID?
  /// Blocks that left this chain.
  private(set) var revertedBlocks = 0

  /// The state after one of the newest blocks.
  struct RecentState: Sendable {
    var block: BlockIndex
    var ledger: Ledger
  }

  /// A rollup at its genesis block; an L2's first state holds the first blocks of its L3s.
  init(
    _ id: RollupID, tree: TreeShape, settings: Settings, seed: UInt64, layer3: [StoredBlock] = []
  ) {
    self.id = id
    state = ChainState(rollup: id, genesisBalance: settings.initialBalance, layer3: layer3)
    recentStates = layer3.isEmpty ? [] : [RecentState(block: .genesis, ledger: state.ledger)]
    let ancestors = tree.ancestors(of: tree.leaf(of: id))
    prover = Prover(usualTime: settings.costs.chainProofTime(of: id, seed: seed))
    view = RollupView(ancestors: ancestors, genesis: state.headHash)
    blocks.append(
      Block(
        header: state.head, hash: state.headHash, parent: .genesis, imports: [], mints: [],
        sends: [], others: [], outboxCount: 0, inboxCount: 0, seal: .zero))
    chain.append(.genesis)
    checkpointBlocks.append(.genesis)
  }

  // A block joins the chain.

  /// Executes a block after the head. It is filed as soon as whoever keeps the messages has
  /// numbered them; a refusal leaves everything as it was.
  mutating func execute(
    _ input: BlockInput, by functionality: ProofFunctionality
  ) -> Result<ExecutedBlock, Refusal> {
    functionality.proveTransition(of: input, on: &state)
  }

  /// Applies the effects of a block that was executed before, here on this very state.
  mutating func replay(_ block: Block, mints: [MessageLeaf], sends: [MessageLeaf]) {
    state.replay(block, mints: mints, sends: sends)
  }

  /// Makes an executed block the head. An L2 keeps so many of its newest states.
  @inline(__always) mutating func file(_ block: Block, keepingStates kept: Int) {
    chain.append(BlockIndex(blocks.count))
    blocks.append(block)
    noteHead(block, keepingStates: kept)
  }

  /// The same for the block with which known lists go on: the lists come to share what they hold.
  mutating func file(
    _ block: Block, from known: Table<Block>, _ knownChain: Table<BlockIndex>,
    keepingStates kept: Int
  ) {
    let index = BlockIndex(blocks.count)
    blocks.append(from: known)
    if chain.count < knownChain.count, knownChain[chain.count] == index {
      chain.append(from: knownChain)
    } else {
      chain.append(index)
    }
    noteHead(block, keepingStates: kept)
  }

  @inline(__always) private mutating func noteHead(_ block: Block, keepingStates kept: Int) {
    noteImports(of: block)
    if kept == 0 { return }
    recentStates.append(RecentState(block: head, ledger: state.ledger))
    let extra = recentStates.count - kept
    if extra > 0 { recentStates.removeFirst(extra) }
  }

  // Blocks leave the chain, or come back.

  /// Goes over to another block, and takes up the state there: from genesis, by the messages of the
  /// chain's blocks. O(messages of the chain).
  mutating func go(
    _ way: ChainWay, from genesis: ChainState, messages: LongTable<MessageEntry>, settled: Int
  ) {
    revertedBlocks += way.leaving.count
    chain.truncate(to: way.floor + 1)
    for block in way.coming { chain.append(block) }
    state = genesis
    for height in 1..<max(1, chain.count) {
      state.reapply(blocks[chain[height]], messages: messages)
    }
    state.head = blocks[head].header
    state.headHash = blocks[head].hash
    precondition(
      state.ledger.root() == state.head.stateRoot && state.outbox.root == state.head.outboxRoot
        && state.inbox.root == state.head.inboxRoot,
      "a rebuilt state is the one its block commits to")
    recountImports(above: settled)
    if recentStates.isEmpty { return }
    let states = recentStates
    recentStates = states.filter { isOnChain($0.block) }
  }

  /// The outbox is about to be opened: its tree is there from now on.
  @inline(__always) mutating func hashOutbox() {
    if !state.outbox.isHashed { state.outbox.hashAll() }
  }

  /// The same rollup without the tree over its ledger, which is built anew when it is needed.
  mutating func dropTree() { state.ledger.dropTree() }

  // Checkpoints.

  /// A checkpoint: the head is what the tree should hold.
  mutating func reachCheckpoint() { checkpointBlocks.append(head) }

  /// The prover follows the sequencer: checkpoints of an abandoned branch are taken again.
  mutating func retakeCheckpoints(_ settings: Settings) {
    for i in checkpointBlocks.indices where !isOnChain(checkpointBlocks[i]) {
      checkpointBlocks[i] = block(notAfter: settings.time(ofCheckpoint: i))
    }
  }

  // Which blocks of others the chain depends on.

  /// A block joins the chain: the last import of each other rollup is remembered.
  private mutating func noteImports(of block: Block) {
    for imported in block.imports where imported.kind == .rollupBlock {
      let place = importedBlocks.firstIndex { $0.first >= imported.first } ?? importedBlocks.count
      if place < importedBlocks.count, importedBlocks[place].first == imported.first {
        importedBlocks[place] = imported
      } else {
        importedBlocks.insert(imported, at: place)
      }
    }
  }

  /// L1 has settled the chain up to a height, which may be lower than before: it leaves blocks,
  /// too.
  mutating func noteSettled(_ height: Int, wasLower: Bool) {
    // Nothing comes to be open by a settlement; that is most of them.
    if wasLower, importedBlocks.isEmpty { return }
    recountImports(above: height)
  }

  /// The same from the chain's blocks above a height.
  private mutating func recountImports(above floor: Int) {
    importedBlocks = []
    guard height > floor else { return }
    for k in floor + 1...height { noteImports(of: block(atHeight: k)) }
  }

  // What is on its way between an L2 and its L3s, and to L1.

  /// An L3's proof reaches this L2.
  mutating func queue(layer3 proof: ProofID) { layer3Inbox.append(proof) }

  /// Proofs of L3s that the contract has taken, or never will.
  mutating func dequeue(layer3 done: [ProofID]) { layer3Inbox.removeAll(where: done.contains) }

  /// A proof of this L3 is on its way to its L2.
  mutating func noteSentToL2(_ proof: ProofID) { sentToL2 = proof }

  /// Its L2 has answered: to this proof, or to whichever was on its way.
  mutating func noteAnswer(to proof: ProofID? = nil) {
    if proof == nil || sentToL2 == proof { sentToL2 = nil }
  }

  /// It has asked L1 to join again.
  mutating func noteRejoinRequest(_ id: L1TransactionID) { rejoinRequest = id }
}

/// The way from a chain's head to another block of its rollup.
struct ChainWay: Equatable {
  /// The height of the last block that stays.
  var floor: Int
  /// Blocks that leave, newest first.
  var leaving: [BlockIndex]
  /// Blocks of the other branch that come back, oldest first.
  var coming: [BlockIndex]
}
