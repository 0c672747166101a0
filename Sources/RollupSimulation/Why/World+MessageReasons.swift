// How messages came to their levels.

extension World {
  func reasons(behind message: Message) -> [Reason] {
    let object = Address.message(message.id)
    if message.reverted != nil { return reasons(ofRevert: message) }
    switch message.level {
    case .final:
      guard let mint = message.mint, let at = message.final else { return [] }
      let step = Reason(.becameFinal, object, at, spent: .finality)
      return [step] + reasons(ofMintOnL1: message, mint)
    case .onL1: return message.mint.map { reasons(ofMintOnL1: message, $0) } ?? []
    case .settled:
      guard let settled = message.mint?.settled else { return [] }
      let step = Reason(.settledInTree(message.id), object, settled.at, spent: .atOnce)
      guard let (node, i) = settled.node else { return [step] }
      return [step] + reasons(ofNode: node, i)
    case .imported:
      guard let mint = message.mint else { return [] }
      let block = Address.block(message.destination, height: Int(mint.height))
      let step = Reason(
        message.isExpired ? .expired(message.id) : .minted(message.id), block, mint.via.at,
        spent: .block)
      return [step] + reasons(ofHash: mint.via.place, behind: message)
    case .openable:
      guard let openable = message.openable else { return [] }
      return reasons(ofHash: openable.place, behind: message, at: openable.at)
    case .sent: return reasons(ofSend: message)
    }
  }

  /// The block that sent it, and the line of traffic that asked for that.
  func reasons(ofSend message: Message) -> [Reason] {
    let block = Address.block(message.source, height: Int(message.leaf.sentAtBlock))
    let step = Reason(.sent(message.id), block, message.sentAt, spent: .atOnce)
    switch message.origin {
    case .traffic(let line):
      return [step, Reason(.origin(.traffic(Int(line))), .message(message.id), message.sentAt)]
    // It was sent because another came too late.
    case .returning(let id): return [step] + reasons(ofReturned: book.message(id))
    case .nobody: return [step]
    }
  }

  /// Why a message was not there by its deadline: what its opening waited for.
  private func reasons(ofReturned message: Message) -> [Reason] {
    guard message.isExpired, let mint = message.mint else {
      return [origin("messageLifetime", .message(message.id), message.sentAt)]
    }
    let block = Address.block(message.destination, height: Int(mint.height))
    return [Reason(.expired(message.id), block, mint.via.at, spent: .block)]
      + reasons(ofHash: mint.via.place, behind: message)
  }

  /// What had to be before a hash could open the message: a node's proof, the settlement of its
  /// sender on L1 or on the L2, or no more than the sender's block.
  private func reasons(
    ofHash place: Message.Via.Place, behind message: Message, at time: Instant? = nil
  ) -> [Reason] {
    switch place {
    case .node(let node, let i): return reasons(ofDelivered: node, i, at: time)
    case .l1Block:
      let settled = reasons(
        ofSettled: message.source, height: Int(message.leaf.sentAtBlock))
      return settled.isEmpty ? reasons(ofSend: message) : settled
    case .block, .ownState: return reasons(ofSend: message)
    }
  }

  private func reasons(ofDelivered node: NodeID, _ i: Int, at time: Instant? = nil) -> [Reason] {
    guard i >= 1, let proof = slotProof(node, i) else { return [] }
    let at = time ?? proofs[proof].madeAt + settings.networkDelay
    return [
      Reason(.delivered, address(of: node, checkpoint: i), at, spent: .delivery)
    ] + reasons(ofNode: node, i)
  }

  private func reasons(ofMintOnL1 message: Message, _ mint: Message.Mint) -> [Reason] {
    guard let at = message.onL1 else { return [] }
    let number = l1.number(at: at)
    if l1.blocks[number].header.time == at,
      let id = l1.blocks[number].transactions.first(where: { moved(message, mint, by: $0) })
    {
      return reasons(ofTransaction: id, number: number)
    }
    // A branch that came back was on L1 before.
    return reasons(ofSettled: message.destination, height: Int(mint.height))
  }

  /// Whether a transaction is the one that brought a mint to L1.
  private func moved(_ message: Message, _ mint: Message.Mint, by id: L1TransactionID) -> Bool {
    let transaction = l1.transactions[id]
    guard case .accepted = transaction.outcome else { return false }
    switch transaction.kind {
    case .settle(let proof):
      guard let i = proofs[proof].checkpoint, let root = rootProof(i) else { return false }
      let block = includedBlock(of: message.destination, under: root)
      return rollups[message.destination].block(block).height >= Int(mint.height)
    case .lone:
      let settling = topology.settlingL2(of: message.destination) ?? message.destination
      return transaction.sender == .prover(settling)
    case .slash, .membership: return false
    }
  }

  /// The fork or the way back that took the block which sent it off the chain.
  private func reasons(ofRevert message: Message) -> [Reason] {
    let height = Int(message.leaf.sentAtBlock)
    let k = lastIncident { record in
      guard record.time >= message.sentAt else { return false }
      switch record.occurrence.background.effect {
      case .shortensChain(message.source, let floor): return floor < height
      case .shortensChain, .losesLeaf, .bringsAggregator, nil: return false
      }
    }
    return k.map(reasons(ofIncident:)) ?? []
  }
}
