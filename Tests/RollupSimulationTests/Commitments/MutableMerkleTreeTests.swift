import RollupSimulation
import Support
import Testing

@Suite("A state's tree follows its changes")
struct MutableMerkleTreeTests {
  @Test("after any edits, hashed at any time, the root is that of the definition")
  func edits() {
    check("edits", cases: 300, seed: 21) { choices in
      var model = choices.list(upTo: 40) { $0.digest() }
      var tree = MutableMerkleTree(leafHashes: model)
      for _ in 0..<choices.int(in: 0...30) {
        try edit(&tree, &model, choices)
      }
      try demandEqual(tree.root().bytes, NaiveMerkle.root(model.map(\.bytes)), "root")
      try demandEqual(tree.root().bytes, NaiveMerkle.root(model.map(\.bytes)), "root again")
    }
  }

  @Test("inclusion proofs see changes that were not hashed yet")
  func inclusionProofs() {
    check("proofs", cases: 100, seed: 22) { choices in
      var model = choices.list(upTo: 40) { $0.digest() }
      var tree = MutableMerkleTree(leafHashes: model)
      for _ in 0..<choices.int(in: 0...10) { try edit(&tree, &model, choices) }
      guard !model.isEmpty else { return }
      let index = choices.int(in: 0...model.count - 1)
      let proof = tree.inclusionProof(index: index)
      let expected = NaiveMerkle.inclusionProof(index, model.map(\.bytes))
      try demandEqual(proof.map(\.bytes), expected, "proof of \(index) of \(model.count)")
      let accepted = Merkle.verifyInclusion(
        leafHash: model[index], index: UInt64(index), treeSize: UInt64(model.count),
        proof: proof, root: tree.root())
      try demand(accepted, "its own verifier refuses the proof")
    }
  }

  @Test("a copy keeps its root when the original goes on")
  func copies() {
    var tree = MutableMerkleTree(leafHashes: [Merkle.leaf([1]), Merkle.leaf([2])])
    let before = tree.root()
    var copy = tree
    tree.setLeaf(at: 0, Merkle.leaf([3]))
    #expect(tree.root() != before)
    #expect(copy.root() == before)
  }

  private func edit(
    _ tree: inout MutableMerkleTree, _ model: inout [Digest], _ choices: Choices
  ) throws {
    switch choices.int(in: 0...4) {
    case 0:
      try demandEqual(tree.root().bytes, NaiveMerkle.root(model.map(\.bytes)), "root between")
    case 1:
      let place = choices.int(in: 0...model.count)
      let leaf = choices.digest()
      tree.insertLeaf(at: place, leaf)
      model.insert(leaf, at: place)
    case 2 where !model.isEmpty:
      let place = choices.int(in: 0...model.count - 1)
      tree.removeLeaf(at: place)
      model.remove(at: place)
    case _ where !model.isEmpty:
      let place = choices.int(in: 0...model.count - 1)
      let leaf = choices.digest()
      tree.setLeaf(at: place, leaf)
      model[place] = leaf
    default: break
    }
    try demandEqual(tree.count, model.count, "count")
  }
}
