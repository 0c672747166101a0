// What goes to L1, with all that L1 is shown of it.

/// What made somebody send a transaction to L1, which L1 itself does not ask.
struct Sending: Hashable, Sendable, Numbered {
  typealias Number = L1TransactionID
  var cause: Cause
}

extension World {
  mutating func sendToL1(_ kind: L1Transaction.Kind, from sender: Party) {
    let id = l1.submit(kind, carriedProof(of: kind), from: sender, at: now)
    sendings.append(Sending(cause: cause))
    note(.l1(.l1Sent(id)))
  }

  private func carriedProof(of kind: L1Transaction.Kind) -> CarriedProof? {
    switch kind {
    case .settle(let id):
      guard case .settlement(let s) = proofs[id].statement, let root = proofs[id].inputs.last
      else { return CarriedProof(sealed: proofs[id].sealed, blocks: []) }
      return CarriedProof(
        sealed: proofs[id].sealed,
        blocks: s.leaves.map { includedBlock(of: $0.rollup, under: root) })
    case .lone(let id):
      guard case .lone(let s) = proofs[id].statement, let block = proofs[id].block
      else { return CarriedProof(sealed: proofs[id].sealed, blocks: []) }
      return CarriedProof(
        sealed: proofs[id].sealed, blocks: [block], publishedBlocks: publishedBlocks(s, to: block))
    case .slash, .membership: return nil
    }
  }

  private func publishedBlocks(_ s: LoneStatement, to block: BlockIndex) -> Int {
    let base = rollups[s.rollup].block(hash: s.anchor)
    let from = base.map { rollups[s.rollup].block($0).height } ?? 0
    return s.curHeight - from + layer3Blocks(on: s.rollup, after: from, to: block)
  }
}
