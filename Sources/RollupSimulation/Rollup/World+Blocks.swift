extension World {
  /// The sequencer's next block: what can be opened is minted first, then the users' sends.
  mutating func makeRollupBlock(_ r: RollupID) {
    let next = now + settings.blockTime
    if next <= .genesis + scenario.duration { schedule(.rollupBlock(r), at: next) }
    if rollups[r.index].sequencer.isHalted { return }
    let openings = gatherOpenings(for: r)
    // Read in place: a copy of the rollup would share its arrays, and the block that follows would
    // have to copy each of them.
    let sends = plan.sends(
      from: r, height: rollups[r.index].height + 1, time: now,
      previous: rollups[r.index].state.head.time)
    let input = BlockInput(
      time: now, openings: openings, areOpeningsKnown: isReplaying,
      transactions: affordable(
        sends, openings: openings, balance: rollups[r.index].state.ledger.balance(of: 0)))
    append(input, to: r)
  }

  /// A user without the money sends nothing.
  private func affordable(
    _ sends: [TrafficPlan.Send], openings: [NodeOpening], balance: UInt64
  ) -> [Transaction] {
    if sends.isEmpty { return [] }
    var balance = balance
    for opening in openings {
      for sender in opening.senders {
        balance += sender.messages.reduce(0) { $0 + $1.leaf.amount }
      }
    }
    var transactions: [Transaction] = []
    for send in sends where send.amount <= balance {
      balance -= send.amount
      transactions.append(.send(destination: send.destination, amount: send.amount))
    }
    return transactions
  }

  /// Executes a block on the chain's head and files it.
  mutating func append(_ input: BlockInput, to r: RollupID) {
    let executed: ExecutedBlock
    switch functionality.proveTransition(of: input, on: &rollups[r.index].state) {
    case .success(let block): executed = block
    case .failure(let refusal):
      preconditionFailure("an honest sequencer proposed an invalid block: \(refusal)")
    }
    let index = BlockIndex(rollups[r.index].blocks.count)
    let mints = fileMints(executed, opened: input.openings, of: r, block: index)
    let sends = fileSends(executed, of: r, block: index)
    rollups[r.index].blocks.append(
      Block(
        header: executed.header, hash: executed.hash, parent: rollups[r.index].head,
        imports: executed.imports, mints: mints, sends: sends,
        transfers: input.transactions.filter { if case .transfer = $0 { true } else { false } },
        outboxCount: Int32(rollups[r.index].outbox.count),
        inboxCount: Int32(rollups[r.index].inbox.count), seal: executed.seal))
    rollups[r.index].chain.append(index)
    tally.blocks += 1
    changeAtRisk(by: 1)
    note(
      .blockMade(
        r, height: Int(executed.header.height), imports: executed.imports.count, mints: mints,
        sends: sends))
  }

  private mutating func fileSends(
    _ block: ExecutedBlock, of r: RollupID, block index: BlockIndex
  ) -> [MessageID] {
    var sends: [MessageID] = []
    for leaf in block.sends {
      let id = MessageID(messages.count)
      messages.append(
        Message(
          id: id, leaf: leaf, sentIn: index, sentAt: now,
          outboxIndex: Int32(rollups[r.index].outbox.count)))
      rollups[r.index].outbox.append(id)
      rollups[r.index].addToLane(id, destination: leaf.destination)
      rollups[leaf.destination.index].expect(r, tree: tree)
      conservation.burn(leaf.amount)
      tally.sent += 1
      effort += 8
      sends.append(id)
    }
    return sends
  }

  private mutating func fileMints(
    _ block: ExecutedBlock, opened: [NodeOpening], of r: RollupID, block index: BlockIndex
  ) -> [MessageID] {
    var mints: [MessageID] = []
    for opening in opened {
      guard
        let node = tree.node(
          first: Int(opening.imported.first), count: Int(opening.imported.count)),
        let ancestor = tree.place(of: node, above: r)
      else { preconditionFailure("a rollup imports its ancestors' hashes only") }
      let via = Message.Via(
        node: node, checkpoint: Int32(opening.imported.index), at: now)
      for sender in opening.senders {
        let lane = rollups[sender.header.rollup.index].lane(to: r)
        for message in sender.messages {
          let id = lane[Int(message.leaf.nonce)]
          if messages[id.index].openable == nil {
            messages[id.index].openable = via
            tally.openable += 1
          }
          messages[id.index].mint = Message.Mint(
            block: index, height: Int32(block.header.height), via: via)
          rollups[r.index].inbox.append(id)
          rollups[r.index].view.unsettled[ancestor].append(id)
          conservation.mint(message.leaf.amount)
          countUsable(messages[id.index])
          mints.append(id)
        }
      }
    }
    return mints
  }

  private mutating func countUsable(_ message: Message) {
    tally.usable += 1
    effort += 8
    let latency = (now - message.sentAt).milliseconds
    tally.usableLatencySum += latency
    tally.usableLatencyMax = max(tally.usableLatencyMax, latency)
  }

  /// Blocks above the leaf under the last `B`, over all rollups.
  mutating func changeAtRisk(by change: Int) {
    tally.atRisk += change
    tally.atRiskMax = max(tally.atRiskMax, tally.atRisk)
  }
}

extension Rollup {
  /// Remembers that `source` sends messages here, in the order of the tree.
  mutating func expect(_ source: RollupID, tree: TreeShape) {
    let place = tree[tree.leaf(of: source)].first
    var low = 0
    var high = incoming.count
    while low < high {
      let middle = (low + high) / 2
      if tree[tree.leaf(of: incoming[middle])].first < place {
        low = middle + 1
      } else {
        high = middle
      }
    }
    if low == incoming.count || incoming[low] != source { incoming.insert(source, at: low) }
  }
}
