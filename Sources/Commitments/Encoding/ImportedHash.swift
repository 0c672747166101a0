/// A foreign hash that a block took in, or that a proof still depends on. (PROTOCOL 1, 2.2)
///
/// The same bytes name an import in a block and an export in a proof's public outputs.
public struct ImportedHash: Hashable, Sendable {
  /// What the hash is of.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A block of L1.
    case l1Block = 0
    /// A block of another rollup.
    case rollupBlock = 1
    /// A node of the aggregation tree at a checkpoint.
    case node = 2
  }

  /// What the hash is of.
  public var kind: Kind
  /// A node's leftmost leaf in the tree's order, or a block's rollup; 0 for L1.
  public var first: UInt32
  /// A node's number of leaves; 1 for a rollup's block, 0 for L1.
  public var count: UInt32
  /// The checkpoint of a node, the height of a rollup's block, the number of an L1 block.
  public var index: UInt64
  /// The hash itself.
  public var digest: Digest

  /// An imported hash with these fields.
  public init(kind: Kind, first: UInt32, count: UInt32, index: UInt64, digest: Digest) {
    self.kind = kind
    self.first = first
    self.count = count
    self.index = index
    self.digest = digest
  }

  /// The hash of L1's block with this number.
  public static func l1Block(number: UInt64, _ digest: Digest) -> ImportedHash {
    ImportedHash(kind: .l1Block, first: 0, count: 0, index: number, digest: digest)
  }

  /// The hash of a rollup's block.
  public static func rollupBlock(
    _ rollup: RollupID, height: UInt64, _ digest: Digest
  ) -> ImportedHash {
    ImportedHash(
      kind: .rollupBlock, first: UInt32(rollup.rawValue), count: 1, index: height, digest: digest)
  }

  /// The hash of the node over `count` leaves from `first` on, at a checkpoint.
  public static func node(
    first: UInt32, count: UInt32, checkpoint: UInt64, _ digest: Digest
  ) -> ImportedHash {
    ImportedHash(kind: .node, first: first, count: count, index: checkpoint, digest: digest)
  }

  /// Number of bytes of the canonical encoding.
  public static let byteCount = 49

  /// Adds `u8 kind ‖ u32 first ‖ u32 count ‖ u64 index ‖ digest`.
  public func encode(into sink: inout some ByteSink) {
    sink.append(u8: kind.rawValue)
    sink.append(u32: first)
    sink.append(u32: count)
    sink.append(u64: index)
    sink.append(digest)
  }

  /// The Merkle leaf hash of the canonical encoding.
  public var leafHash: Digest {
    Merkle.leaf(byteCount: ImportedHash.byteCount) { encode(into: &$0) }
  }

  /// The Merkle root of the list in the order given.
  public static func root(of list: [ImportedHash]) -> Digest {
    var tree = MerkleFrontier()
    for imported in list { tree.append(leafHash: imported.leafHash) }
    return tree.root
  }
}

extension ImportedHash: Comparable {
  /// The order of the canonical bytes, in which exports are sorted.
  public static func < (a: ImportedHash, b: ImportedHash) -> Bool {
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.first != b.first { return a.first < b.first }
    if a.count != b.count { return a.count < b.count }
    if a.index != b.index { return a.index < b.index }
    return a.digest < b.digest
  }
}
