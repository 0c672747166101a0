import Support
import Testing

@testable import ProofSystem
@testable import RollupSimulation

/// PROTOCOL 2.1, points 1, 2 and 5, and late and carried leaves.
@Suite struct NodeRelationTests {
  /// `cur(v,i)` by the formula of PROTOCOL 1 alone, from the blocks that the leaves hold.
  private func naiveCur(_ bench: TreeBench, _ first: Int, _ count: Int, _ i: Int) -> [UInt8] {
    if count == 1 { return bench.rollups[first].hash(i).bytes }
    let half = count - count / 2
    return NaiveProtocol.nodeHash(
      first: UInt32(first), count: UInt32(count), checkpoint: UInt64(i),
      left: naiveCur(bench, first, half, i),
      right: naiveCur(bench, first + half, count - half, i),
      previous: i == 0 ? NaiveProtocol.none : naiveCur(bench, first, count, i - 1))
  }

  @Test(arguments: [2, 3, 5, 8])
  func everyInnerNodeStatesItsHashAndTheOneBefore(_ rollups: Int) throws {
    var bench = TreeBench(rollups)
    for _ in 1...3 { bench.advance() }
    for i in 1...3 {
      for n in bench.tree.nodes.indices where !bench.tree.nodes[n].isLeaf {
        let node = bench.tree.nodes[n]
        let statement = try bench.statement(NodeID(n), i)
        #expect(statement.cur.bytes == naiveCur(bench, node.first, node.count, i))
        #expect(statement.prev.bytes == naiveCur(bench, node.first, node.count, i - 1))
        #expect(statement.checkpoint == i && statement.exports.isEmpty)
      }
    }
  }

  @Test func bothChildrenAreVerified() throws {
    var bench = TreeBench(2)
    bench.advance { _, relation in
      let real = relation.left
      relation.left = SealedProof(statement: real.statement, digest: real.digest, seal: .zero)
    }
    #expect(bench.refusal(TreeShape.root, 1) == .unsealed)
    bench = TreeBench(2)
    bench.advance { _, relation in
      let real = relation.right
      relation.right = SealedProof(statement: real.statement, digest: real.digest, seal: .zero)
    }
    #expect(bench.refusal(TreeShape.root, 1) == .unsealed)
  }

  @Test func childrenMustBeNeighboursInOrderAndOfThisCheckpoint() throws {
    var bench = TreeBench(4)
    bench.advance()
    let early = try bench.proofs[0][bench.node(0, 1).index].get()
    bench.advance { node, relation in
      if node == TreeShape.root { relation.left = early }
    }
    #expect(bench.refusal(TreeShape.root, 2) == .wrongInputs)
    bench.advance { node, relation in
      if node == TreeShape.root { swap(&relation.left, &relation.right) }
    }
    #expect(bench.refusal(TreeShape.root, 3) == .wrongInputs)
  }

  @Test func aLeafCountsOnlyAtItsOwnRollupsPlace() {
    var bench = TreeBench(4)
    bench.advance { node, relation in
      if node != TreeShape.root { swap(&relation.left, &relation.right) }
    }
    #expect(bench.refusal(bench.node(0, 1), 1) == .wrongInputs)
    #expect(bench.refusal(bench.node(2, 3), 1) == .wrongInputs)
  }

  @Test func aLateChainProofGoesInAtALaterCheckpointButNotAtAnEarlierOne() throws {
    var bench = TreeBench(2)
    bench.advance()
    let late = try bench.functionality.prove(
      bench.rollups[0].chainRelation(checkpoint: 1, from: 0, to: 1)
    ).get()
    bench.advance { _, relation in relation.left = late }
    let s = try bench.statement(TreeShape.root, 2)
    let right = bench.rollups[1]
    let prev = NaiveProtocol.nodeHash(
      first: 0, count: 2, checkpoint: 1, left: bench.rollups[0].hash(0).bytes,
      right: right.hash(1).bytes, previous: bench.hash(TreeShape.root, 0).bytes)
    #expect(s.prev.bytes == prev)
    #expect(
      s.cur.bytes
        == NaiveProtocol.nodeHash(
          first: 0, count: 2, checkpoint: 2, left: bench.rollups[0].hash(1).bytes,
          right: right.hash(2).bytes, previous: prev))
    bench.advance { _, relation in relation.checkpoint = 2 }
    #expect(bench.refusal(TreeShape.root, 3) == .wrongInputs)
  }

  @Test func aCarriedLeafStatesItsLastHashTwiceAndExportsNothing() throws {
    var bench = TreeBench(2)
    bench.advance()
    let included = (bench.rollups[0].hash(1), 1)
    let carry = try bench.functionality.prove(
      Carry(rollup: 0, checkpoint: 2, included: included)
    ).get()
    #expect(carry.childOutputs(first: 0)?.cur == included.0)
    #expect(carry.childOutputs(first: 0)?.prev == included.0)
    #expect(carry.childOutputs(first: 0)?.exports == [])
    bench.advance { _, relation in relation.left = carry }
    let s = try bench.statement(TreeShape.root, 2)
    #expect(s.prev == bench.hash(TreeShape.root, 1), "continuity holds over a carried leaf")
    #expect(
      s.cur.bytes
        == NaiveProtocol.nodeHash(
          first: 0, count: 2, checkpoint: 2, left: included.0.bytes,
          right: bench.rollups[1].hash(2).bytes, previous: s.prev.bytes))
  }

  @Test func atTheRootNoExportMayRemain() throws {
    var bench = TreeBench(4)
    bench.advance()
    // 2-3 is no ancestor of R0: nothing on R0's way to the root can settle its hash.
    let foreign = bench.imported(bench.node(2, 3), 1)
    var unguarded = bench
    bench.advance(imports: [0: [foreign]])
    #expect(try bench.statement(bench.node(0, 1), 2).exports == [foreign])
    #expect(bench.refusal(TreeShape.root, 2) == .exportsLeftAtRoot([foreign]))
    unguarded.advance(imports: [0: [foreign]]) { _, relation in relation.rootMustBeEmpty = false }
    #expect(try unguarded.statement(TreeShape.root, 2).exports == [foreign])
  }
}
