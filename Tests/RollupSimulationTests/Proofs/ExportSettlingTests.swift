import Testing

@testable import ProofSystem
@testable import RollupSimulation

/// PROTOCOL 2.1, points 3 and 4: what becomes of exports on their way up.
@Suite struct ExportSettlingTests {
  @Test func anExportEqualToPrevSettles() throws {
    var bench = TreeBench(2)
    bench.advance()
    let export = bench.imported(TreeShape.root, 1)
    var fold: NodeFold?
    let verifier = bench.functionality.verifier
    bench.advance(imports: [0: [export]]) { _, relation in
      fold = try? relation.evaluate(verifier: verifier).get()
    }
    #expect(try bench.statement(TreeShape.root, 2).exports == [])
    #expect(fold?.settled == [NodeFold.Settled(export: export, byLink: false)])
  }

  @Test(arguments: 1...3)
  func anOlderHashSettlesThroughItsLinks(_ age: Int) throws {
    var bench = TreeBench(2)
    bench.advance()
    let export = bench.imported(TreeShape.root, 1)
    for _ in 0..<age { bench.advance() }
    var fold: NodeFold?
    let verifier = bench.functionality.verifier
    bench.advance(imports: [1: [export]]) { _, relation in
      fold = try? relation.evaluate(verifier: verifier).get()
    }
    #expect(try bench.statement(TreeShape.root, age + 2).exports == [])
    #expect(fold?.settled == [NodeFold.Settled(export: export, byLink: true)])
  }

  @Test(arguments: 1...3)
  func withoutItsLinksOrWithWrongOnesThereIsNoProof(_ age: Int) {
    var bench = TreeBench(2)
    bench.advance()
    let export = bench.imported(TreeShape.root, 1)
    for _ in 0..<age { bench.advance() }
    let i = age + 2
    let refusal = Refusal.exportDoesNotLink(export, prev: bench.hash(TreeShape.root, i - 1))
    let spoils: [(inout NodeRelation) -> Void] = [
      { $0.links.nodes = [] }, { $0.links.nodes[0].steps.removeLast() },
      { $0.links.nodes[0].from += 1 },
      { $0.links.nodes[0].steps[0].left = .zero },
      { $0.links.nodes[0].steps[age - 1].right = .zero },
      { $0.links.nodes[0].steps.append($0.links.nodes[0].steps[0]) },
      { $0.links.nodes[0].first = 1 },
    ]
    for spoil in spoils {
      var spoiled = bench
      spoiled.advance(imports: [1: [export]]) { _, relation in spoil(&relation) }
      #expect(spoiled.refusal(TreeShape.root, i) == refusal)
    }
  }

  @Test func aHashThatNamesTheNodeAndIsNoneOfItsMakesTheProofImpossible() {
    var bench = TreeBench(2)
    bench.advance()
    bench.advance()
    for i in [1, 2, 3] {
      var junk = bench.imported(TreeShape.root, 1)
      junk.index = UInt64(i)
      junk.digest = .zero
      var spoiled = bench
      spoiled.advance(imports: [0: [junk]])
      #expect(
        spoiled.refusal(TreeShape.root, 3)
          == .exportDoesNotLink(junk, prev: bench.hash(TreeShape.root, 2)))
    }
  }

  @Test func anExportTravelsUpToTheNodeThatItNames() throws {
    var bench = TreeBench(4)
    bench.advance()
    let low = bench.imported(bench.node(0, 1), 1)
    let high = bench.imported(TreeShape.root, 1)
    bench.advance(imports: [0: [low, high], 3: [high]])
    #expect(try bench.statement(bench.node(0, 1), 2).exports == [high], "its own is settled")
    #expect(try bench.statement(bench.node(2, 3), 2).exports == [high])
    #expect(try bench.statement(TreeShape.root, 2).exports == [])
  }

  @Test func twoCheckpointsOfOneNodeMergeIntoTheLater() throws {
    var bench = TreeBench(4)
    bench.advance()
    bench.advance()
    let older = bench.imported(TreeShape.root, 1)
    let later = bench.imported(TreeShape.root, 2)
    for imports in [[0: [older], 1: [later]], [0: [later], 1: [older]]] {
      var copy = bench
      copy.advance(imports: imports)
      #expect(try copy.statement(bench.node(0, 1), 3).exports == [later])
      #expect(try copy.statement(TreeShape.root, 3).exports == [])
    }
  }

  @Test func contradictingHashesOfOneNodeAreRefused() {
    var bench = TreeBench(4)
    bench.advance()
    bench.advance()
    let later = bench.imported(TreeShape.root, 2)
    var twin = later
    twin.digest = .zero
    var invented = bench.imported(TreeShape.root, 1)
    invented.digest = .zero
    for other in [twin, invented] {
      var copy = bench
      copy.advance(imports: [0: [other], 1: [later]])
      #expect(
        copy.refusal(bench.node(0, 1), 3) == .exportDoesNotLink(other, prev: later.digest)
          || copy.refusal(bench.node(0, 1), 3) == .exportDoesNotLink(later, prev: other.digest))
    }
  }

  @Test func aLowerAncestorMergesIntoAHigherOneThatContainsIt() throws {
    var bench = TreeBench(8)
    bench.advance()
    let low = bench.imported(bench.node(0, 1), 1)
    let high = bench.imported(TreeShape.root, 1)
    let opening = ContainmentOpening(
      higher: high, lower: low,
      path: [bench.preimage(TreeShape.root, 1), bench.preimage(bench.node(0, 3), 1)])
    #expect(opening.holds)
    bench.rollups[0].makeBlock(imports: [low, high], by: bench.functionality)
    var relation = bench.rollups[0].chainRelation(checkpoint: 2, from: 1, to: 2)
    #expect(try exports(relation, bench) == [low, high].sorted(), "off unless openings are given")
    relation.links.containments = [opening]
    #expect(try exports(relation, bench) == [high])
  }

  @Test func anOpeningThatDoesNotLeadDownMergesNothing() throws {
    var bench = TreeBench(8)
    bench.advance()
    bench.advance()
    let low = bench.imported(bench.node(0, 1), 1)
    let high = bench.imported(TreeShape.root, 1)
    let top = bench.preimage(TreeShape.root, 1)
    let middle = bench.preimage(bench.node(0, 3), 1)
    var older = low
    older.index = 0
    older.digest = bench.hash(bench.node(0, 1), 0)
    let wrong = [
      ContainmentOpening(higher: high, lower: low, path: [top]),
      ContainmentOpening(higher: high, lower: low, path: [middle, top]),
      ContainmentOpening(higher: high, lower: low, path: []),
      ContainmentOpening(higher: high, lower: older, path: [top, middle]),
      ContainmentOpening(
        higher: high, lower: low, path: [bench.preimage(TreeShape.root, 2), middle]),
    ]
    bench.rollups[0].makeBlock(imports: [low, high], by: bench.functionality)
    for opening in wrong {
      #expect(!opening.holds)
      var relation = bench.rollups[0].chainRelation(checkpoint: 3, from: 2, to: 3)
      relation.links.containments = [opening]
      #expect(try exports(relation, bench) == [low, high].sorted())
    }
  }

  private func exports(_ relation: ChainExtension, _ bench: TreeBench) throws -> [ImportedHash] {
    guard case .chain(let s) = try bench.functionality.prove(relation).get().statement else {
      throw Refusal.wrongInputs
    }
    return s.exports
  }
}
