// Whether the contracts take a transaction (PROTOCOL 6): nothing changes by asking.

extension L1Chain {
  /// What L1 says to a transaction of the block that is being made.
  package struct Verdict: Sendable {
    package let transaction: L1TransactionID
    package let refusal: Refusal?
    fileprivate init(_ transaction: L1TransactionID, _ refusal: Refusal?) {
      (self.transaction, self.refusal) = (transaction, refusal)
    }
  }

  package func judge(_ id: L1TransactionID, _ headers: some HeaderWitness) -> Verdict {
    let proof = transactions[id].proof
    switch transactions[id].kind {
    case .settle: return Verdict(id, refusal(ofSettlement: proof, headers))
    case .lone: return Verdict(id, refusal(ofLone: proof, headers))
    case .slash(let evidence): return Verdict(id, refusal(of: evidence))
    case .membership: return Verdict(id, nil)
    }
  }

  /// The registry takes a `B` after its head that no contract contradicts: if one stored a block of
  /// another branch, value could be on L1 that nobody had (PROTOCOL 6, "Registry").
  private func refusal(
    ofSettlement proof: CarriedProof?, _ headers: some HeaderWitness
  ) -> Refusal? {
    guard let proof, verifier.verify(proof.sealed),
      case .settlement(let statement) = proof.sealed.statement
    else { return .unsealed }
    if let refusal = registry.refusal(of: statement, guarded: rules.guardsRegistry) {
      return refusal
    }
    if let export = statement.l1Block, let refusal = refusal(ofExport: export) { return refusal }
    return rules.guardsRegistry ? contradiction(in: statement, proof.blocks, headers) : nil
  }

  /// The first leaf of a `B` on another branch than its contract's block; headers show it.
  private func contradiction(
    in statement: SettlementStatement, _ blocks: [BlockIndex], _ headers: some HeaderWitness
  ) -> Refusal? {
    for (leaf, block) in zip(statement.leaves, blocks) {
      let contract = contracts[leaf.rollup]
      if !headers.areOnOneBranch(leaf.rollup, block, contract.settled) {
        return .contradictsContract(
          leaf.rollup, declared: leaf.hash, computed: contract.settledHash)
      }
    }
    return nil
  }

  private func refusal(
    ofLone proof: CarriedProof?, _ headers: some HeaderWitness
  ) -> Refusal? {
    guard let proof, verifier.verify(proof.sealed),
      case .lone(let statement) = proof.sealed.statement, !proof.blocks.isEmpty
    else { return .unsealed }
    let contract = contracts[statement.rollup]
    if rules.guardsLock, !contract.isOpen { return .locked }
    // What L1 knows of an L3 it knows from its L2's state.
    if contract.settlesThroughL2 { return .locked }
    let tip = contract.pending.last?.cur ?? contract.settledHash
    guard statement.anchor == tip || statement.anchor == contract.settledHash else {
      return .staleBase(declared: statement.anchor, computed: tip)
    }
    guard registry.knows(statement.registryHead) else {
      return .notFromHead(declared: statement.registryHead, computed: registry.head)
    }
    for export in statement.exports where export.kind == .l1Block {
      if let refusal = refusal(ofExport: export) { return refusal }
    }
    // Contracts of the shared tree keep nothing waiting, and take the registry's word.
    guard contract.isMember else { return nil }
    return statement.foreignExports.first { !isSettled($0, headers) && !isRegistered($0, headers) }
      .map { .foreignExport($0) }
  }

  /// What L1 says to an exported hash of itself: it compares it with its history, as far back as
  /// that reaches (EIP-2935).
  private func refusal(ofExport export: ImportedHash) -> Refusal? {
    isOnChain(export) && height + 1 - Int(export.index) <= rules.blockHashWindow
      ? nil : .unknownL1Block(export)
  }

  /// Whether a chain is settled that holds an imported block.
  func isSettled(_ imported: ImportedHash, _ headers: some HeaderWitness) -> Bool {
    headers.holds(contracts[Int(imported.first)].settled, imported)
  }

  /// Whether the last `B` holds an imported block or one after it.
  private func isRegistered(_ imported: ImportedHash, _ headers: some HeaderWitness) -> Bool {
    guard let entry = registry.entries.last, let proof = transactions[entry.transaction].proof,
      case .settlement(let statement) = proof.sealed.statement,
      let leaf = statement.leaves.firstIndex(where: { $0.rollup.index == Int(imported.first) })
    else { return false }
    return headers.holds(proof.blocks[leaf], imported)
  }

  private func refusal(of evidence: Evidence) -> Refusal? {
    switch evidence.signer {
    case .sequencer, .aggregator: break
    // They have nothing at stake.
    case .prover, .l1, .network, .person: return .noConflict
    }
    return evidence.holds && keys.verifyingKey(of: evidence.signer) == evidence.key
      ? nil : .noConflict
  }
}

extension LoneStatement {
  /// Blocks of other rollups that it depends on.
  var foreignExports: [ImportedHash] { exports.filter { $0.kind == .rollupBlock } }
}
