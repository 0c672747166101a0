import Foundation
import Support
import Testing

@testable import RollupSimulation

/// PROTOCOL 8: how many exports each proof has when everyone imports from everyone.
@Suite struct ExportCountTests {
  /// Exports of every proof of a tree, leaves and inner nodes apart.
  struct Counts: Equatable {
    var leaves: [Int] = []
    var inner: [Int] = []
    var root = 0
    var total: Int { leaves.reduce(root, +) + inner.reduce(0, +) }
  }

  /// By sets, from the words: a leaf exports the lowest common ancestor with each other leaf; a
  /// node exports its children's, less its own.
  private func naive(_ count: Int) -> Counts {
    var counts = Counts()
    // A node is its range of leaves.
    func ancestors(of leaf: Int) -> [Range<Int>] {
      var found: [Range<Int>] = []
      var range = 0..<count
      while range.count > 1 {
        found.append(range)
        let middle = range.lowerBound + range.count - range.count / 2
        range = leaf < middle ? range.lowerBound..<middle : middle..<range.upperBound
      }
      return found
    }
    func exports(_ range: Range<Int>) -> Set<Range<Int>> {
      if range.count == 1 {
        let leaf = range.lowerBound
        let own = Set(
          (0..<count).filter { $0 != leaf }.map { other in
            ancestors(of: leaf).last { $0.contains(other) }!
          })
        counts.leaves.append(own.count)
        return own
      }
      let middle = range.lowerBound + range.count - range.count / 2
      let united = exports(range.lowerBound..<middle).union(exports(middle..<range.upperBound))
      let left = united.subtracting([range])
      if range.count == count { counts.root = left.count } else { counts.inner.append(left.count) }
      return left
    }
    _ = exports(0..<count)
    return counts
  }

  /// What the proofs under the last `B` of a real run export.
  private func counted(_ count: Int) -> Counts {
    var scenario = village(rollups: count, traffic: [.allToAll(amount: 1)]) {
      $0.costs.chainProofMin = .zero
      $0.costs.chainProofMax = .zero
      $0.costs.fold = .zero
      $0.networkDelay = .zero
    }
    scenario.duration = .seconds(180)
    scenario.drain = .zero
    let world = Recount.run(scenario)
    #expect(world.violations == [] && world.roots.count == 3)
    var counts = Counts()
    func walk(_ id: ProofID, isRoot: Bool) {
      let proof = world.proof(id)
      if proof.inputs.isEmpty {
        counts.leaves.append(proof.exports.count)
      } else if isRoot {
        counts.root = proof.exports.count
      } else {
        counts.inner.append(proof.exports.count)
      }
      for input in proof.inputs { walk(input, isRoot: false) }
    }
    walk(world.roots[3], isRoot: true)
    #expect(world.tally.exportsTotalLastCheckpoint == counts.total)
    return counts
  }

  @Test(arguments: [2, 3, 5, 7, 8, 16, 37])
  func aRunExportsWhatTheNaiveCountSays(_ rollups: Int) {
    let (run, naive) = (counted(rollups), naive(rollups))
    #expect(run.leaves.sorted() == naive.leaves.sorted())
    #expect(run.inner.sorted() == naive.inner.sorted())
    #expect(run.root == 0 && naive.root == 0)
  }

  @Test func aHundredRollupsExportAtMostSevenHashesALeaf() {
    for counts in [naive(100), counted(100)] {
      #expect(counts.leaves.count { $0 == 7 } == 72)
      #expect(counts.leaves.count { $0 == 6 } == 28)
      #expect(counts.leaves.count == 100 && counts.inner.count == 98)
      #expect(counts.inner.max() == 6)
      #expect(counts.root == 0)
      #expect(counts.total == 1146)
    }
  }

  @Test(arguments: zip([2, 3, 5, 7, 8, 16, 64, 128], [1, 2, 3, 3, 3, 4, 6, 7]))
  func aLeafHasNoMoreExportsThanTheTreeIsDeep(_ rollups: Int, _ bound: Int) {
    #expect(naive(rollups).leaves.max() == bound)
    #expect(TreeShape(order: (0..<rollups).map { RollupID($0) }).depth == bound)
  }

  /// The parts of the worked examples that count exports.
  private struct Vectors: Decodable {
    struct Tree: Decodable {
      struct AllToAll: Decodable {
        struct Mode: Decodable {
          var leaf_max: Int
          var inner_max: Int
          var total: Int
        }
        var intermediate: Mode
      }
      var rollups: Int
      var all_to_all: AllToAll
    }
    var trees: [Tree]
  }

  @Test(.enabled(if: vectorsFolder != nil, "needs ../shared/vectors"))
  func theWorkedExamplesComeOut() throws {
    let folder = try #require(vectorsFolder)
    let data = try Data(contentsOf: folder.appendingPathComponent("protocol.json"))
    let trees = try JSONDecoder().decode(Vectors.self, from: data).trees
    #expect(trees.count >= 7)
    for tree in trees {
      let expected = tree.all_to_all.intermediate
      for counts in [naive(tree.rollups)] + (tree.rollups < 50 ? [counted(tree.rollups)] : []) {
        #expect(counts.leaves.max() == expected.leaf_max)
        #expect((counts.inner.max() ?? 0) == expected.inner_max)
        #expect(counts.total == expected.total)
      }
    }
  }
}
