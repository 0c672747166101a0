/// A node of the aggregation tree at a checkpoint, with its hash, as plain data.
public struct NaiveNode: Codable, Hashable, Sendable {
  /// Index of the leftmost leaf.
  public let first: UInt32
  /// Number of leaves.
  public let count: UInt32
  /// `cur(v, i)`, 64 hexadecimal digits.
  public let cur: String
}

/// The aggregation tree of PROTOCOL 1 by its words, with invented leaf hashes.
public enum NaiveTree {
  /// The invented hash of a rollup's block at a checkpoint:
  /// `SHA-256("leaf" ‖ u32 rollup ‖ u64 checkpoint)`.
  public static func leaf(rollup: UInt32, checkpoint: UInt64) -> [UInt8] {
    naiveSHA256(Array("leaf".utf8) + naiveBytes(rollup) + naiveBytes(checkpoint))
  }

  /// `cur(v, i)` of the node over `count` leaves from `first` on.
  ///
  /// Complete binary split into halves, the left half taking the extra one. The previous hashes
  /// are computed afresh all the way down to checkpoint 0.
  public static func cur(first: UInt32, count: UInt32, checkpoint: UInt64) -> [UInt8] {
    if count == 1 { return leaf(rollup: first, checkpoint: checkpoint) }
    let half = count - count / 2
    return NaiveProtocol.nodeHash(
      first: first, count: count, checkpoint: checkpoint,
      left: cur(first: first, count: half, checkpoint: checkpoint),
      right: cur(first: first + half, count: count - half, checkpoint: checkpoint),
      previous: checkpoint == 0
        ? NaiveProtocol.none : cur(first: first, count: count, checkpoint: checkpoint - 1))
  }

  /// All inner nodes at a checkpoint, each before its children, left before right.
  public static func innerNodes(
    first: UInt32 = 0, count: UInt32, checkpoint: UInt64
  ) -> [NaiveNode] {
    if count == 1 { return [] }
    let half = count - count / 2
    let hash = cur(first: first, count: count, checkpoint: checkpoint)
    return [NaiveNode(first: first, count: count, cur: naiveHex(hash))]
      + innerNodes(first: first, count: half, checkpoint: checkpoint)
      + innerNodes(first: first + half, count: count - half, checkpoint: checkpoint)
  }
}

/// Bytes as hexadecimal digits, lower case.
public func naiveHex(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
