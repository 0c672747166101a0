import Testing

@testable import ProofSystem
@testable import RollupSimulation

/// PROTOCOL 0, `A(r,i)`, and 6, "Lone proof".
@Suite struct ChainRelationTests {
  private let functionality = ProofFunctionality(seed: 5)

  private func chain(_ blocks: Int, _ id: RollupID = 1) -> TestRollup {
    var rollup = TestRollup(id)
    for _ in 0..<blocks { rollup.makeBlock(by: functionality) }
    return rollup
  }

  private func statement(_ relation: ChainExtension) throws -> ChainStatement {
    guard case .chain(let s) = try functionality.prove(relation).get().statement else {
      throw Refusal.wrongInputs
    }
    return s
  }

  private func refusal(_ relation: some Relation) -> Refusal? {
    if case .failure(let refusal) = functionality.prove(relation) { refusal } else { nil }
  }

  @Test func itCoversSixtyBlocksACheckpointSinceTheEpochBegan() throws {
    let rollup = chain(240)
    // The epoch begins at checkpoint 1: block 60 is the anchor.
    var base: SealedProof?
    for i in 2...4 {
      let relation = rollup.chainRelation(
        checkpoint: i, from: 60 * (i - 1), to: 60 * i, base: base)
      let s = try statement(relation)
      #expect(s.blockCount == 60 * (i - 1))
      #expect(s.anchor == rollup.hash(60) && s.anchorHeight == 60)
      #expect(s.prev == rollup.hash(60 * (i - 1)) && s.prevHeight == 60 * (i - 1))
      #expect(s.cur == rollup.hash(60 * i) && s.curHeight == 60 * i)
      base = try functionality.prove(relation).get()
    }
  }

  @Test func itExportsTheImportsSincePrevAlone() throws {
    var rollup = TestRollup(1)
    let exports = (0..<3).map {
      ImportedHash.node(first: UInt32($0), count: 2, checkpoint: 1, .zero)
    }
    for export in exports.reversed() { rollup.makeBlock(imports: [export], by: functionality) }
    let first = rollup.chainRelation(checkpoint: 1, from: 0, to: 1)
    #expect(try statement(first).exports == [exports[2]])
    let base = try functionality.prove(first).get()
    let second = rollup.chainRelation(checkpoint: 2, from: 1, to: 3, base: base)
    #expect(try statement(second).exports == [exports[0], exports[1]], "sorted")
  }

