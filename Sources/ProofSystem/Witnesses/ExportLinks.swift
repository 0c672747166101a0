/// The witness by which exports merge: of one node into its later hash, of one rollup into its
/// later block, of L1 into its later block, and of a lower ancestor into a higher (PROTOCOL 2.1 and
/// 3).
public struct ExportLinks: Sendable {
  /// For two hashes of one node.
  public var nodes: [LinkChain] = []
  /// For two blocks of one rollup; at most one a rollup, ascending.
  public var blocks: [BlockLinks] = []
  /// For two blocks of L1.
  public var l1 = L1Links(headers: [])
  /// For merging up.
  public var containments: [ContainmentOpening] = []

  /// No links at all.
  public init() {}

  func blocks(of rollup: UInt32) -> BlockLinks {
    let low = blocks.lowerBound { UInt32($0.rollup.rawValue) < rollup }
    guard low < blocks.count, UInt32(blocks[low].rollup.rawValue) == rollup else {
      return BlockLinks(rollup: RollupID(Int(rollup)), headers: [])
    }
    return blocks[low]
  }
}
