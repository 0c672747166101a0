/// An append-only Merkle tree (RFC 9162 §2.1) that remembers only what its next root needs.
public struct MerkleFrontier: Hashable, Sendable {
  /// The roots of the complete trees that make up the list, largest first: one for each bit set
  /// in `count`.
  public private(set) var peaks: [Digest] = []

  /// Number of leaves so far.
  public private(set) var count = 0

  /// A tree without leaves.
  public init() {}

  /// The tree of `count` leaves with these peaks; nil unless there is one for each bit set in
  /// `count`. Whether they are the right ones shows in the root.
  public init?(peaks: [Digest], count: Int) {
    guard count >= 0, count.nonzeroBitCount == peaks.count else { return nil }
    self.peaks = peaks
    self.count = count
  }

  /// Adds a leaf at the end. One hash amortised, O(log n) at worst.
  public mutating func append(leafHash: Digest) {
    var hash = leafHash
    for _ in 0..<(~count).trailingZeroBitCount { hash = Merkle.node(peaks.removeLast(), hash) }
    peaks.append(hash)
    count += 1
  }

  /// The root over all leaves. O(log n) hashes.
  public var root: Digest {
    guard var hash = peaks.last else { return Merkle.emptyRoot }
    for peak in peaks.dropLast().reversed() { hash = Merkle.node(peak, hash) }
    return hash
  }
}
