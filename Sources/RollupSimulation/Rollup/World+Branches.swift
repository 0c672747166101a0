// Blocks that leave a chain, and chains that go back to another branch (PROTOCOL 6 and 7.7).

extension World {
  /// The sequencer abandons its last `depth` blocks for others of the same times: the first moves
  /// money elsewhere instead of sending it, which is why somebody forks. Two signed headers of one
  /// height are evidence.
  mutating func fork(_ r: RollupID, depth: Int) {
    switch rollups[r].forkPoint(depth: depth, final: l1.contracts[r].finalBlock) {
    case .nowhere: break
    case .belowFinal(let point):
      noteIncident(.sequencer(.forkRefused(r, from: point, final: finalHeight(of: r))))
    case .at(let point): fork(r, at: point)
    }
  }

  private mutating func fork(_ r: RollupID, at point: Int) {
    let abandoned = (point + 1...rollups[r].height).map { rollups[r].block(atHeight: $0) }
    rollups[r].sequencer.noteFork()
    noteIncident(.sequencer(.chainForked(r, from: point, orphaned: abandoned.count)))
    moveChain(of: r, to: rollups[r].chain[point], cause: .fork)
    let first = rollups[r].blocks.count
    let otherPast = rollups[r].sequencer.otherPast(
      of: abandoned, balance: rollups[r].state.ledger.balance(of: 0))
    for input in otherPast { append(input, to: r) }
    rollups[r].sequencer.noteRewritten(first..<rollups[r].blocks.count, at: now)
    publish(r, abandoned[0], rollups[r].block(atHeight: point + 1))
    followBranch(r)
  }

  /// The height of the block that L1 has made final of a rollup: what lies below is its chain for
  /// everybody, and a branch from there is nobody's (PROTOCOL 6).
  public func finalHeight(of r: RollupID) -> Int {
    rollups[r].block(l1.contracts[r].finalBlock).height
  }

  /// The rollup has gone over to another branch, and its prover with it.
  mutating func followBranch(_ r: RollupID) {
    rollups[r].followBranch(&around)
    startProving(r)
  }

  /// A sequencer signs each header that it publishes. Ed25519 signatures are deterministic, so this
  /// one computes those that somebody will keep: of the two blocks at the first height where its
  /// branches differ. They reach whoever watches it with the other branch.
  private mutating func publish(_ r: RollupID, _ old: Block, _ new: Block) {
    let key = signingKey(of: .sequencer(r))
    func attest(_ block: Block) -> Attestation {
      Attestation(
        kind: .execution, rollup: UInt32(r.rawValue), height: block.header.height,
        deadline: .genesis, digest: block.hash)
    }
    let evidence = Evidence(
      signer: .sequencer(r), key: key.verifyingKey, first: attest(old),
      firstSignature: key.sign(attest(old)), second: attest(new),
      secondSignature: key.sign(attest(new)))
    schedule(.arrival(.doubleSigned(evidence)), at: now + settings.networkDelay)
  }

  /// Whoever has received both headers posts the two signatures, if there is a stake to cut.
  mutating func accuse(_ evidence: Evidence) {
    guard case .sequencer(let r) = evidence.signer, l1.sequencerStakes[r] > 0 else { return }
    let witness = RollupID((r.index + 1) % rollups.count)
    sendToL1(.slash(evidence), from: .prover(witness))
  }

  /// The key of a signer.
  func signingKey(of party: Party) -> SigningKey { PartyKeys(seed: seed).signingKey(of: party) }

  func verifyingKey(of party: Party) -> VerifyingKey { signingKey(of: party).verifyingKey }

  /// The relation told the prover that its branch can't extend what the tree holds: the rollup
  /// goes back to the included block.
  mutating func returnToIncludedBranch(_ r: RollupID) {
    let included = rollups[r].view.included
    guard !rollups[r].isOnChain(included.block) else { return }
    goBack(
      r, to: included.block, cause: .otherBranchIncluded(checkpoint: included.checkpoint))
  }

