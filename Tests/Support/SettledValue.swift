@testable import RollupSimulation

/// What is on L1, summed without the engine's own check: along the chain that each contract stores,
/// from genesis, what was sent and what was minted (PROTOCOL 7.1).
public struct SettledValue {
  /// Sends on the stored chains that no stored chain has minted, in tokens.
  public private(set) var underWay: UInt64 = 0
  /// Mints on the stored chains of sends that the sender's stored chain does not hold.
  public private(set) var fromNothing: [MessageID] = []
  /// Tokens in all accounts of the stored chains, and `underWay`.
  public private(set) var total: UInt64 = 0

  /// The sums at this moment. O(blocks).
  public init(_ world: World) {
    var sent: Set<MessageID> = []
    var minted: [MessageID] = []
    for rollup in world.rollups {
      var block = world.l1.contracts[rollup.id.index].settled
      while block != .genesis {
        sent.formUnion(rollup.block(block).sends)
        minted += rollup.block(block).mints
        block = rollup.block(block).parent
      }
    }
    func amount(_ ids: some Sequence<MessageID>) -> UInt64 {
      ids.reduce(0) { $0 + world.message($1).amount }
    }
    fromNothing = minted.filter { !sent.contains($0) }
    underWay = amount(sent.subtracting(minted))
    let genesis = world.settings.initialBalance * UInt64(world.rollups.count)
    total = genesis + amount(minted) - amount(sent) + underWay
  }
}
