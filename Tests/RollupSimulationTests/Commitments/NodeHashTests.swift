import Foundation
@testable import RollupSimulation
import Support
import Testing

@Suite("Node hashes bind children and the node's own previous hash")
struct NodeHashTests {
  static let path = "Tests/RollupSimulationTests/Vectors/node-hashes.json"

  @Test("the recorded file is what the naive model computes")
  func recording() throws {
    expectRecorded(try NodeHashFile.naive().text(), at: NodeHashTests.path)
  }

  @Test("the engine gives every hash of the recorded file")
  func engine() throws {
    let url = repositoryRoot.appendingPathComponent(NodeHashTests.path)
    let file = try readJSON(url, as: NodeHashFile.self)
    #expect(file.trees.map(\.rollups) == NodeHashFile.sizes)
    for tree in file.trees {
      #expect(tree.checkpoints.map(\.i) == [0, 1, 2, 3])
      let hashes = EngineNodeHashes(rollups: tree.rollups, checkpoints: tree.checkpoints.count)
      for checkpoint in tree.checkpoints {
        #expect(checkpoint.nodes.count == Int(tree.rollups) - 1)
        for node in checkpoint.nodes {
          #expect(
            hashes.cur(node.first, node.count, checkpoint.i)?.hex == node.cur,
            "node \(node.first)+\(node.count) of \(tree.rollups) at \(checkpoint.i)")
        }
      }
    }
  }
}
