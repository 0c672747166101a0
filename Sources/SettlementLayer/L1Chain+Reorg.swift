// L1 leaves its newest blocks for others (PROTOCOL 3 and 6): one of them was never seen by the
// rest, so each number now stands a slot later, under another hash, and what the orphaned blocks
// did is undone.

extension L1Chain {
  /// All that a block can change, as it was before.
  struct Undo: Sendable {
    var number: Int
    var registry: Registry
    var contracts: [VerifierContract]
    var aggregatorStakes: ByNumber<AggregatorID, UInt64>
    var sequencerStakes: ByNumber<RollupID, UInt64>
    var gas: UInt64
    var slashed: UInt64
    var moves: Int
    var unfinalised: [(number: Int, rollup: RollupID, block: BlockIndex)]
    var nextLockEnd: Int
  }

  func undoPoint(number: Int) -> Undo {
    Undo(
      number: number, registry: registry, contracts: contracts,
      aggregatorStakes: aggregatorStakes, sequencerStakes: sequencerStakes, gas: gas,
      slashed: slashed, moves: moves.count, unfinalised: unfinalised, nextLockEnd: nextLockEnd)
  }

  /// L1 leaves its last `depth` blocks, as far as they are not final; `nil` if all are. The slot of
  /// the first is missed; the others are to be passed, one by one, and carry nothing.
  package mutating func leaveBlocks(depth: Int) -> L1Reorganisation? {
    let first = max(finalNumber, height - depth) + 1
    guard first <= height else { return nil }
    let orphaned = (first...height).map { blocks[$0] }
    let returned = orphaned.flatMap(\.transactions)
    let (stored, entries) = (contracts.map(\.settled), registry.entries)
    takeBack(from: first)
    for id in returned {
      // Nobody has paid for it on this branch.
      transactions[id].outcome = .pending
      transactions[id].gas = 0
    }
    mempool = returned + mempool
    return L1Reorganisation(
      first: first, orphaned: orphaned, returned: returned,
      unregistered: Array(entries.dropFirst(registry.entries.count)),
      unsettled: contracts.indices.filter { contracts[$0].settled != stored[$0] }
        .map { RollupID($0) })
  }

  /// Takes back every block from `first` on, and what they did.
  private mutating func takeBack(from first: Int) {
    if let before = undo.first(where: { $0.number >= first }) {
      let final = contracts.map(\.finalBlock)
      registry = before.registry
      contracts = before.contracts
      for r in contracts.indices { contracts[r].finalBlock = final[r] }
      aggregatorStakes = before.aggregatorStakes
      sequencerStakes = before.sequencerStakes
      gas = before.gas
      slashed = before.slashed
      moves.truncate(to: before.moves)
      unfinalised = before.unfinalised.filter { $0.number > finalNumber }
      nextLockEnd = before.nextLockEnd
    }
    undo.removeAll { $0.number >= first }
    blocks.truncate(to: first)
    while let last = states.last, last.number >= first { states.truncate(to: states.count - 1) }
    hasStateChanged = true
  }

  /// An empty block at a slot that had another. Locks end by the clock, whatever the blocks hold;
  /// the contracts that opened are given back.
  package mutating func passSlot(at time: Instant) -> [RollupID] {
    let before = undoPoint(number: height + 1)
    let opened = endLocks(before: time + .milliseconds(1))
    if before.nextLockEnd != nextLockEnd { undo.append(before) }
    append(at: time, [])
    return opened
  }
}
