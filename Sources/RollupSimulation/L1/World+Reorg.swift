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

  /// Writes into a contract what hangs on final blocks alone, such as who is a member from a
  /// boundary on: it is so on every branch that L1 can still go over to.
  mutating func writeForGood(_ r: RollupID, _ change: (inout VerifierContract) -> Void) {
    change(&contracts[r])
    for k in undo.indices { change(&undo[k].contracts[r]) }
  }

  /// Takes back every block from `first` on, and what they did.
  mutating func takeBack(from first: Int) {
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
}

extension World {
  /// L1 leaves its last `depth` blocks, as far as they are not final. Their transactions wait for a
  /// block again; rollups that imported one of the orphaned hashes revert.
  mutating func reorgL1(depth: Int) {
    let first = max(l1.finalNumber, l1.height - depth) + 1
    guard first <= l1.height else { return }
    let old = (first...l1.height).map { l1.blocks[$0] }
    let returned = old.flatMap(\.transactions)
    let before = l1.contracts.map(\.settled)
    let entries = l1.registry.entries
    l1.takeBack(from: first)
    for id in returned {
      // Nobody has paid for it on this branch.
      l1.transactions[id].outcome = .pending
      l1.transactions[id].gas = 0
    }
    l1.mempool = returned + l1.mempool
    tally.l1Transactions -= returned.count
    forgetRegistered(entries)
    around.topology.setOpen { l1.contracts[$0].isOpen }
    noteTreeRoutes()
    // The slot of the first is missed, and the others carry nothing.
    for block in old.dropFirst() { appendOrphanedSlot(at: block.header.time) }
    noteIncident(.l1(.l1Reorganised(from: first, orphaned: old.count, returned: returned)))
    for r in rollups.indices where l1.contracts[r].settled != before[r] { unsettle(RollupID(r)) }
    recountAtRisk()
    for r in rollups.indices {
      rollups[r].view.markContracts(fresh: true)
      dropOrphanedImports(of: RollupID(r))
    }
  }

  /// An empty block at a slot that had another. Locks end by the clock, whatever the blocks hold.
  private mutating func appendOrphanedSlot(at time: Instant) {
    let before = l1.undoPoint(number: l1.height + 1)
    goOnFromOpened(endLocks(before: time + .milliseconds(1)))
    if before.nextLockEnd != l1.nextLockEnd { l1.undo.append(before) }
    let header = L1Header(
      number: UInt64(l1.height + 1), time: time, parent: l1.blocks[l1.height].hash,
      stateRoot: l1.states[l1.states.count - 1].tree.root)
    l1.blocks.append(L1Chain.Block(header: header, hash: header.hash, transactions: []))
  }

  private mutating func forgetRegistered(_ entries: [Registry.Entry]) {
    let gone = entries.dropFirst(l1.registry.entries.count)
    tally.settlements -= gone.count
    tally.exits -= gone.count { $0.kind == .exposure }
    tally.slashed = l1.slashed
    for k in terms.indices {
      let last = settings.lastCheckpoint(ofEpoch: terms[k].epoch)
      let wasSettled = terms[k].isSettled
      terms[k].isSettled = last <= l1.registry.checkpoint
      if wasSettled, !terms[k].isSettled { takeUpTerm(k) }
    }
  }

  /// The mints that L1 no longer has are not on L1.
  private mutating func unsettle(_ r: RollupID) {
    let gone = book.takeOffL1(r, downTo: mintCount(of: r, under: l1.contracts[r].settled))
    if isListening, !gone.isEmpty {
      let mints = gone.map { book.inbox(of: r)[$0] }
      note(.message(.mintsOffL1(r, mints)))
    }
    rollups[r].noteSettled(l1.contracts[r].settledHeight, wasLower: false)
  }

  private mutating func dropOrphanedImports(of r: RollupID) {
    let rollup = rollups[r]
    let floor = floorOfReverts(of: r)
    guard rollup.height > floor else { return }
    for height in floor + 1...rollup.height {
      let lost = rollup.block(atHeight: height).imports.first {
        $0.kind == .l1Block && !isOnL1($0)
      }
      guard let lost else { continue }
      dropImport(r, lost, cause: .l1Reorg(lost))
      return
    }
  }
}
