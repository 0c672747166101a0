import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// An aggregator's round without a world (PROTOCOL 2.1, 5 and 6).
@Suite struct AggregatorRoundTests {
  /// Eight leaves, and workers enough: the root comes a depth of folds after the last leaf.
  @Test func withWorkersEnoughARoundTakesTheDepthOfTheTree() throws {
    var bench = RoundBench(rollups: 8) { $0.aggregation.workers = 4 }
    bench.reachCheckpoint()
    try bench.deliverAll()
    bench.run(to: bench.around.now + .seconds(120))
    #expect(bench.folds.count == 7)
    let start = bench.around.settings.time(ofCheckpoint: 1)
    #expect(bench.folds.last?.node == TreeShape.root)
    #expect(bench.folds.last?.at == start + bench.around.settings.costs.fold * 3)
    #expect(bench.receipts.count == 8)
    #expect(bench.aggregators[0].backlog.isEmpty && bench.aggregators[0].busyWorkers == 0)
  }

  /// One worker folds one after the other, first come first served: what becomes ready later waits
  /// behind all that waits already.
  @Test func oneWorkerFoldsInTheOrderOfComing() throws {
    var bench = RoundBench(rollups: 8) { $0.aggregation.workers = 1 }
    bench.reachCheckpoint()
    for r: RollupID in [6, 7, 4, 5, 2, 3, 0, 1] {
      bench.deliver(try bench.chainProof(r, 1, from: 0))
    }
    bench.run(to: bench.around.now + .seconds(120))
    let tree = bench.around.tree
    let spans = bench.folds.map { tree[$0.node].first...tree[$0.node].last }
    #expect(spans == [6...7, 4...5, 2...3, 0...1, 4...7, 0...3, 0...7])
    #expect(
      bench.folds[6].at
        == bench.around.settings.time(ofCheckpoint: 1) + bench.around.settings.costs.fold * 7)
  }

  /// A leaf that is not in by the deadline is carried; its late proof goes in a checkpoint later.
  @Test func aMissingLeafIsCarriedAndItsLateProofGoesInNext() throws {
    var bench = RoundBench(rollups: 4)
    bench.reachCheckpoint()
    try bench.deliverAll(but: [1])
    let late = try bench.chainProof(1, 1, from: 0)
    let leaf = bench.around.tree.leaf(of: 1)
    bench.run(to: bench.around.now + .seconds(29))
    #expect(bench.aggregators[0].rounds[1].slots[leaf] == .waiting)
    bench.run(to: bench.around.now + .seconds(1))
    guard case .carried(let carry, .deadline) = bench.aggregators[0].rounds[1].slots[leaf] else {
      Issue.record("not carried")
      return
    }
    #expect(bench.around.proofs[carry].block == .genesis)
    bench.deliver(late)
    bench.reachCheckpoint()
    // The proof of this checkpoint has not come: the late one is taken after the deadline only.
    #expect(bench.aggregators[0].rounds[2].slots[leaf] == .waiting)
    bench.run(to: bench.around.now + .seconds(31))
    #expect(bench.aggregators[0].rounds[2].slots[leaf] == .proven(late))
  }

  /// A proof that does not continue what the tree holds is refused, told once, and its rollup
  /// hears why when the deadline carries it.
  @Test func aProofFromAnotherBaseIsRefused() throws {
    var bench = RoundBench(rollups: 2)
    bench.reachCheckpoint()
    try bench.deliverAll(but: [1])
    bench.run(to: bench.around.now + .seconds(40))
    bench.reachCheckpoint()
    // Rollup 1 was carried at genesis: a proof from its first block builds on what is not there.
    let early = try bench.chainProof(1, 1, from: 0)
    let wrong = try bench.chainProof(1, 2, from: 1)
    bench.deliver(wrong)
    bench.deliver(wrong)
    let refusals = bench.aggregators[0].rounds[2].refusals
    #expect(refusals.count == 1)
    guard case .staleBase(_, let computed)? = refusals.first?.refusal else {
      Issue.record("\(refusals)")
      return
    }
    #expect(computed == bench.rollups[1].hash(0))
    #expect(bench.around.tally.refusedProofs == 1)
    bench.run(to: bench.around.now + .seconds(31))
    #expect(bench.receipts.last { $0.rollup == 1 }?.refused != nil)
    #expect(early != wrong)
  }

  /// The tree takes no leaf of an open contract, nor of one that was carried for a whole epoch.
  @Test func openContractsAreCarriedAtOnce() throws {
    var bench = RoundBench(rollups: 2)
    bench.record.contracts[1].lockedForEpoch = nil
    bench.reachCheckpoint()
    let leaf = bench.around.tree.leaf(of: 1)
    guard case .carried(_, .openContract) = bench.aggregators[0].rounds[1].slots[leaf] else {
      Issue.record("\(bench.aggregators[0].rounds[1].slots[leaf])")
      return
    }
  }

  /// A crash loses what was being folded, says how far it was, and forgets the queue; who comes
  /// back waits for the answers to its request before it folds again.
  @Test func aCrashLosesFoldsAndAReturnWaitsForAnswers() throws {
    var bench = RoundBench(rollups: 4) {
      $0.aggregation.workers = 1
      $0.costs.fold = .seconds(8)
    }
    bench.reachCheckpoint()
    try bench.deliverAll()
    bench.run(to: bench.around.now + .seconds(2))
    let parent = bench.around.tree[bench.around.tree.leaf(of: 0)].parent!
    bench.aggregators[0].crash(&bench.around)
    #expect(bench.aggregators[0].rounds[1].slots[parent] == .lost(percent: 25))
    #expect(bench.aggregators[0].backlog.isEmpty && bench.aggregators[0].busyWorkers == 0)
    #expect(bench.around.tally.wastedProofs == 1)
    bench.aggregators[0].restart(&bench.around)
    #expect(!bench.aggregators[0].isResponsible(for: 1, bench.around))
    let delay = bench.around.settings.networkDelay
    bench.run(to: bench.around.now + delay * 2)
    #expect(bench.aggregators[0].isResponsible(for: 1, bench.around))
    #expect(bench.aggregators[0].busyWorkers == 1)
    bench.run(to: bench.around.now + .seconds(60))
    #expect(bench.folds.last?.node == TreeShape.root)
  }

  /// Each standby waits a time-out longer than the one before it in the rotation.
  @Test func standbysTakeOverInTurn() {
    var bench = RoundBench(rollups: 2) { $0.aggregation.aggregators = 3 }
    let term = bench.around.terms[0]
    for a in 1...2 { bench.aggregators[a].hear(0, at: .seconds(100)) }
    let due = (1...2).map { bench.aggregators[$0].takeoverTime(of: term, bench.around) }
    let timeout = bench.around.settings.aggregation.timeout
    let heard = Instant.seconds(100)
    #expect(due == [heard + timeout, heard + timeout * 2])
  }

  /// A standby takes in what the holder sent, leaves included, but nothing that does not continue
  /// what it holds.
  @Test func aStandbyFollowsOnlyWhatContinuesItsTree() throws {
    var bench = RoundBench(rollups: 2)
    bench.reachCheckpoint()
    try bench.deliverAll()
    bench.run(to: bench.around.now + .seconds(20))
    let root = try #require(bench.aggregators[1].proof(TreeShape.root, 1))
    #expect(bench.aggregators[0].proof(TreeShape.root, 1) == root)
    #expect(bench.aggregators[1].rounds[1].slots.allSatisfy { $0.proof != nil })

    bench.reachCheckpoint()
    try bench.deliverAll()
    // A fold over a junk loose input states another past.
    let junk = bench.fold(TreeShape.root, 2, by: 0, loose: Digest.zero)
    bench.take(junk, TreeShape.root, 2, at: 1)
    #expect(bench.aggregators[1].proof(TreeShape.root, 2) == nil)

    var unguarded = RoundBench(rollups: 2) { $0.guards.continuity = false }
    unguarded.reachCheckpoint()
    try unguarded.deliverAll()
    unguarded.run(to: unguarded.around.now + .seconds(20))
    unguarded.reachCheckpoint()
    try unguarded.deliverAll()
    let taken = unguarded.fold(TreeShape.root, 2, by: 0, loose: unguarded.rollups[0].hash(1))
    unguarded.take(taken, TreeShape.root, 2, at: 1)
    #expect(unguarded.aggregators[1].proof(TreeShape.root, 2) == taken)
  }

  /// The `B` that ends an epoch is queued for settlement once, and not while one is on its way.
  @Test func theLastRootOfAnEpochIsSettledOnce() throws {
    var bench = RoundBench(rollups: 2)
    for _ in 1...4 {
      bench.reachCheckpoint()
      try bench.deliverAll()
      bench.run(to: bench.around.now + .seconds(20))
    }
    func settlements() -> Int {
      bench.around.jobs.reduce(0) { sum, job in
        if case .settlement(.expansion, 4) = job.kind { sum + 1 } else { sum }
      }
    }
    // The root is on the list of `B`s after it was taken in: whoever makes the list asks again.
    #expect(settlements() == 0)
    bench.record.isAwaiting = true
    bench.aggregators[0].settleNext(bench.around, bench.record)
    bench.aggregators[0].dispatch(&bench.around)
    #expect(settlements() == 0)
    bench.record.isAwaiting = false
    for _ in 1...2 {
      bench.aggregators[0].settleNext(bench.around, bench.record)
      bench.aggregators[0].dispatch(&bench.around)
    }
    #expect(settlements() == 1)
    #expect(bench.aggregators[0].backlog.isEmpty)
  }

  /// Its own proof with junk goes out, and it does not build on it.
  @Test func junkIsOfferedAndNotBuiltOn() throws {
    var bench = RoundBench(rollups: 2)
    bench.aggregators[0].takesJunkNext = true
    bench.reachCheckpoint()
    try bench.deliverAll()
    let job = try #require(bench.aggregators[0].workers[0])
    let asked = (0..<2).map { _ in bench.aggregators[0].takesJunk(job) }
    #expect(asked == [true, false])
    let junk = bench.fold(TreeShape.root, 1, by: 0, loose: .zero)
    bench.aggregators[0].offerJunk(junk, TreeShape.root, 1, &bench.around)
    #expect(bench.aggregators[0].rounds[1].slots[TreeShape.root] == .waiting)
    #expect(bench.around.tally.wastedProofs == 1)
    bench.aggregators[0].foldUntakenAgain(TreeShape.root, 1, &bench.around)
    guard case .folding(let again) = bench.aggregators[0].rounds[1].slots[TreeShape.root] else {
      Issue.record("it does not fold again")
      return
    }
    #expect(again != job)
  }
}
