/// What a block of L1 commits to. (PROTOCOL 1)
public struct L1Header: Hashable, Sendable {
  /// The block's number, from 0.
  public var number: UInt64
  /// When the block's slot began.
  public var time: Instant
  /// Hash of the block before, `∅` for the first.
  public var parent: Digest
  /// Root over the `L1StateLeaf`s after the block.
  public var stateRoot: Digest

  /// A header with these fields.
  public init(number: UInt64, time: Instant, parent: Digest, stateRoot: Digest) {
    self.number = number
    self.time = time
    self.parent = parent
    self.stateRoot = stateRoot
  }

  /// SHA-256 of `0x12 ‖ u64 number ‖ u64 timeMs ‖ parent ‖ stateRoot`.
  public var hash: Digest {
    HashInput.hash(byteCount: 17 + 2 * Digest.byteCount) {
      $0.append(.l1Block)
      $0.append(u64: number)
      $0.append(time)
      $0.append(parent)
      $0.append(stateRoot)
    }
  }
}
