import RollupSimulation

/// The node hashes of a tree with invented leaves, computed with the engine's `NodePreimage`.
struct EngineNodeHashes {
  private struct Key: Hashable {
    let first: UInt32
    let count: UInt32
    let checkpoint: UInt64
  }
  private var hashes: [Key: Digest] = [:]

  /// All nodes of the tree over `rollups` leaves, at checkpoints from 0 on.
  init(rollups: UInt32, checkpoints: Int) {
    for checkpoint in 0..<UInt64(checkpoints) { _ = add(0, rollups, checkpoint) }
  }

  /// The hash of a node, nil if the tree has no such node.
  func cur(_ first: UInt32, _ count: UInt32, _ checkpoint: UInt64) -> Digest? {
    hashes[Key(first: first, count: count, checkpoint: checkpoint)]
  }

  private mutating func add(_ first: UInt32, _ count: UInt32, _ checkpoint: UInt64) -> Digest {
    if count == 1 {
      var input = HashInput()
      input.append(bytes: Array("leaf".utf8))
      input.append(u32: first)
      input.append(u64: checkpoint)
      return input.digest()
    }
    let leftCount = (count + 1) / 2
    let left = add(first, leftCount, checkpoint)
    let right = add(first + leftCount, count - leftCount, checkpoint)
    let previous = checkpoint == 0 ? Digest.zero : cur(first, count, checkpoint - 1)
    let preimage = NodePreimage(
      first: first, count: count, checkpoint: checkpoint, left: left, right: right,
      previous: previous ?? .zero)
    hashes[Key(first: first, count: count, checkpoint: checkpoint)] = preimage.hash
    return preimage.hash
  }
}
