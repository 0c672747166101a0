/// Merkle trees over lists, exactly those of RFC 9162 §2.1. (PROTOCOL 1)
public enum Merkle {
  /// The root of the empty list, SHA-256 of nothing.
  public static let emptyRoot = HashInput().digest()

  /// The levels of inner nodes above `count` leaves: 0 for one leaf, 1 for two, 2 for three.
  public static func levels(of count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  /// The hash of a leaf, `SHA-256(0x00 ‖ data)`.
  public static func leaf(_ data: [UInt8]) -> Digest {
    leaf(byteCount: data.count) { $0.append(bytes: data) }
  }

  /// The hash of an inner node, `SHA-256(0x01 ‖ left ‖ right)`.
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    HashInput.hash(byteCount: 1 + 2 * Digest.byteCount) {
      $0.append(.merkleNode)
      $0.append(left)
      $0.append(right)
    }
  }

  /// The hash of a leaf whose data `fill` appends, exactly `byteCount` bytes.
  @inline(__always)
  package static func leaf(byteCount: Int, _ fill: (inout StackBytes) -> Void) -> Digest {
    HashInput.hash(byteCount: 1 + byteCount) {
      $0.append(.merkleLeaf)
      fill(&$0)
    }
  }

  /// Whether `proof` shows that `leafHash` stands at `index` of the list of `treeSize` leaves with
  /// this root (RFC 9162 §2.1.3.2).
  ///
  /// A proof that is too short or too long is refused. O(log `treeSize`).
  public static func verifyInclusion(
    leafHash: Digest, index: UInt64, treeSize: UInt64, proof: [Digest], root: Digest
  ) -> Bool {
    guard index < treeSize else { return false }
    var place = index
    var last = treeSize - 1
    var hash = leafHash
    for sibling in proof {
      guard last != 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = node(sibling, hash)
        climbPastPromotions(&place, &last)
      } else {
        hash = node(hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether `proof` shows that the list with `root1` is the first `size1` leaves of the one with
  /// `root2` (RFC 9162 §2.1.4.2).
  ///
  /// The empty list is a beginning of every list, but the RFC gives no proof of it: `size1 == 0`
  /// is refused unless both lists are empty. O(log `size2`).
  public static func verifyConsistency(
    size1: UInt64, size2: UInt64, root1: Digest, root2: Digest, proof: [Digest]
  ) -> Bool {
    if size1 == size2 {
      return proof.isEmpty && root1 == root2 && (size1 > 0 || root1 == emptyRoot)
    }
    guard size1 > 0, size1 < size2, let first = proof.first else { return false }
    var place = size1 - 1
    var last = size2 - 1
    let wholeLevels = (~place).trailingZeroBitCount
    place >>= UInt64(wholeLevels)
    last >>= UInt64(wholeLevels)
    // A first list of 2^k leaves is itself a node of the second tree, and the proof leaves it out.
    let isWhole = size1.nonzeroBitCount == 1
    var hash1 = isWhole ? root1 : first
    var hash2 = hash1
    for sibling in proof.dropFirst(isWhole ? 0 : 1) {
      guard last != 0 else { return false }
      if place & 1 == 1 || place == last {
        hash1 = node(sibling, hash1)
        hash2 = node(sibling, hash2)
        climbPastPromotions(&place, &last)
      } else {
        hash2 = node(hash2, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash1 == root1 && hash2 == root2
  }

  /// Skips the levels at which the last node had no sibling and was taken up as it was.
  private static func climbPastPromotions(_ place: inout UInt64, _ last: inout UInt64) {
    while place & 1 == 0 && place != 0 {
      place >>= 1
      last >>= 1
    }
  }
}
