// What reaches an aggregator, and what its work means for the others: the world hands on.

extension World {
  /// What an aggregator can look up.
  private var record: ChainArchive {
    ChainArchive(
      contracts: l1.contracts, registeredCheckpoint: l1.registry.checkpoint,
      finalL1Number: l1.finalNumber, l1Blocks: l1.blocks, mempool: l1.mempool,
      transactions: l1.transactions, rollups: rollups)
  }

  /// Aggregators took node proofs in; property 4 is evaluated for each.
  private mutating func check(_ accepted: [Aggregator.Acceptance]) {
    for each in accepted { checkContinuity(of: each.proof, after: each.after) }
  }

  mutating func openRounds(_ a: AggregatorID, through i: Int) {
    aggregators[a].openRounds(through: i, &around, record)
  }

  mutating func receiveChainProof(_ proof: ProofID, at a: AggregatorID) {
    aggregators[a].receiveChainProof(proof, &around, record)
  }

  mutating func closeCollection(_ a: AggregatorID, checkpoint i: Int) {
    aggregators[a].closeCollection(checkpoint: i, &around, record)
  }

  mutating func accept(nodeProof proof: ProofID, _ node: NodeID, _ i: Int, at a: AggregatorID) {
    var accepted: [Aggregator.Acceptance] = []
    aggregators[a].accept(proof, node, i, &around, record, &accepted)
    check(accepted)
  }

  mutating func takeUpAgain(_ a: AggregatorID) {
    var accepted: [Aggregator.Acceptance] = []
    aggregators[a].takeUpAgain(&around, record, &accepted)
    check(accepted)
  }

  mutating func resume(_ a: AggregatorID) {
    var accepted: [Aggregator.Acceptance] = []
    aggregators[a].resume(&around, record, &accepted)
    check(accepted)
  }

  mutating func settleNext(_ a: AggregatorID) { aggregators[a].settleNext(around, record) }

  mutating func dispatch(_ a: AggregatorID) { aggregators[a].dispatch(&around) }

  mutating func beat(_ a: AggregatorID) { aggregators[a].beat(&around) }

  mutating func startBeating(_ a: AggregatorID) { aggregators[a].startBeating(&around) }

  // What others ask of an aggregator's view.

  /// The rounds of whoever knows the tree best now: the holder of the newest checkpoint.
  var bestRounds: Checkpoints<Round> {
    aggregators[holder(ofCheckpoint: max(1, checkpoint))].rounds
  }

  /// The hash of a node as an aggregator knows it: `∅` before checkpoint 0.
  func knownHash(_ a: AggregatorID, _ node: NodeID, _ i: Int) -> Digest? {
    aggregators[a].knownHash(node, i, around)
  }

  /// What the tree of an aggregator holds of a leaf at checkpoint `i`, if decided.
  func includedLeaf(
    _ a: AggregatorID, _ leaf: NodeID, at i: Int
  ) -> Aggregator.IncludedLeaf? {
    let r = tree.rollup(at: leaf)
    return aggregators[a].includedLeaf(leaf, at: i, around) { rollups[r].height(of: $0) }
  }

  /// Why an aggregator takes no leaf of a rollup at a checkpoint; `nil` if it does.
  func carryReason(_ r: RollupID, _ i: Int, at a: AggregatorID) -> CarryReason? {
    aggregators[a].carryReason(r, i, l1.contracts[r], around) { rollups[r].height(of: $0) }
  }

  /// When `a` would take over if the holder stayed silent from now on.
  func takeoverTime(of a: AggregatorID, term: Term) -> Instant {
    aggregators[a].takeoverTime(of: term, around)
  }

  /// Whether a node can be folded.
  func foldGuard(_ a: AggregatorID, _ node: NodeID, _ i: Int) -> Guard {
    aggregators[a].missingInput(node, i, tree).map { .blocked(waitFor($0.node, $0.checkpoint)) }
      ?? .ready
  }
}

/// L1 and the rollups' headers as they are at one moment, by the few lists that are asked for.
/// Whoever is handed it changes none of them: while it lives, a change would copy.
struct ChainArchive: PublicRecord {
  let contracts: [VerifierContract]
  let registeredCheckpoint: Int
  let finalL1Number: Int
  let l1Blocks: Table<L1Chain.Block>
  let mempool: [L1TransactionID]
  let transactions: [L1Transaction]
  let rollups: [Rollup]

  func contract(of r: RollupID) -> VerifierContract { contracts[r] }

  func isOnL1(_ imported: ImportedHash) -> Bool {
    let number = Int(imported.index)
    return l1Blocks.indices.contains(number) && l1Blocks[number].hash == imported.digest
  }

  func awaitsSettlement(by a: AggregatorID) -> Bool {
    mempool.contains {
      guard case .settle = transactions[$0].kind else { return false }
      return transactions[$0].sender == .aggregator(a)
    }
  }

  func height(of block: BlockIndex, _ r: RollupID) -> Int { rollups[r].height(of: block) }
  func hash(of block: BlockIndex, _ r: RollupID) -> Digest { rollups[r].blocks[block].hash }
  func descends(_ later: BlockIndex, from older: BlockIndex, _ r: RollupID) -> Bool {
    rollups[r].descends(later, from: older)
  }
  func block(named imported: ImportedHash) -> BlockIndex? {
    rollups[Int(imported.first)].block(named: imported)
  }
}
