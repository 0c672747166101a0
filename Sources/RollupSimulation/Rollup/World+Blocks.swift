extension World {
  /// The sequencer's next block: what can be opened is minted first, then the users' sends.
  mutating func makeRollupBlock(_ r: RollupID) {
    let next = now + settings.blockTime
    if next <= .genesis + scenario.duration { schedule(.rollupBlock(r), at: next) }
    switch rollups[r].sequencer.turn {
    case .rests: return
    case .obeys: if makeKnownBlock(of: r, opening: true) { return }
    case .breaksRule: break
    }
    let offer = offer(to: r)
    if mintAgain(r, insteadOf: offer) { return }
    append(rollups[r].sequencer.block(from: offer), to: r)
  }

  /// What the others serve a sequencer for its next block, and what its users ask for.
  private mutating func offer(to r: RollupID) -> BlockOffer {
    let openings = gatherOpenings(for: r) + junkImport(of: r)
    let layer3 = gatherLayer3Proofs(for: r)
    // Read in place: a copy of the rollup would share its arrays, and the block that follows would
    // have to copy each of them.
    return BlockOffer(
      time: now, openings: openings, layer3: layer3,
      sends: plan.sends(
        from: r, height: rollups[r].height + 1, time: now,
        previous: rollups[r].state.head.time),
      balance: rollups[r].state.ledger.balance(of: 0), lifetime: settings.messageLifetime,
      areNoncesChecked: settings.guards.nonces)
  }

  /// Executes a block on the chain's head and files it.
  mutating func append(_ input: BlockInput, to r: RollupID) {
    if makeKnownBlock(of: r, opening: false) { return }
    if let refusal = propose(input, to: r) {
      preconditionFailure("an honest sequencer proposed an invalid block: \(refusal)")
    }
  }

  /// The same for a sequencer that need not be honest: an invalid block changes nothing.
  mutating func propose(_ input: BlockInput, to r: RollupID) -> Refusal? {
    let executed: ExecutedBlock
    switch rollups[r].execute(input, by: functionality) {
    case .success(let block): executed = block
    case .failure(let refusal): return refusal
    }
    let index = BlockIndex(rollups[r].blocks.count)
    let mints = fileMints(executed, opened: input.openings, of: r, block: index)
    let returned = mints.filter { book.entries[$0].isExpired }
    let sends = fileSends(
      executed.sends,
      origins: returned.map { .returning($0) } + input.traffic.map(Message.Origin.init), of: r,
      block: index)
    let block = Block(
      header: executed.header, hash: executed.hash, parent: rollups[r].head,
      imports: executed.imports, opened: executed.opened, mints: mints, sends: sends,
      returnCount: Int32(executed.returnCount), askedCount: Int32(input.asked),
      others: input.transactions.filter { if case .send = $0 { false } else { true } },
      outboxCount: Int32(book.pages[r].outbox.count),
      inboxCount: Int32(book.pages[r].inbox.count), seal: executed.seal)
    rollups[r].file(block, keepingStates: keptStates(of: r))
    noteFiled(block, of: r)
    trace(.block(r, index, input.openings, input.transactions))
    return nil
  }

  /// What follows from a block that has become the head of its chain.
  mutating func noteFiled(_ block: Block, of r: RollupID) {
    sendHeaders()
    tally.blocks += 1
    tally.asked += Int(block.askedCount + block.returnCount)
    tally.unsent += Int(block.askedCount + block.returnCount) - block.sends.count
    changeAtRisk(by: 1)
    book.noteRisk()
    noteMade(block, of: r)
    if !block.others.isEmpty { noteVerified(block, of: r) }
  }

  private mutating func noteMade(_ block: Block, of r: RollupID) {
    let isLate = block.returnCount > 0
    let mints = isLate ? block.mints.filter { !book.entries[$0].isExpired } : block.mints
    note(
      .sequencer(
        .blockMade(
          r, height: block.height, imports: block.imports.count, mints: mints, sends: block.sends)))
    if !isLate { return }
    let expired = block.mints.filter { book.entries[$0].isExpired }
    note(.message(.messagesExpired(r, height: block.height, expired)))
  }

  mutating func fileSends(
    _ leaves: [MessageLeaf], origins: [Message.Origin], of r: RollupID, block index: BlockIndex
  ) -> [MessageID] {
    var sends: [MessageID] = []
    for (k, leaf) in leaves.enumerated() {
      sends.append(
        book.send(leaf, in: index, at: now, origin: k < origins.count ? origins[k] : .nobody))
    }
    return sends
  }

  private mutating func fileMints(
    _ block: ExecutedBlock, opened: [HashOpening], of r: RollupID, block index: BlockIndex
  ) -> [MessageID] {
    var mints: [MessageID] = []
    for opening in opened where !opening.senders.isEmpty {
      let place = place(of: opening.imported, for: r, height: Int(block.header.height))
      for sender in opening.senders {
        let source = sender.header.rollup
        for message in sender.messages {
          let id = book.pages[source].outbox[message.index]
          fileMint(
            id, of: r, block: index, height: block.header.height,
            via: Message.Via(place: place, at: now))
          mints.append(id)
        }
        forgetSenderIfDone(source, at: r)
      }
    }
    return mints
  }

  /// A source all of whose messages are minted is not looked at again before it sends the next.
  mutating func forgetSenderIfDone(_ source: RollupID, at r: RollupID) {
    let count = book.count(from: source, to: r)
    if rollups[r].state.ledger.nextSpent(from: source) >= UInt64(count) {
      book.forget(source, at: r)
    }
  }

  mutating func fileMint(
    _ id: MessageID, of r: RollupID, block: BlockIndex, height: UInt64, via: Message.Via
  ) {
    checkFirstMint(id)
    book.mint(id, mint(of: id, at: r, block: block, height: Int32(height), via: via))
  }

  /// A mint through an import, before anything has become of it.
  func mint(
    of id: MessageID, at r: RollupID, block: BlockIndex, height: Int32, via: Message.Via
  ) -> Message.Mint {
    Message.Mint(
      block: block, height: height, via: via,
      settlesAt: settlingAncestor(of: id, at: r, via: via.place).map { UInt8($0) })
  }

  /// Blocks above the leaf under the last `B`, over all rollups.
  mutating func changeAtRisk(by change: Int) {
    tally.atRisk += change
    tally.atRiskMax = max(tally.atRiskMax, tally.atRisk)
  }
}
