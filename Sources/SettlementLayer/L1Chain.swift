/// L1: blocks every slot, a mempool, the registry, a contract for each rollup, and the stakes
/// (PROTOCOL 0 and 6).
///
/// A value that knows no other party. It is told what is sent, when a slot begins and who joins and
/// leaves, and answers with what it did; whoever asks routes the answers.
public struct L1Chain: Sendable {
  /// An L1 block.
  public struct Block: Hashable, Sendable {
    /// What the hash commits to.
    public var header: L1Header
    /// The block hash.
    public var hash: Digest
    /// Transactions in order.
    public var transactions: [L1TransactionID]
  }
  /// A contract that came to store another block.
  package struct Move: Hashable, Sendable {
    package var number: Int
    package var rollup: RollupID
    package var block: BlockIndex
    /// When that became final; `nil` while it is not.
    package var finalAt: Instant?
  }
  /// What L1 goes by.
  package let rules: L1Rules
  /// Tells what the proof system has sealed.
  let verifier: ProofVerifier
  /// Whose signatures are whose.
  let keys: PartyKeys
  /// All blocks from number 0.
  package internal(set) var blocks = Table<Block>(chunkShift: 5)
  /// Transactions in order.
  package internal(set) var transactions: [L1Transaction] = []
  /// Sent and not yet in a block.
  package internal(set) var mempool: [L1TransactionID] = []
  /// The shared settlement contract.
  package internal(set) var registry: Registry
  /// By rollup.
  package internal(set) var contracts: [VerifierContract]
  /// By aggregator and by rollup (its sequencer), in thousandths of a unit.
  package internal(set) var aggregatorStakes: ByNumber<AggregatorID, UInt64>
  /// Stakes by rollup.
  package internal(set) var sequencerStakes: ByNumber<RollupID, UInt64>
  /// Gas used.
  package internal(set) var gas: UInt64 = 0
  /// Stake slashed, in thousandths of a unit.
  package internal(set) var slashed: UInt64 = 0
  /// Blocks up to this number are final.
  package internal(set) var finalNumber = 0
  /// Every move of a contract, oldest first, so that the state after an earlier block is known.
  package internal(set) var moves = Table<Move>(chunkShift: 5)
  /// So many of the moves are final: the first.
  var finalMoves = 0
  /// What became settled in which block, waiting to become final.
  var unfinalised: [(number: Int, rollup: RollupID, block: BlockIndex)] = []
  /// The epoch whose lock ends next.
  package internal(set) var nextLockEnd = 0
  /// The contracts' state after each block that changed it, oldest first.
  var states = Table<State>(chunkShift: 3)
  /// The state has changed since the last block that committed to it.
  var hasStateChanged = true
  /// What L1 was before each block that is not final and did anything.
  var undo: [Undo] = []
  /// The block that is being made.
  var draft: Draft?

  /// The number of the last block not after `time`. O(log blocks).
  package func number(at time: Instant) -> Int {
    max(blocks.lowerBound { $0.header.time <= time } - 1, 0)
  }

  /// The number of the newest block.
  package var height: Int { blocks.count - 1 }

  /// Whether an imported hash is that of a block on this chain.
  package func isOnChain(_ imported: ImportedHash) -> Bool {
    let number = Int(imported.index)
    return blocks.indices.contains(number) && blocks[number].hash == imported.digest
  }

  /// The block of `r` that its contract stored after block `number`, not before the last final.
  package func settledBlock(of r: RollupID, after number: Int) -> BlockIndex {
    if number >= height { return contracts[r].settled }
    if number == finalNumber { return contracts[r].finalBlock }
    return moves.last { $0.rollup == r && $0.number <= number }?.block ?? .genesis
  }

  /// Headers from the oldest of some imports up to a block, or to the newest of them if that is
  /// later: who has left the tree, or saw L1 leave blocks, may hold newer ones than it would import
  /// now.
  package func links(from imports: some Sequence<ImportedHash>, to number: Int) -> L1Links {
    let numbers = imports.filter { $0.kind == .l1Block }.map { Int($0.index) }
    let newest = imports.filter { $0.kind == .l1Block && isOnChain($0) }.map { Int($0.index) }.max()
    let last = max(number, newest ?? 0)
    guard let oldest = numbers.min(), oldest < last, last <= height else {
      return L1Links(headers: [])
    }
    return L1Links(headers: (oldest + 1...last).map { blocks[$0].header })
  }
}
