// Rollups that break the rules, and whom the guards stop (PROTOCOL 6, "Faults").

extension World {
  /// Posts a lone proof of the present chain, as far as its imports lie under the registry, without
  /// asking whether the contract is open. It was proven ahead, so it takes no time now.
  mutating func frontRun(_ r: RollupID) {
    let rollup = rollups[r]
    let contract = l1.contracts[r]
    guard rollup.isOnChain(contract.settled) else { return }
    var target = contract.settledHeight
    while target < rollup.height,
      rollup.block(atHeight: target + 1).imports.allSatisfy(isUnderRegistry)
    {
      target += 1
    }
    guard target > contract.settledHeight else { return }
    let to = rollup.chain[target]
    let base = proofBase(of: r).block
    let relation = loneRelation(r, to: to)
    switch functionality.prove(relation) {
    case .failure(let refusal):
      tally.refusedProofs += 1
      note(.settlement(.loneRefused(r, refusal)))
    case .success(let sealed):
      let proof = file(sealed, inputs: [], block: to, maker: .prover(r))
      trace(.lone(proof, relation, from: base, to: to))
      sendToL1(.lone(proof), from: .prover(r))
    }
  }

  /// The junk that a sequencer was told to import, of the kind that its route imports: claimed to
  /// be its nearest ancestor's hash at the last checkpoint it knows of, or a block of L1, of its L2
  /// or of the next rollup. Nothing is opened through it.
  mutating func junkImport(of r: RollupID) -> [HashOpening] {
    guard rollups[r].sequencer.importsJunkNext else { return [] }
    rollups[r].sequencer.importsJunkNext = false
    var input = HashInput()
    input.append(bytes: Array("prooftop bad import".utf8))
    input.append(u64: seed)
    input.append(r)
    input.append(u64: UInt64(rollups[r].blocks.count))
    let next = RollupID((r.index + 1) % rollups.count)
    let imported = forgedImport(
      of: r, from: topology.settlingL2(of: r) ?? next, input.digest())
    return [HashOpening(imported: imported, preimages: [], senders: [])]
  }

  /// Tries a block that mints the newest message once more, if the sequencer was told so and can
  /// open it; true if that block stands. A refused one leaves everything as it was.
  mutating func mintAgain(_ r: RollupID) -> Bool {
    guard rollups[r].sequencer.mintsAgainNext, let id = book.pages[r].inbox.last,
      let opening = openingAgain(id, for: r)
    else { return false }
    rollups[r].sequencer.mintsAgainNext = false
    let input = BlockInput(
      time: now, openings: [opening], areOpeningsKnown: isReplaying, transactions: [],
      areNoncesChecked: settings.guards.nonces)
    if let refusal = propose(input, to: r) {
      noteIncident(.sequencer(.blockRefused(r, refusal)))
      return false
    }
    // What the block of this moment would have minted is still to be minted.
    refreshOpenings(r)
    return true
  }
}
