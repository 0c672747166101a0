import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// Aggregators on a bench: no world, no L1 and no rollup but what a test says of them. Leaves are
/// real chain proofs, folds real node proofs; parcels reach whom they are for, one delivery later.
struct RoundBench {
  var around: Surroundings
  var aggregators: [Aggregator]
  var record: TestRecord
  var rollups: [TestRollup]
  /// Receipts that were sent, in order.
  var receipts: [(rollup: RollupID, checkpoint: Int, refused: Refusal?)] = []
  /// Node proofs in the order in which they were made.
  var folds: [(node: NodeID, checkpoint: Int, at: Instant)] = []

  init(rollups count: Int, _ change: (inout Settings) -> Void = { _ in }) {
    var settings = Settings()
    settings.rollups = count
    settings.checkpointInterval = .minutes(1)
    settings.checkpointsPerEpoch = 4
    settings.aggregation.collectionDeadline = .seconds(30)
    change(&settings)
    let bench = TreeBench(count)
    rollups = bench.rollups
    around = Surroundings(
      settings, tree: bench.tree, genesisHashes: ByNumber(bench.hashes[0]),
      topology: Topology(settings), functionality: ProofFunctionality(seed: 5))
    aggregators = (0..<settings.aggregation.aggregators).map {
      Aggregator(AggregatorID($0), settings: settings)
    }
    record = TestRecord(
      contracts: ByNumber(
        bench.rollups.map {
          VerifierContract(of: L1Chain.Newcomer(genesisHash: $0.hash(0), place: .tree))
        }),
      hashes: ByNumber(bench.rollups.map { [$0.hash(0)] }))
    around.terms = [Term(epoch: 0, holder: 0, since: .genesis, foldsFrom: .genesis)]
  }

  /// A block of every rollup, a checkpoint, and its round opened by every aggregator.
  mutating func reachCheckpoint() {
    around.checkpoint += 1
    let i = around.checkpoint
    run(to: around.settings.time(ofCheckpoint: i))
    for r in rollups.indices {
      rollups[r].makeBlock(by: around.functionality)
      record.hashes[r].append(rollups[r].hash(i))
    }
    for a in aggregators.indices { aggregators[a].openRounds(through: i, &around, record) }
    around.schedule(
      .collectionDeadline(around.holder(ofCheckpoint: i), checkpoint: i),
      at: around.now + around.settings.aggregation.collectionDeadline)
  }

  /// `A(r,i)` over the blocks after height `from`, one a checkpoint.
  mutating func chainProof(_ r: RollupID, _ i: Int, from: Int) throws -> ProofID {
    let relation = rollups[r.index].chainRelation(checkpoint: i, from: from, to: i)
    return around.file(
      try around.functionality.prove(relation).get(), inputs: [], block: BlockIndex(i),
      maker: .prover(r))
  }

  /// It reaches an aggregator now.
  mutating func deliver(_ proof: ProofID, to a: AggregatorID = 0) {
    aggregators[a].receiveChainProof(proof, &around, record)
  }

  /// All leaves of the newest checkpoint, each from the block of the one before.
  mutating func deliverAll(but missing: [RollupID] = [], to a: AggregatorID = 0) throws {
    let i = around.checkpoint
    for r in record.hashes.numbers where !missing.contains(r) {
      deliver(try chainProof(r, i, from: i - 1), to: a)
    }
  }

  /// Carries out what is due until a moment.
  mutating func run(to time: Instant) {
    while let next = around.queue.nextTime, next <= time, let due = around.queue.pop() {
      around.now = due.time
      around.rank = due.event.rank
      around.begin(due.event)
      carryOut(due.event)
    }
    around.now = time
  }

