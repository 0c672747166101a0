/// Headers of one rollup that lead from a block down to an earlier one: what shows that a hash
/// which somebody imported is an ancestor of the block that settles (PROTOCOL 3, "by ancestry, not
/// equality").
public struct BlockLinks: Hashable, Sendable {
  /// Whose blocks.
  public var rollup: RollupID
  /// Consecutive, ascending by height; the first is right above the lowest block that can be shown.
  public var headers: [BlockHeader]

  /// Headers of `rollup`'s blocks.
  public init(rollup: RollupID, headers: [BlockHeader]) {
    self.rollup = rollup
    self.headers = headers
  }

  /// Whether `older` is the block `later` or an ancestor of it, as far as the headers tell; both
  /// name a block of this rollup. A hash for each block between them.
  public func connect(_ older: ImportedHash, to later: Block) -> Bool {
    guard older.kind == .rollupBlock, older.first == UInt32(rollup.rawValue),
      older.index <= later.height
    else { return false }
    if older.index == later.height { return older.digest == later.digest }
    guard let lowest = headers.first?.height, older.index + 1 >= lowest,
      later.height <= lowest + UInt64(headers.count) - 1
    else { return false }
    var expected = later.digest
    for height in stride(from: later.height, to: older.index, by: -1) {
      let header = headers[Int(height - lowest)]
      guard header.hash == expected, header.rollup == rollup else { return false }
      expected = header.parent
    }
    return expected == older.digest
  }

  /// A block by height and hash.
  public struct Block: Hashable, Sendable {
    /// Its height.
    public var height: UInt64
    /// Its hash.
    public var digest: Digest

    package init(
      height: UInt64, digest: Digest
    ) {
      self.height = height
      self.digest = digest
    }
  }
}

/// L1 headers that lead from one block of L1 down to an earlier one: by them the L1 hashes that
/// rollups imported merge into the latest (post 1.1).
public struct L1Links: Hashable, Sendable {
  /// Consecutive, ascending by number.
  public var headers: [L1Header]

  /// Links over these headers.
  public init(headers: [L1Header]) { self.headers = headers }

  /// Whether `older` is `later` or an ancestor of it. A hash for each block between them.
  public func connect(_ older: ImportedHash, to later: ImportedHash) -> Bool {
    guard older.kind == .l1Block, later.kind == .l1Block, older.index <= later.index else {
      return false
    }
    if older.index == later.index { return older.digest == later.digest }
    guard let lowest = headers.first?.number, older.index + 1 >= lowest,
      later.index <= lowest + UInt64(headers.count) - 1
    else { return false }
    var expected = later.digest
    for number in stride(from: later.index, to: older.index, by: -1) {
      let header = headers[Int(number - lowest)]
      guard header.hash == expected else { return false }
      expected = header.parent
    }
    return expected == older.digest
  }

  /// The newest hash that an L1 hash leads to; any other hash stays what it is. Proving the link
  /// forward keeps an old import within the blocks that L1 still remembers.
  package func latest(_ export: ImportedHash) -> ImportedHash {
    guard export.kind == .l1Block, let last = headers.last else { return export }
    let newest = ImportedHash.l1Block(number: last.number, last.hash)
    return connect(export, to: newest) ? newest : export
  }
}
