import RollupSimulation
import Support
import Testing

@Suite("Lists are committed to by RFC 9162 trees")
struct MerkleTreeTests {
  /// The eight leaves, and the roots over the first 0…8 of them, by which implementations of
  /// certificate transparency are customarily compared.
  static let knownLeaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6f),
  ]
  static let knownRoots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("the customary eight leaves have the customary roots")
  func knownTrees() {
    var tree = MerkleTree()
    var frontier = MerkleFrontier()
    for (size, root) in MerkleTreeTests.knownRoots.enumerated() {
      #expect(tree.root.hex == root, "size \(size)")
      #expect(frontier.root.hex == root, "size \(size)")
      let leaves = Array(MerkleTreeTests.knownLeaves.prefix(size))
      #expect(naiveHex(NaiveMerkle.rootOfData(leaves)) == root, "naive, size \(size)")
      var mutable = MutableMerkleTree(leafHashes: leaves.map { Merkle.leaf($0) })
      #expect(mutable.root().hex == root, "mutable, size \(size)")
      guard size < 8 else { continue }
      tree.append(leafHash: Merkle.leaf(MerkleTreeTests.knownLeaves[size]))
      frontier.append(leafHash: Merkle.leaf(MerkleTreeTests.knownLeaves[size]))
    }
    #expect(Merkle.emptyRoot.hex == MerkleTreeTests.knownRoots[0])
  }

  @Test("a tree that grows and shrinks has at each size the root of the definition")
  func growAndShrink() {
    check("grow and shrink", cases: 60, seed: 11) { choices in
      var tree = MerkleTree()
      var model: [Digest] = []
      for _ in 0..<choices.int(in: 0...12) {
        if choices.int(in: 0...3) == 3 {
          let size = choices.int(in: 0...model.count)
          tree.truncate(to: size)
          model.removeLast(model.count - size)
        } else {
          for _ in 0..<choices.int(in: 1...25) {
            let leaf = choices.digest()
            tree.append(leafHash: leaf)
            model.append(leaf)
          }
        }
        try demandEqual(tree.count, model.count, "count")
        try demandEqual(tree.root.bytes, NaiveMerkle.root(model.map(\.bytes)), "root")
        let size = choices.int(in: 0...model.count)
        let old = NaiveMerkle.root(model.prefix(size).map(\.bytes))
        try demandEqual(tree.root(atSize: size).bytes, old, "root of \(size)")
        var frontier = MerkleFrontier()
        for leaf in model { frontier.append(leafHash: leaf) }
        try demandEqual(frontier.root, tree.root, "frontier")
        try demandEqual(frontier.count, model.count, "frontier's count")
      }
      for (index, leaf) in model.enumerated() {
        try demandEqual(tree.leaf(at: index), leaf, "leaf \(index)")
      }
    }
  }

  @Test("every inclusion proof of every tree up to 33 leaves is the RFC's, and is accepted")
  func inclusionProofs() {
    let (tree, leaves) = grown(to: 33)
    for size in 1...33 {
      let prefix = leaves.prefix(size).map(\.bytes)
      for index in 0..<size {
        let proof = tree.inclusionProof(index: index, size: size)
        #expect(proof.map(\.bytes) == NaiveMerkle.inclusionProof(index, prefix))
        #expect(
          Merkle.verifyInclusion(
            leafHash: leaves[index], index: UInt64(index), treeSize: UInt64(size), proof: proof,
            root: tree.root(atSize: size)))
      }
    }
  }

  @Test("every consistency proof of every pair up to 33 leaves is the RFC's, and is accepted")
  func consistencyProofs() {
    let (tree, leaves) = grown(to: 33)
    for size2 in 1...33 {
      let prefix = leaves.prefix(size2).map(\.bytes)
      for size1 in 1...size2 {
        let proof = tree.consistencyProof(from: size1, to: size2)
        #expect(proof.map(\.bytes) == NaiveMerkle.consistencyProof(size1, prefix))
        #expect(
          Merkle.verifyConsistency(
            size1: UInt64(size1), size2: UInt64(size2), root1: tree.root(atSize: size1),
            root2: tree.root(atSize: size2), proof: proof))
      }
    }
  }

  @Test("an inclusion proof is refused when any part of its claim is changed")
  func tamperedInclusion() {
    let (tree, leaves) = grown(to: 64)
    check("tampered inclusion", cases: 400, seed: 12) { choices in
      let size = choices.int(in: 1...64)
      let index = choices.int(in: 0...size - 1)
      var claim = (leaves[index], UInt64(index), tree.inclusionProof(index: index, size: size))
      var root = tree.root(atSize: size)
      var claimedSize = UInt64(size)
      switch choices.int(in: 0...6) {
      case 0: claim.0 = choices.digest()
      case 1: claim.1 = UInt64((index + choices.int(in: 1...63)) & 63)
      case 2: claim.2.append(choices.digest())
      case 3: claim.2.insert(choices.digest(), at: 0)
      case 4 where !claim.2.isEmpty:
        let place = choices.int(in: 0...claim.2.count - 1)
        if choices.bool() { claim.2.remove(at: place) } else { claim.2[place] = choices.digest() }
      case 5: claimedSize = UInt64(choices.int(in: 65...1000))
      default: root = choices.digest()
      }
      let accepted = Merkle.verifyInclusion(
        leafHash: claim.0, index: claim.1, treeSize: claimedSize, proof: claim.2, root: root)
      try demand(!accepted, "accepted for leaf \(index) of \(size): \(claim)")
    }
  }

  @Test("a consistency proof is refused when any part of its claim is changed")
  func tamperedConsistency() {
    let (tree, _) = grown(to: 64)
    check("tampered consistency", cases: 400, seed: 13) { choices in
      let size2 = choices.int(in: 2...64)
      let size1 = choices.int(in: 1...size2 - 1)
      var proof = tree.consistencyProof(from: size1, to: size2)
      var roots = (tree.root(atSize: size1), tree.root(atSize: size2))
      var claimedSize2 = UInt64(size2)
      switch choices.int(in: 0...5) {
      case 0: roots.0 = choices.digest()
      case 1: roots.1 = choices.digest()
      case 2: proof.append(choices.digest())
      case 3: proof.insert(choices.digest(), at: 0)
      case 4: claimedSize2 = UInt64(choices.int(in: 65...1000))
      default:
        let place = choices.int(in: 0...proof.count - 1)
        if choices.bool() { proof.remove(at: place) } else { proof[place] = choices.digest() }
      }
      let accepted = Merkle.verifyConsistency(
        size1: UInt64(size1), size2: claimedSize2, root1: roots.0, root2: roots.1, proof: proof)
      try demand(!accepted, "accepted from \(size1) to \(size2)")
    }
  }

  @Test("the empty list is consistent with itself alone")
  func emptyList() {
    let (tree, _) = grown(to: 3)
    let empty = Merkle.emptyRoot
    func accepts(_ size2: UInt64, _ root1: Digest, _ root2: Digest) -> Bool {
      Merkle.verifyConsistency(size1: 0, size2: size2, root1: root1, root2: root2, proof: [])
    }
    #expect(accepts(0, empty, empty))
    #expect(!accepts(0, tree.root, tree.root))
    #expect(!accepts(3, empty, tree.root))
    #expect(tree.consistencyProof(from: 0, to: 3).isEmpty)
  }

  private func grown(to size: Int) -> (MerkleTree, [Digest]) {
    let leaves = (0..<size).map { digest(naiveSHA256(naiveBytes(UInt32($0)))) }
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leafHash: leaf) }
    return (tree, leaves)
  }
}