  /// The rollup goes over to the branch of a block that it was told of.
  mutating func goBack(_ r: RollupID, to block: BlockIndex, cause: RevertCause) {
    let target = rollups[r].target(onBranchOf: block, l1.contracts[r], cause: cause)
    moveChain(of: r, to: target.block, cause: target.cause)
    followBranch(r)
  }

  /// The same for a rollup that settles alone: its contract stores a block of another branch.
  mutating func returnToSettledBranch(_ r: RollupID) {
    let contract = l1.contracts[r]
    let base = proofBase(of: r).block
    guard !rollups[r].isOnChain(base) else { return }
    moveChain(
      of: r, to: base, cause: .otherBranchIncluded(checkpoint: contract.settledCheckpoint))
    followBranch(r)
  }

  /// Makes `target`, on whichever branch, the head of the chain: blocks above the branching point
  /// leave, those of the other branch up to `target` come back. Everything derived is rebuilt.
  mutating func moveChain(of r: RollupID, to target: BlockIndex, cause: RevertCause) {
    guard let way = rollups[r].way(to: target) else { return }
    let orphaned = way.leaving.count
    checkRevert(r, floor: way.floor, cause: cause)
    forgetSums()
    takeMessages(of: way.leaving, of: r, cause: cause)
    rollups[r].go(
      way, from: genesisState(of: r), messages: book.entries,
      settled: l1.contracts[r].settledHeight)
    for index in way.coming { restoreMessages(of: index, of: r) }
    noteRestored(way.coming, openable: way.coming.isEmpty ? [] : openRestored(of: r), of: r)
    if isTracing {
      let rollup = rollups[r]
      trace(.branch(r, to: target, made: rollup.blocks.count, state: rollup.state, cause))
    }
    // What comes back under a final block of L1 is as final as it was.
    markBackOnL1(r)
    tally.revertedBlocks += orphaned
    recountAtRisk()
    for other in rollups.indices { refreshOpenings(RollupID(other)) }
    let height = rollups[r].height
    if cause != .fork {
      noteIncident(.sequencer(.chainReverted(r, to: height, orphaned: orphaned, cause)))
    }
    if topology.hasBlockImports { tellImporters(of: r, floor: way.floor, cause: cause) }
  }

  private mutating func takeMessages(
    of leaving: [BlockIndex], of r: RollupID, cause: RevertCause
  ) {
    var sends: [MessageID] = []
    var mints: [MessageID] = []
    for index in leaving {
      let block = rollups[r].block(index)
      for id in block.sends.reversed() {
        book.unsend(id, cause: cause)
        sends.append(id)
      }
      for id in block.mints.reversed() {
        book.unmint(id, cause: cause)
        mints.append(id)
      }
    }
    if !sends.isEmpty || !mints.isEmpty {
      note(.message(.messagesReverted(sends, unminted: mints)))
    }
  }

  /// A block of another branch has come back onto the chain, with its sends and mints.
  private mutating func restoreMessages(of index: BlockIndex, of r: RollupID) {
    let block = rollups[r].block(index)
    for id in block.sends { book.restore(id) }
    for (k, id) in block.mints.enumerated() {
      let via = opener(ofMint: k, in: block, of: r)
      book.mint(id, mint(of: id, at: r, block: index, height: Int32(block.height), via: via))
    }
  }

  private mutating func noteRestored(
    _ blocks: [BlockIndex], openable: [MessageID], of r: RollupID
  ) {
    let blocks = blocks.map { rollups[r].block($0) }
    let (sends, mints) = (blocks.flatMap(\.sends), blocks.flatMap(\.mints))
    if sends.isEmpty, mints.isEmpty, openable.isEmpty { return }
    note(.message(.messagesRestored(sends, minted: mints, openable: openable)))
  }
}