  @Test func aBlockThatDoesNotFollowIsNoExtension() {
    let rollup = chain(6)
    var relation = rollup.chainRelation(checkpoint: 1, from: 2, to: 6)
    relation.blocks.remove(at: 1)
    #expect(
      refusal(relation)
        == .notAnExtension(declared: rollup.hash(4), computed: rollup.hash(3)))
    relation = rollup.chainRelation(checkpoint: 1, from: 2, to: 6)
    relation.start = (rollup.hash(1), 1)
    #expect(
      refusal(relation) == .notAnExtension(declared: rollup.hash(2), computed: rollup.hash(1)))
    relation = rollup.chainRelation(checkpoint: 1, from: 2, to: 6)
    relation.blocks[2].height = 9
    #expect(refusal(relation) != nil)
  }

  @Test func aBaseThatEndsElsewhereIsStale() throws {
    let rollup = chain(6)
    let base = try functionality.prove(rollup.chainRelation(checkpoint: 1, from: 0, to: 2)).get()
    #expect(
      refusal(rollup.chainRelation(checkpoint: 2, from: 3, to: 6, base: base))
        == .staleBase(declared: rollup.hash(3), computed: rollup.hash(2)))
    #expect(refusal(rollup.chainRelation(checkpoint: 2, from: 2, to: 6, base: base)) == nil)
  }

  @Test func aBaseOfAnotherRollupOrUnsealedIsRefused() throws {
    let rollup = chain(6)
    let other = chain(6, 2)
    let foreign = try functionality.prove(other.chainRelation(checkpoint: 1, from: 0, to: 2)).get()
    #expect(
      refusal(rollup.chainRelation(checkpoint: 2, from: 2, to: 6, base: foreign)) == .wrongInputs)
    let real = try functionality.prove(rollup.chainRelation(checkpoint: 1, from: 0, to: 2)).get()
    let forged = SealedProof(statement: real.statement, digest: real.digest, seal: .zero)
    #expect(refusal(rollup.chainRelation(checkpoint: 2, from: 2, to: 6, base: forged)) == .unsealed)
  }

  @Test func aBlockWhoseTransitionWasNeverEvaluatedIsRefused() {
    let rollup = chain(4)
    var relation = rollup.chainRelation(checkpoint: 1, from: 0, to: 4)
    relation.blocks[3].hash = .zero
    #expect(refusal(relation) == .unsealed)
    relation = rollup.chainRelation(checkpoint: 1, from: 0, to: 4)
    relation.blocks[1].seal = relation.blocks[2].seal
    #expect(refusal(relation) == .unsealed)
    relation = rollup.chainRelation(checkpoint: 1, from: 0, to: 4)
    relation.blocks[1].imports = [.node(first: 0, count: 2, checkpoint: 1, .zero)]
    #expect(refusal(relation) == .unsealed, "an import that the block did not make")
  }

  @Test func noBlocksSinceTheBaseAreAProofToo() throws {
    let s = try statement(chain(3).chainRelation(checkpoint: 1, from: 3, to: 3))
    #expect(s.prev == s.cur && s.exports.isEmpty)
  }

  /// A lone proof of R0's third block, which imports what is said, under the bench's second root.
  private func lone(_ bench: inout TreeBench, imports: [ImportedHash]) -> LoneSettlement {
    bench.rollups[0].makeBlock(imports: imports, by: bench.functionality)
    return LoneSettlement(
      rollup: 0, stored: (bench.rollups[0].hash(2), 2), blocks: [bench.rollups[0].blocks[2]],
      registryHead: bench.hash(TreeShape.root, 2), openings: [])
  }

  @Test func aLoneProofNeedsEveryImportUnderTheRegistrysHead() throws {
    var bench = TreeBench(4)
    for _ in 1...2 { bench.advance() }
    let pair = bench.imported(bench.node(0, 1), 1)
    let root = bench.imported(TreeShape.root, 2)
    var relation = lone(&bench, imports: [pair, root])
    let functionality = bench.functionality
    func refused() -> Refusal? {
      if case .failure(let refusal) = functionality.prove(relation) { refusal } else { nil }
    }
    #expect(refused() == .foreignExport(pair))
    let roots = [bench.preimage(TreeShape.root, 2), bench.preimage(TreeShape.root, 1)]
    let opening = LoneSettlement.ExportOpening(export: pair, roots: roots, path: [roots[1]])
    relation.openings = [opening]
    #expect(refused() == .foreignExport(root))
    relation.openings.append(
      LoneSettlement.ExportOpening(export: root, roots: [roots[0]], path: []))
    #expect(refused() == nil)
    // One spoilt opening at a time.
    relation.openings[0].roots = [roots[1]]
    #expect(refused() == .foreignExport(pair), "does not begin at the head")
    relation.openings[0] = opening
    relation.openings[0].path = []
    #expect(refused() == .foreignExport(pair), "does not reach the node")
    relation.openings[0] = opening
    relation.registryHead = bench.hash(TreeShape.root, 1)
    #expect(refused() == .foreignExport(pair))
  }

  @Test func aLoneProofWithoutImportsNeedsNothing() throws {
    var bench = TreeBench(2)
    for _ in 1...2 { bench.advance() }
    let relation = lone(&bench, imports: [])
    guard case .lone(let s) = try bench.functionality.prove(relation).get().statement else {
      return
    }
    #expect(s.anchor == bench.rollups[0].hash(2) && s.cur == bench.rollups[0].hash(3))
    #expect(s.curHeight == 3 && s.registryHead == bench.hash(TreeShape.root, 2))
  }
}