  private mutating func carryOut(_ event: Event) {
    switch event {
    case .jobEnds(let job):
      if around.jobs[job].state == .running { finish(job) }
    case .arrival(.nodeProof(let proof, let from)):
      guard case .node(let s) = around.proofs[proof].statement else { return }
      let node = around.tree.node(first: s.first, count: s.count)!
      for a in aggregators.indices where a != from.index && !aggregators[a].isCrashed {
        take(proof, node, s.checkpoint, at: AggregatorID(a))
      }
    case .arrival(.receipt(let r, let i, _, let refused, _)):
      receipts.append((r, i, refused))
    case .arrival(.heartbeat(let a)):
      for other in aggregators.indices { aggregators[other].hear(a, at: around.now) }
    case .arrival(.missedProofs(let a)):
      var accepted: [Aggregator.Acceptance] = []
      aggregators[a].takeUpAgain(&around, record, &accepted)
    case .heartbeat(let a): aggregators[a].beat(&around)
    case .collectionDeadline(let a, let i):
      aggregators[a].closeCollection(checkpoint: i, &around, record)
    case .arrival, .fault, .command, .watch, .exitCheck, .l1Block, .rollupBlock, .checkpoint: break
    }
  }

  mutating func take(_ proof: ProofID, _ node: NodeID, _ i: Int, at a: AggregatorID) {
    var accepted: [Aggregator.Acceptance] = []
    aggregators[a].accept(proof, node, i, &around, record, &accepted)
    aggregators[a].dispatch(&around)
  }

  private mutating func finish(_ job: JobID) {
    around.jobs[job].state = .done
    guard case .fold(let node, let i) = around.jobs[job].kind,
      case .worker(let a, let worker) = around.jobs[job].maker
    else { return }
    aggregators[a].free(worker: worker)
    if aggregators[a].wantsFold(of: node, i, around) {
      let proof = fold(node, i, by: a, loose: aggregators[a].knownHash(node, i - 2, around)!)
      folds.append((node, i, around.now))
      take(proof, node, i, at: a)
      if node == TreeShape.root { around.roots.append(proof) }
      around.send(.nodeProof(proof, from: a))
    } else {
      aggregators[a].release(node, i)
    }
    aggregators[a].dispatch(&around)
  }

  /// The node proof that an aggregator's inputs and a loose input come to.
  mutating func fold(
    _ node: NodeID, _ i: Int, by a: AggregatorID, loose: Digest
  ) -> ProofID {
    let tree = around.tree
    let (left, right) = tree[node].children!
    let inputs = aggregators[a].inputs(of: node, i, tree)
    let relation = NodeRelation(
      checkpoint: i, left: around.proofs[inputs[0]].sealed, right: around.proofs[inputs[1]].sealed,
      looseInput: loose, links: ExportLinks(), leaves: [],
      places: (tree[left].first, tree[right].first), order: tree.order,
      isRoot: node == TreeShape.root, rootMustBeEmpty: true, settleRule: true)
    guard case .success(let (sealed, fold)) = around.functionality.proveTelling(relation) else {
      preconditionFailure("honest inputs fold")
    }
    return around.file(sealed, inputs: inputs, fold: fold, maker: .aggregator(a))
  }
}

/// L1 and headers as a test says they are: chains without branches, one block a checkpoint.
struct TestRecord: PublicRecord {
  var contracts: ByNumber<RollupID, VerifierContract>
  var hashes: ByNumber<RollupID, [Digest]>
  var registeredCheckpoint = 0
  var finalL1Number = 0
  var isAwaiting = false

  func contract(of r: RollupID) -> VerifierContract { contracts[r] }
  func isOnL1(_ imported: ImportedHash) -> Bool { false }
  func awaitsSettlement(by a: AggregatorID) -> Bool { isAwaiting }
  func height(of block: BlockIndex, _ r: RollupID) -> Int { block.index }
  func hash(of block: BlockIndex, _ r: RollupID) -> Digest { hashes[r][block.index] }
  func descends(_ later: BlockIndex, from older: BlockIndex, _ r: RollupID) -> Bool {
    later >= older
  }
  func block(named imported: ImportedHash) -> BlockIndex? {
    hashes[Int(imported.first)].firstIndex(of: imported.digest).map { BlockIndex($0) }
  }
}
