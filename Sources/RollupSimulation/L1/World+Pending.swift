// What rollups do about transitions that L1 can't settle yet (PROTOCOL 3, `direct`; post 1.2).

extension World {
  /// Whether L1 has settled a chain of the rollup that holds an imported block. O(blocks between).
  func isSettled(_ imported: ImportedHash) -> Bool {
    holds(l1.contracts[Int(imported.first)].settled, imported)
  }

  /// Whether a block of the export's rollup is the imported one, or descends from it.
  func holds(_ later: BlockIndex, _ imported: ImportedHash) -> Bool {
    headers.holds(later, imported)
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
      l1.dropHopeless(of: r, at: now, headers)
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
      l1.isOverdue(pending, at: now)
        && pending.exports.contains { $0.first == UInt32(source.rawValue) && !isSettled($0) }
    }
    let waiting = overdue ? imports.first { !isSettled($0) } : nil
    return waiting.map { ($0, true) }
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
