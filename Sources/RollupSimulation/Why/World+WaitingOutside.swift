// What messages wait for that do not come through nodes of the tree, and what a rollup outside it
// waits for until L1 has its blocks (ARCHITECTURE, seam 1; PROTOCOL 3).

extension World {
  private func sentHeight(_ message: Message) -> Int { Int(message.leaf.sentAtBlock) }

  /// The sender's settlement on L1, and until the receiver may import that block of L1.
  func waitingForL1Hash(of message: Message) -> [Blocker] {
    let source = message.source
    if l1.contracts[source].settledHeight < sentHeight(message) {
      return [waitForL1(height: sentHeight(message), of: source, provenAt: 1)]
    }
    let importable = importableL1Block(for: message.destination)
    let number = firstMove(of: source, holding: sentHeight(message), orBefore: importable)
    if number > importable {
      let depth =
        topology.isMember(message.destination)
        ? settings.l1.finalitySlots : settings.l1.importDepth
      let missing = max(0, number + depth - l1.height)
      let at = l1.blocks[l1.height].header.time + settings.l1.slot * Int64(missing)
      return [
        Blocker(
          condition: .finality(number: number), object: .l1Block(number), actor: .l1,
          earliest: max(now, at), deadline: nil)
      ]
    }
    return [waitForBlock(of: message.destination, after: message.sentAt + headerDelay, message)]
  }

  /// The L1 block in which a contract came to hold a height; any up to `bound` if it was one of
  /// those. A contract moves on while the move that matters is on its way to finality.
  func firstMove(of r: RollupID, holding height: Int, orBefore bound: Int) -> Int {
    guard let newest = l1.contracts[r].settledAt else { return 0 }
    var first = l1.number(at: newest)
    var k = l1.moves.count
    while first > bound, k > 0 {
      k -= 1
      guard l1.moves[k].rollup == r else { continue }
      if rollups[r].block(l1.moves[k].block).height < height { break }
      first = l1.moves[k].number
    }
    return first
  }

  /// The header on its way, the aggregator's word, or what keeps the receiver from believing it.
  func waitingForBlock(of message: Message) -> [Blocker] {
    let (source, r) = (message.source, message.destination)
    if case .blocked(let blocker) = importGuard(of: source, for: r) { return [blocker] }
    let block = Address.block(source, height: sentHeight(message))
    if rollups[r].view.doubted.contains(source) {
      // Whatever its contract stores next ends the doubt.
      var chain = [waitForContract(of: source)]
      chain[0].object = block
      return chain
    }
    if route(of: message).gates.contains(.commitment),
      importableBlock(of: source, for: r).map({ height($0, source) < sentHeight(message) })
        ?? true
    {
      // A word that was given travels on, whatever became of whoever gave it.
      let word = commitments.first {
        rollups[source].isOnChain($0.heads[source])
          && height($0.heads[source], source) >= sentHeight(message)
      }
      if let word { return [waitForBlock(of: r, after: word.at + headerDelay, message)] }
      let holder = self.holder
      if aggregators[holder].isCrashed {
        let resumes = resumption(max(1, checkpoint))
        // Without a successor nobody will ever commit to it.
        // Without a word both sides come by L1 roots in the end.
        return withWayOut(
          [
            Blocker(
              condition: resumes == nil ? .aggregator : .commitment, object: .aggregator(holder),
              actor: maker(ofCheckpoint: max(1, checkpoint)).map { .aggregator($0) } ?? .person,
              earliest: resumes, deadline: nil)
          ], of: r)
      }
      let at = message.sentAt + settings.networkDelay * 2
      return withWayOut(
        [
          Blocker(
            condition: .commitment, object: block, actor: .aggregator(holder),
            earliest: max(now, at), deadline: nil)
        ], of: r)
    }
    return [waitForBlock(of: r, after: message.sentAt + headerDelay, message)]
  }

  /// A header is known once it has travelled; one of the very instant is known to nobody.
  private var headerDelay: Span { max(settings.networkDelay, .milliseconds(1)) }

  /// The receiver's first block that can know of something.
  private func waitForBlock(
    of r: RollupID, after time: Instant, _ message: Message
  ) -> Blocker {
    var next = waitForNextBlock(of: message)
    guard next.condition == .block, case .block(_, let height) = next.object,
      let soonest = next.earliest, soonest < time
    else { return next }
    let step = settings.blockTime.milliseconds
    let later = ((time - soonest).milliseconds + step - 1) / step
    next.object = .block(r, height: height + Int(later))
    next.earliest = soonest + settings.blockTime * later
    return next
  }

  private func height(_ block: BlockIndex, _ r: RollupID) -> Int {
    rollups[r].blocks[block].height
  }

  /// The proof of the L3 that sends, in the contract of its L2; an L2's own messages are there at
  /// once.
  func waitingForContract(of message: Message) -> [Blocker] {
    if topology.settlingL2(of: message.source) != nil,
      layer3Base(of: message.source).height < sentHeight(message)
    {
      return [waitForContract(height: sentHeight(message), of: message.source)]
    }
    // From here on a block of the L2 holds it: the receiver needs no other one.
    return [waitForBlock(of: message.destination, after: message.sentAt + headerDelay, message)]
  }

  /// A rollup waits for another to settle the block that it imported from it. While no proof of its
  /// own waits for that there is no deadline; L1's next block is the soonest at which it can show
  /// which branch stands.
  func waitForSettlement(of imported: ImportedHash, by r: RollupID) -> Blocker {
    let source = RollupID(Int(imported.first))
    let since = l1.contracts[r].pending.first { $0.exports.contains(imported) }?.since
    return Blocker(
      condition: .foreignSettlement,
      object: .block(source, height: min(Int(imported.index), rollups[source].height)),
      actor: .prover(source), earliest: nextL1Block(after: l1.blocks[l1.height].header.time),
      deadline: since.map { max(now, $0 + settings.l1.pendingTimeout) })
  }

