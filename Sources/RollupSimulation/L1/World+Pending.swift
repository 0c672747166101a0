// Transitions that L1 can't settle yet (PROTOCOL 3, `direct`; post 1.2): one that imported a block
// of another rollup settles when that rollup's contract has stored a chain with this block, or
// together with the transition of that rollup which does.

extension World {
  /// Whether L1 has settled a chain of the rollup that holds an imported block. O(blocks between).
  func isSettled(_ imported: ImportedHash) -> Bool {
    holds(l1.contracts[Int(imported.first)].settled, imported)
  }

  /// Whether a block of the export's rollup is the imported one, or descends from it: shown to L1
  /// by the headers in between.
  func holds(_ later: BlockIndex, _ imported: ImportedHash) -> Bool {
    let rollup = rollups[Int(imported.first)]
    let top = rollup.blocks[later]
    guard imported.kind == .rollupBlock, imported.index <= top.header.height else { return false }
    return rollup.links(from: imported.index, to: later).connect(
      imported, to: BlockLinks.Block(height: top.header.height, digest: top.hash))
  }

  /// Settles the largest set of waiting transitions in which each one's exports lie in a settled
  /// chain or in one of the set: without that two rollups that imported from each other would wait
  /// for ever, with nothing wrong. Starts from all of them and takes out what lacks something.
  mutating func settlePending(number: Int) {
    var taken = l1.contracts.map(\.pending.count)
    guard taken.contains(where: { $0 > 0 }) else { return }
    var isStable = false
    while !isStable {
      isStable = true
      for r in taken.indices where taken[r] > 0 {
        let pending = l1.contracts[r].pending.prefix(taken[r])
        let good = pending.prefix { $0.exports.allSatisfy { isCovered($0, by: taken) } }.count
        if good < taken[r] {
          taken[r] = good
          isStable = false
        }
      }
    }
    for r in taken.indices where taken[r] > 0 { move(RollupID(r), by: taken[r], number: number) }
    if taken.contains(where: { $0 > 0 }) { recountAtRisk() }
  }

  private func isCovered(_ export: ImportedHash, by taken: [Int]) -> Bool {
    let source = Int(export.first)
    let last = taken[source] > 0 ? l1.contracts[source].pending[taken[source] - 1].block : nil
    return holds(last ?? l1.contracts[source].settled, export)
  }

  private mutating func move(_ r: RollupID, by count: Int, number: Int) {
    let last = l1.contracts[r].pending[count - 1]
    l1.contracts[r].pending.removeFirst(count)
    var found: [MessageID] = []
    moveContract(
      of: r, to: last.block,
      SettlementStatement.Leaf(rollup: r, height: last.height, hash: last.cur),
      checkpoint: l1.contracts[r].settledCheckpoint, number: number, &found)
    note(.contract(.loneSettled(r, last.transaction, messages: found)))
  }

  /// What can never settle any more is dropped, and its rollup reverts: another branch of the
  /// sender was settled, or the sender settled nothing in time.
  mutating func dropHopeless() {
    for r in rollups.indices.map({ RollupID($0) }) where topology.places[r] == .alone {
      for source in rollups[r].importedBlocks.map({ RollupID(Int($0.first)) }) {
        guard let (export, isTimedOut) = hopelessImport(from: source, at: r) else { continue }
        noteIncident(.sequencer(.importFailed(r, export, timedOut: isTimedOut)))
        if isTimedOut { rollups[r].view.doubt(source) }
        dropImport(r, export, cause: isTimedOut ? .importTimedOut(export) : .importLost(export))
      }
      dropStalePending(of: r)
    }
  }

  /// The first unsettled import from `source` that contradicts what L1 has settled of it, or for
  /// whose settlement a transition has waited too long.
  private func hopelessImport(
    from source: RollupID, at r: RollupID
  ) -> (export: ImportedHash, isTimedOut: Bool)? {
    let rollup = rollups[source]
    let contract = l1.contracts[source]
    let imports = rollups[r].blockImports(above: floorOfReverts(of: r)).filter {
      $0.first == UInt32(source.rawValue)
    }
    let lost = imports.first { imported in
      guard let block = rollup.block(named: imported) else { return true }
      let (low, high) =
        rollup.block(block).height <= contract.settledHeight
        ? (block, contract.settled) : (contract.settled, block)
      return !rollup.descends(high, from: low)
    }
    if let lost { return (lost, false) }
    let overdue = l1.contracts[r].pending.contains { pending in
      now - pending.since > settings.l1.pendingTimeout
        && pending.exports.contains { $0.first == UInt32(source.rawValue) && !isSettled($0) }
    }
    let waiting = overdue ? imports.first { !isSettled($0) } : nil
    return waiting.map { ($0, true) }
  }

  /// The contract itself drops what can't settle any more, and all that builds on it: else it might
  /// come to store a branch that its rollup gave up long ago.
  private mutating func dropStalePending(of r: RollupID) {
    let stale = l1.contracts[r].pending.firstIndex { pending in
      pending.exports.contains { export in
        if isSettled(export) { return false }
        let height = l1.contracts[Int(export.first)].settledHeight
        return height >= Int(export.index) || now - pending.since > settings.l1.pendingTimeout
      }
    }
    guard let stale else { return }
    l1.contracts[r].pending.removeSubrange(stale...)
    // The state has another root, with or without a transaction.
    l1.hasStateChanged = true
  }

  /// A rollup whose contract has moved is trusted again, and no block below is an open import.
  mutating func forgetSettledImports(of r: RollupID) {
    if !topology.hasBlockImports { return }
    if topology.importsBlocks(r) {
      rollups[r].noteSettled(l1.contracts[r].settledHeight, wasLower: true)
    }
    for other in rollups.indices { rollups[other].view.trust(r) }
  }

  /// The block that the next lone proof of `r` starts from: the last that L1 has taken of its
  /// chain.
  func loneBase(of r: RollupID) -> (block: BlockIndex, hash: Digest, height: Int) {
    let contract = l1.contracts[r]
    if let last = contract.pending.last, rollups[r].isOnChain(last.block) {
      return (last.block, last.cur, last.height)
    }
    return (contract.settled, contract.settledHash, contract.settledHeight)
  }
}
