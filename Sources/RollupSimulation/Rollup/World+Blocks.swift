extension World {
  /// The sequencer's next block: what can be opened is minted first, then the users' sends.
  mutating func makeRollupBlock(_ r: RollupID) {
    let next = now + settings.blockTime
    if next <= .genesis + scenario.duration { schedule(.rollupBlock(r), at: next) }
    if rollups[r].sequencer.isHalted { return }
    // A sequencer that was told to break a rule may first try a block that is none.
    let obeys = !rollups[r].sequencer.breaksRuleNext
    if obeys, makeKnownBlock(of: r, opening: true) { return }
    let openings = gatherOpenings(for: r) + junkImport(of: r)
    let layer3 = gatherLayer3Proofs(for: r)
    // Read in place: a copy of the rollup would share its arrays, and the block that follows would
    // have to copy each of them.
    let sends = plan.sends(
      from: r, height: rollups[r].height + 1, time: now,
      previous: rollups[r].state.head.time)
    let affordable = Self.affordable(
      sends, openings: openings, balance: rollups[r].state.ledger.balance(of: 0), at: now)
    let deadline = settings.messageLifetime.map { now + $0 }
    let input = BlockInput(
      time: now, openings: openings,
      transactions: affordable.map {
        .send(destination: $0.destination, amount: $0.amount, deadline: deadline)
      } + layer3.compactMap(\.transaction), traffic: affordable.map(\.line),
      asked: sends.count,
      areNoncesChecked: settings.guards.nonces, layer3: layer3)
    if mintAgain(r, asked: sends.count) { return }
    append(input, to: r)
  }

  /// A user without the money sends nothing.
  private static func affordable(
    _ sends: [TrafficPlan.Send], openings: [HashOpening], balance: UInt64, at time: Instant
  ) -> [TrafficPlan.Send] {
    if sends.isEmpty { return [] }
    var balance = balance
    for opening in openings {
      for sender in opening.senders {
        for message in sender.messages where !message.leaf.isExpired(at: time) {
          balance += message.leaf.amount
        }
      }
    }
    return sends.filter { send in
      guard send.amount <= balance else { return false }
      balance -= send.amount
      return true
    }
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
    switch functionality.proveTransition(of: input, on: &rollups[r].state) {
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
    file(block, of: r, at: index)
    trace(.block(r, index, input.openings, input.transactions))
    return nil
  }

  /// Makes a block, whose messages are filed, the head of its chain.
  private mutating func file(_ block: Block, of r: RollupID, at index: BlockIndex) {
    rollups[r].blocks.append(block)
    rollups[r].chain.append(index)
    noteFiled(block, of: r)
  }

  /// What follows from a block that has become the head of its chain.
  mutating func noteFiled(_ block: Block, of r: RollupID) {
    rollups[r].noteImports(of: block)
    keepStates(of: r)
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
