// Transitions that wait on L1 for others (PROTOCOL 3, `direct`; post 1.2), and how contracts move.

extension AuditState {
  /// Whether a rollup is under the shared tree.
  func isMember(_ r: Int) -> Bool { settling[r] == .tree }

  /// A contract comes to store another block, and with an L2's block those of its L3s.
  mutating func move(_ r: Int, to hash: Digest, _ height: Int, at block: Int? = nil) -> L1State.Move
  {
    let from = chains[r].contract.settled
    chains[r].contract.settledHash = hash
    chains[r].contract.settledHeight = height
    // One that is not known is found out at the line that tells of the move.
    if let index = block ?? chains[r].indices[hash] {
      chains[r].contract.settled = index
      l1.moves.append(L1State.Step(rollup: r, from: from, to: index))
      for (layer3, stored) in chains[r].blocks[index]?.verified ?? [:]
      where stored.height > chains[layer3].contract.settledHeight {
        _ = move(layer3, to: stored.hash, stored.height)
      }
    }
    return L1State.Move(rollup: r, from: from, hash: hash)
  }

  /// Whether L1 has settled a chain that holds the imported block.
  func isSettled(_ imported: ImportedHash) -> Bool {
    let source = Int(imported.first)
    return chains[source].holds(imported, under: chains[source].contract.settled)
  }

  /// Whether the last accepted `B` holds it.
  func isHeld(_ imported: ImportedHash) -> Bool {
    let source = Int(imported.first)
    guard isMember(source), let leaf = chains[source].indices[l1.heldLeaves[source]] else {
      return false
    }
    return chains[source].holds(imported, under: leaf)
  }

  /// After the transactions: the largest set of what waits in which each one's imports are settled,
  /// or in the chain of one of the set; then what can't settle any more goes.
  mutating func settleTogether(isChanged: Bool) {
    if isChanged { settleLargestSet() }
    let isOverdue = chains.contains { $0.contract.pending.contains(where: isLate) }
    if isChanged || isOverdue { dropHopeless() }
  }

  private func isLate(_ pending: Contract.Pending) -> Bool {
    time - pending.since > head.pending_timeout_ms.value
  }

  private mutating func settleLargestSet() {
    var counts = chains.map(\.contract.pending.count)
    func isCovered(_ export: ImportedHash) -> Bool {
      let source = Int(export.first)
      let waiting = chains[source].contract.pending.prefix(counts[source])
      return chains[source].holds(
        export, under: waiting.last?.block ?? chains[source].contract.settled)
    }
    // Every set that works lies in what is left when nothing is taken out any more.
    var before: [Int] = []
    while before != counts {
      before = counts
      for r in counts.indices {
        let bad = chains[r].contract.pending.prefix(counts[r]).firstIndex {
          !$0.exports.allSatisfy(isCovered)
        }
        if let bad { counts[r] = bad }
      }
    }
    for r in counts.indices where counts[r] > 0 {
      let last = chains[r].contract.pending[counts[r] - 1]
      chains[r].contract.pending.removeFirst(counts[r])
      let moved = move(r, to: last.cur, last.height, at: last.block)
      l1.expected.append(.moved(.loneSettled, transaction: last.transaction, [moved]))
    }
  }

  /// Another branch of a sender is settled, or it has settled nothing for too long.
  private mutating func dropHopeless() {
    for r in chains.indices where settling[r] == .alone {
      for pending in chains[r].contract.pending where isLate(pending) {
        for export in pending.exports where !isSettled(export) {
          l1.overdue.append((r, Int(export.first)))
        }
      }
      let stale = chains[r].contract.pending.firstIndex { pending in
        pending.exports.contains { export in
          !isSettled(export)
            && (chains[Int(export.first)].contract.settledHeight >= Int(export.index)
              || isLate(pending))
        }
      }
      if let stale { chains[r].contract.pending.removeSubrange(stale...) }
    }
  }
}
