/// Where a contract's stored block lies in a state: L1's, or that of an L2.
public struct ContractPath: Sendable {
  /// The leaf's place.
  public var index: Int
  /// Leaves of the state.
  public var count: Int
  /// The inclusion proof.
  public var path: [Digest]

  /// The way to leaf `place` of a tree.
  package init(place: Int, in tree: MerkleTree) {
    index = place
    count = tree.count
    path = tree.inclusionProof(index: place, size: tree.count)
  }

  /// The way to leaf `place` of a state with these leaves. O(leaves) hashes.
  package init(place: Int, in leafHashes: [Digest]) {
    var tree = MerkleTree()
    for leaf in leafHashes { tree.append(leafHash: leaf) }
    self.init(place: place, in: tree)
  }
}
