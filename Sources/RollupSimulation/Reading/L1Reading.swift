// What is on L1, which everybody can read at once.

/// L1 as anybody reads it: its blocks, what was sent to it, its contracts and stakes.
///
/// A reading is of one moment. It holds all of L1's lists: whoever asks for many contracts takes
/// one reading for all of them.
public struct L1Reading: Sendable {
  let chain: L1Chain

  /// The number of the newest block.
  public var height: Int { chain.height }
  /// A block by its number.
  public func block(_ number: Int) -> L1Chain.Block { chain.blocks[number] }
  /// The number of the last block not after `time`. O(log blocks).
  public func number(at time: Instant) -> Int { chain.number(at: time) }
  /// Blocks up to this number are final.
  public var finalNumber: Int { chain.finalNumber }

  /// Whether a transaction has been sent.
  public func has(_ id: L1TransactionID) -> Bool { chain.transactions.indices.contains(id.index) }
  /// A transaction that was sent.
  public func transaction(_ id: L1TransactionID) -> L1Transaction { chain.transactions[id] }
  /// The transaction that was sent last.
  public var newestTransaction: L1Transaction? { chain.transactions.last }
  /// Sent and not yet in a block.
  public var mempool: [L1TransactionID] { chain.mempool }

  /// The last `B` that the registry accepted.
  public var lastAccepted: Registry.Entry? { chain.registry.entries.last }
  /// Its hash; at genesis that of the genesis blocks' root.
  public var registryHead: Digest { chain.registry.head }
  /// Its checkpoint, 0 at genesis.
  public var registryCheckpoint: Int { chain.registry.checkpoint }

  /// The contract of a rollup.
  public func contract(of r: RollupID) -> ContractReading { contracts[r] }
  /// All contracts, by rollup.
  public var contracts: ContractList { ContractList(all: chain.contracts) }
  /// All of them in short. O(N).
  public var survey: ContractSurvey { ContractSurvey(chain.contracts) }

  /// An aggregator's stake, in thousandths of a unit.
  public func stake(of a: AggregatorID) -> UInt64 { chain.aggregatorStakes[a] }
  /// Gas used.
  public var gas: UInt64 { chain.gas }
  /// Stake slashed, in thousandths of a unit.
  public var slashed: UInt64 { chain.slashed }
}

/// A rollup's contract on L1 as anybody reads it.
public struct ContractReading: Sendable {
  let all: [VerifierContract]
  /// Whose contract.
  public let id: RollupID

  /// The stored block.
  public var settled: BlockIndex { all[id].settled }
  /// Its height.
  public var settledHeight: Int { all[id].settledHeight }
  /// The `B` through which it last moved, 0 at genesis.
  public var settledCheckpoint: Int { all[id].settledCheckpoint }
  /// When it last moved.
  public var settledAt: Instant? { all[id].settledAt }
  /// The epoch it is locked for; `nil`: open.
  public var lockedForEpoch: Int? { all[id].lockedForEpoch }
  /// Whether it takes lone proofs.
  public var isOpen: Bool { all[id].isOpen }
  /// Proven transitions that wait for what they imported, oldest first.
  public var pending: [PendingTransition] { all[id].pending }
}

/// The contracts on L1 in short, for pictures of many.
public struct ContractSurvey: Hashable, Sendable {
  /// How many there are.
  public let count: Int
  /// The checkpoints through which they last moved, lowest and highest.
  public private(set) var checkpoints = 0...0
  /// Those that take lone proofs.
  public private(set) var open = 0
  /// The latest epoch that any is locked for.
  public private(set) var lockedForEpoch: Int?
  /// Transitions that any of them keeps.
  public private(set) var pending = 0

  init(_ contracts: [VerifierContract]) {
    count = contracts.count
    var (lowest, highest) = (Int.max, 0)
    for k in contracts.indices {
      lowest = min(lowest, contracts[k].settledCheckpoint)
      highest = max(highest, contracts[k].settledCheckpoint)
      open += contracts[k].isOpen ? 1 : 0
      if let epoch = contracts[k].lockedForEpoch {
        lockedForEpoch = max(lockedForEpoch ?? epoch, epoch)
      }
      pending += contracts[k].pending.count
    }
    checkpoints = min(lowest, highest)...highest
  }
}

/// All contracts on L1, by rollup.
public struct ContractList: RandomAccessCollection, Sendable {
  let all: [VerifierContract]
  /// Always 0.
  public var startIndex: Int { 0 }
  /// One a rollup.
  public var endIndex: Int { all.count }
  /// The contract of the rollup with a number.
  public subscript(place: Int) -> ContractReading { self[RollupID(place)] }
  /// The contract of the rollup with a number.
  public subscript(r: RollupID) -> ContractReading { ContractReading(all: all, id: r) }
}

extension World {
  /// L1 as anybody reads it.
  public var layer1: L1Reading { L1Reading(chain: l1) }
}
