/// Merkle trees by the recursive definitions of RFC 9162 §2.1, over plain byte arrays.
///
/// Nothing is kept and everything is hashed again each time; that is what makes it easy to check.
public enum NaiveMerkle {
  /// The hash of a leaf with this data.
  public static func leafHash(_ data: [UInt8]) -> [UInt8] { naiveSHA256([0x00] + data) }

  /// MTH over leaf *hashes*.
  public static func root(_ leaves: [[UInt8]]) -> [UInt8] {
    if leaves.isEmpty { return naiveSHA256([]) }
    if leaves.count == 1 { return leaves[0] }
    let k = split(leaves.count)
    return naiveSHA256([0x01] + root(Array(leaves[..<k])) + root(Array(leaves[k...])))
  }

  /// MTH over the leaves' data.
  public static func rootOfData(_ list: [[UInt8]]) -> [UInt8] { root(list.map(leafHash)) }

  /// PATH(m, D_n) of §2.1.3.1.
  public static func inclusionProof(_ m: Int, _ leaves: [[UInt8]]) -> [[UInt8]] {
    if leaves.count == 1 { return [] }
    let k = split(leaves.count)
    let left = Array(leaves[..<k])
    let right = Array(leaves[k...])
    if m < k { return inclusionProof(m, left) + [root(right)] }
    return inclusionProof(m - k, right) + [root(left)]
  }

  /// PROOF(m, D_n) of §2.1.4.1, for `0 < m ≤ n`.
  public static func consistencyProof(_ m: Int, _ leaves: [[UInt8]]) -> [[UInt8]] {
    subproof(m, leaves, true)
  }

  private static func subproof(_ m: Int, _ leaves: [[UInt8]], _ isWhole: Bool) -> [[UInt8]] {
    if m == leaves.count { return isWhole ? [] : [root(leaves)] }
    let k = split(leaves.count)
    let left = Array(leaves[..<k])
    let right = Array(leaves[k...])
    if m <= k { return subproof(m, left, isWhole) + [root(right)] }
    return subproof(m - k, right, false) + [root(left)]
  }

  /// The largest power of two smaller than n.
  private static func split(_ n: Int) -> Int {
    var k = 1
    while 2 * k < n { k *= 2 }
    return k
  }
}
