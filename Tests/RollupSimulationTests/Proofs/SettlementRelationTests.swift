import Testing

@testable import ProofSystem
@testable import RollupSimulation

extension TreeBench {
  /// The settlement relation on all `B`s after checkpoint `after` up to `last`.
  func settlement(
    through last: Int, after: Int = 0, kind: SettlementStatement.Kind = .expansion,
    continuity: Bool = true
  ) -> Settlement {
    Settlement(
      kind: kind, roots: (after..<last).compactMap { try? proofs[$0][0].get() },
      preimages: tree.nodes.indices.filter { !tree.nodes[$0].isLeaf }.map { n in
        var opened = preimage(NodeID(n), last)
        if let s = try? statement(NodeID(n), last) { opened.previous = s.prev }
        return opened
      },
      leaves: rollups.indices.compactMap { r in
        (try? proofs[last - 1][tree.leaf(of: RollupID(r)).index].get()).map {
          Settlement.LeafWitness(
            rollup: RollupID(r), proof: $0, header: rollups[r].headers[last])
        }
      }, continuity: continuity)
  }
}

/// PROTOCOL 2: expansion and exposure verify every `B` after the registry's head.
@Suite struct SettlementRelationTests {
  private func bench(_ rollups: Int = 3, checkpoints: Int = 4) -> TreeBench {
    var bench = TreeBench(rollups)
    for _ in 1...checkpoints { bench.advance() }
    return bench
  }

  private func refusal(_ relation: Settlement, _ bench: TreeBench) -> Refusal? {
    if case .failure(let refusal) = bench.functionality.prove(relation) { refusal } else { nil }
  }

  @Test(arguments: [2, 3, 5, 8])
  func itShowsL1EveryRollupsBlockAndWhereTheChainOfRootsBegins(_ rollups: Int) throws {
    let bench = bench(rollups)
    for after in 0...3 {
      let relation = bench.settlement(through: 4, after: after, kind: .exposure)
      guard case .settlement(let s) = try bench.functionality.prove(relation).get().statement
      else { return }
      #expect(s.kind == .exposure && s.checkpoint == 4)
      #expect(s.firstPrev == bench.hash(TreeShape.root, after))
      #expect(s.cur == bench.hash(TreeShape.root, 4))
      #expect(s.leaves.map(\.hash) == bench.rollups.map { $0.hash(4) })
      #expect(s.leaves.map(\.height) == Array(repeating: 4, count: rollups))
    }
  }

  @Test func aGapInTheChainOfRootsIsRefused() throws {
    let bench = bench()
    for missing in 1...2 {
      var relation = bench.settlement(through: 4)
      relation.roots.remove(at: missing)
      let next = try bench.statement(TreeShape.root, missing + 2)
      #expect(
        refusal(relation, bench)
          == .continuity(declared: next.prev, computed: bench.hash(TreeShape.root, missing)))
    }
    var relation = bench.settlement(through: 4)
    relation.roots.swapAt(1, 2)
    #expect(refusal(relation, bench) != nil)
    relation.roots = []
    #expect(refusal(relation, bench) == .unsealed)
  }

  @Test func aLeafsHeightAndRollupAreThoseOfItsBlock() throws {
    let bench = bench()
    let honest = bench.settlement(through: 4)
    for (rollup, height) in [(RollupID(1), 1_000_000), (RollupID(2), 4)] {
      // A carry states whatever it is told of a block: the right hash, another height or rollup.
      let carry = Carry(
        rollup: rollup, checkpoint: 4, included: (bench.rollups[1].hash(4), height))
      var relation = honest
      relation.leaves[1].proof = try bench.functionality.prove(carry).get()
      relation.leaves[1].rollup = rollup
      #expect(refusal(relation, bench) == .wrongInputs)
    }
  }

  @Test func aWrongLeafIsRefused() throws {
    let bench = bench()
    var relation = bench.settlement(through: 4)
    relation.leaves[1].proof = try bench.proofs[2][bench.tree.leaf(of: 1).index].get()
    relation.leaves[1].header = bench.rollups[1].headers[3]
    #expect(
      refusal(relation, bench)
        == .openingMismatch(declared: bench.rollups[1].hash(4), computed: bench.rollups[1].hash(3)))
    relation = bench.settlement(through: 4)
    relation.leaves[1].rollup = 2
    #expect(refusal(relation, bench) == .wrongInputs)
    relation = bench.settlement(through: 4)
    relation.leaves.removeLast()
    #expect(refusal(relation, bench) == .wrongInputs)
    relation = bench.settlement(through: 4)
    let real = relation.leaves[0].proof
    relation.leaves[0].proof = SealedProof(
      statement: real.statement, digest: real.digest, seal: .zero)
    #expect(refusal(relation, bench) == .unsealed)
  }

  @Test func aWrongPreimageIsRefused() {
    let bench = bench()
    for k in 0..<2 {
      var relation = bench.settlement(through: 4)
      relation.preimages[k].previous = .zero
      guard case .openingMismatch? = refusal(relation, bench) else {
        Issue.record("preimage \(k) was taken")
        return
      }
    }
    var relation = bench.settlement(through: 4)
    relation.preimages.removeLast()
    #expect(refusal(relation, bench) == .wrongInputs)
  }

  @Test func aRootThatStillExportsSomethingCanNotSettle() {
    var bench = TreeBench(4)
    bench.advance()
    let foreign = bench.imported(bench.node(2, 3), 1)
    bench.advance(imports: [0: [foreign]]) { _, relation in relation.rootMustBeEmpty = false }
    #expect(refusal(bench.settlement(through: 2), bench) == .wrongInputs)
  }
}
