/// L1 as the auditor follows it: the chain of blocks, what was sent, the registry and the stakes.
struct L1State {
  /// What a transaction asks.
  enum Request {
    case settle(proof: Int)
    case lone(proof: Int)
    case slash(Evidence)
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
  /// A line that must come in this event of L1, in this order.
  enum Expected {
    case opened(Int)
    case moved(Moves, transaction: Int, [Int])
    case slashed(PartyValue, transaction: Int, amount: UInt64)
    case block(outcomes: [(transaction: Int, words: String, gas: UInt64)])
  }
  enum Moves { case registered, loneSettled }

  var number = 0
  var hash: Digest
  var stateRoot: Digest
  /// Checkpoint and hash of the registry's head.
  var checkpoint = 0
  var registryHead: Digest
  /// Every head that the registry ever had, the genesis root first.
  var acceptedHeads: [Digest]
  var mempool: [Transaction] = []
  var transactions = 0
  var nextLockEnd = 0
  var sequencerStakes: [UInt64]
  var aggregatorStakes: [UInt64]
  /// What the present event must still bring, and which event that is.
  var expected: [Expected] = []
  var eventOfBlock: Int?

  init(_ chains: [Chain], genesisRoot: Digest, _ head: HeadRecord) {
    registryHead = genesisRoot
    acceptedHeads = [genesisRoot]
    stateRoot = Self.stateRoot(chains, head: genesisRoot, checkpoint: 0)
    hash =
      L1Header(number: 0, time: .genesis, parent: .zero, stateRoot: stateRoot).hash
    sequencerStakes = Array(repeating: head.stakes.sequencer, count: chains.count)
    aggregatorStakes = Array(
      repeating: head.stakes.aggregator, count: head.keys.aggregators.count)
  }

  /// Each rollup's settled block, then the registry's head (PROTOCOL 1, "L1 block hash").
  static func stateRoot(_ chains: [Chain], head: Digest, checkpoint: Int) -> Digest {
    var tree = MerkleFrontier()
    for (r, chain) in chains.enumerated() {
      tree.append(
        leafHash: L1StateLeaf.settled(RollupID(r), blockHash: chain.contract.settledHash))
    }
    tree.append(leafHash: L1StateLeaf.registry(head: head, checkpoint: UInt64(checkpoint)))
    return tree.root
  }
}
