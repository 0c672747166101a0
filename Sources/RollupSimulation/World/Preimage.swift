/// The bytes behind a hash, field by field: their concatenation is what SHA-256 is taken of.
/// (PROTOCOL 1)
public struct Preimage: Hashable, Sendable {
  /// What kind of hash it is.
  public enum Shape: Hashable, Sendable {
    /// A rollup's block.
    case block(RollupID, height: Int)
    /// A block of L1, by its number.
    case l1Block(Int)
    /// A node of the aggregation tree.
    case node(NodeID, checkpoint: Int)
    /// A Merkle node over the elements `from ..< to` of a list of `count`.
    case merkleNode(HashedList, from: Int, to: Int, count: Int)
    /// A Merkle leaf: one element of a list of `count`.
    case merkleLeaf(HashedList, index: Int, count: Int)
    /// The root of a list without elements: the hash of no bytes.
    case emptyList(HashedList)
  }

  /// One field of the encoding.
  public struct Field: Hashable, Sendable {
    /// Which field.
    public var name: Name
    /// Its bytes in the encoding.
    public var bytes: [UInt8]
    /// What the bytes say.
    public var value: Value
  }

  /// The fields' names, as PROTOCOL 1 has them.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case tag, kind, rollup, height
    case time = "timeMs"
    case number, parent, stateRoot, txRoot, outboxRoot, inboxRoot, importsRoot, first, count
    case checkpoint = "i"
    case index, left, right
    case previous = "cur before"
    case source, destination, nonce, amount, sentAtBlock, deadline, account, balance, nextNonce,
      from, to
    case digest, settledBlock, head
  }

  /// What a field says.
  public enum Value: Hashable, Sendable {
    /// What the hash is of.
    case tag(DomainTag)
    /// A count, a place or an amount.
    case number(UInt64)
    /// Milliseconds since genesis.
    case time(Instant)
    /// A hash, where its own preimage is found if anybody knows one, and the object that it is the
    /// hash of.
    case hash(Digest, HashReference?, of: Address?)
  }

  /// Where it was looked up.
  public var reference: HashReference
  /// The hash, as the run has it.
  public var digest: Digest
  /// What kind of hash it is.
  public var shape: Shape
  /// All fields in order.
  public var fields: [Field]

  /// The whole byte string; its SHA-256 is `digest`.
  public var bytes: [UInt8] { fields.flatMap(\.bytes) }
}

extension Preimage.Field {
  private init(
    _ name: Preimage.Name, _ value: Preimage.Value, _ encode: (inout HashInput) -> Void
  ) {
    var input = HashInput()
    encode(&input)
    self.init(name: name, bytes: input.bytes, value: value)
  }

  static func tag(_ tag: DomainTag) -> Self { Self(.tag, .tag(tag)) { $0.append(tag) } }

  static func u8(_ name: Preimage.Name, _ value: UInt8) -> Self {
    Self(name, .number(UInt64(value))) { $0.append(u8: value) }
  }

  static func u32(_ name: Preimage.Name, _ value: UInt32) -> Self {
    Self(name, .number(UInt64(value))) { $0.append(u32: value) }
  }

  static func u32(_ name: Preimage.Name, _ rollup: RollupID) -> Self {
    u32(name, UInt32(rollup.rawValue))
  }

  static func u64(_ name: Preimage.Name, _ value: UInt64) -> Self {
    Self(name, .number(value)) { $0.append(u64: value) }
  }

  static func time(_ value: Instant) -> Self { Self(.time, .time(value)) { $0.append(value) } }

  static func hash(
    _ name: Preimage.Name, _ digest: Digest, _ reference: HashReference?, of object: Address? = nil
  ) -> Self {
    Self(name, .hash(digest, reference, of: object)) { $0.append(digest) }
  }
}