  /// How a block of a rollup outside the tree comes to L1.
  func waitOutside(height: Int, of r: RollupID) -> Blocker {
    if let l2 = topology.settlingL2(of: r) {
      if let sent = sentByL2(height: height, of: r, on: l2) { return sent }
      guard layer3Base(of: r).height >= height else {
        return waitForContract(height: height, of: r)
      }
      return waitForL1(height: verifyingHeight(of: r, height: height, on: l2), of: l2, provenAt: 1)
    }
    let pending = l1.contracts[r].pending
    let holding = pending.first { $0.height >= height && rollups[r].isOnChain($0.block) }
    if let waiting = holding {
      let missing = pending.prefix { $0.height <= waiting.height }.flatMap(\.exports).first {
        !isSettled($0)
      }
      if let missing { return waitForSettlement(of: missing, by: r) }
    }
    return waitForProof(height: height, of: r, checkpointsApart: settings.checkpointsPerEpoch)
  }

  /// The next lone proof that can hold a block: being made, on its way, or due at a checkpoint to
  /// come.
  private func waitForProof(height: Int, of r: RollupID, checkpointsApart step: Int) -> Blocker {
    let prover = rollups[r].prover
    let sent = l1.mempool.first {
      guard case .lone(let proof) = l1.transactions[$0].kind,
        case .lone(let s) = proofs[proof].statement
      else { return false }
      return s.rollup == r && s.curHeight >= height
    }
    if let sent {
      return Blocker(
        condition: .settlement(checkpoint: checkpoint), object: .rollup(r), actor: .l1,
        earliest: nextL1Block(after: l1.transactions[sent].sentAt), deadline: nil)
    }
    if prover.isHalted {
      return Blocker(
        condition: .healing, object: .rollup(r), actor: .person, earliest: nil, deadline: nil)
    }
    if let job = prover.job, case .lone(_, let to) = jobs[job].kind,
      rollups[r].block(to).height >= height
    {
      return Blocker(
        condition: .proving(percent: jobs[job].percent(at: now), job), object: .rollup(r),
        actor: .prover(r), earliest: nextL1Block(after: jobs[job].ends), deadline: nil)
    }
    let time = rollups[r].block(atHeight: min(height, rollups[r].height)).time
    let first = max(checkpointAtLeast(time), 1)
    let due = (first + step - 1) / step * step
    let at = settings.time(ofCheckpoint: due)
    let isOver = at > .genesis + scenario.duration
    return Blocker(
      condition: isOver ? .end : .settlement(checkpoint: due), object: .rollup(r),
      actor: .prover(r),
      earliest: isOver ? nil : nextL1Block(after: max(now, at) + prover.usualTime), deadline: nil)
  }

  /// The way of an L3's block into its L2's contract.
  private func waitForContract(height: Int, of r: RollupID) -> Blocker {
    guard let l2 = topology.settlingL2(of: r) else { return waitAlone(of: r) }
    if let sent = rollups[r].sentToL2, case .lone(let s) = proofs[sent].statement,
      s.curHeight >= height
    {
      if rollups[l2].sequencer.isHalted { return halted(l2) }
      return Blocker(
        condition: .contract, object: .rollup(l2), actor: .sequencer(l2),
        earliest: nextBlockTime(of: l2), deadline: nil)
    }
    if rollups[l2].sequencer.isHalted { return halted(l2) }
    var blocker = waitForProof(height: height, of: r, checkpointsApart: 1)
    guard blocker.condition != .end, blocker.condition != .healing else { return blocker }
    // It goes to the L2, not to L1: as soon as the proof of a checkpoint that holds the block is
    // made.
    let time = rollups[r].block(atHeight: min(height, rollups[r].height)).time
    blocker.earliest = max(now, settings.time(ofCheckpoint: checkpointAtLeast(time)))
    if case .settlement = blocker.condition {
      blocker.condition = .contract
      blocker.object = .rollup(l2)
    }
    return blocker
  }

  /// A proof of an L2 that waits for an L1 block and verified an L3's block, on whichever branch:
  /// L1 decides which one stands.
  private func sentByL2(height: Int, of r: RollupID, on l2: RollupID) -> Blocker? {
    let sent = l1.mempool.first {
      guard case .lone(let proof) = l1.transactions[$0].kind,
        l1.transactions[$0].sender == .prover(l2), let block = proofs[proof].block
      else { return false }
      return verifiedHeight(of: r, on: l2, upTo: block) >= height
    }
    return sent.map {
      Blocker(
        condition: .settlement(checkpoint: checkpoint), object: .rollup(l2), actor: .l1,
        earliest: nextL1Block(after: l1.transactions[$0].sentAt), deadline: nil)
    }
  }

  private func halted(_ r: RollupID) -> Blocker {
    Blocker(
      condition: .healing, object: .rollup(r), actor: .person, earliest: nil, deadline: nil)
  }

  /// The height of the L2's block that verified an L3's block.
  func verifyingHeight(of r: RollupID, height: Int, on l2: RollupID) -> Int {
    let rollup = rollups[l2]
    for k in stride(from: 1, through: rollup.height, by: 1) {
      for case .verify(r, let at, _) in rollup.block(atHeight: k).others where Int(at) >= height {
        return k
      }
    }
    return rollup.height
  }
}
