// Values of the format. Numbers are bounded where they are read, so that no sum of theirs can
// overflow later.

/// A whole number in `0 ... 2^48`: heights, times, counts.
struct Natural: Decodable {
  static let max = 1 << 48
  let value: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = try container.decode(Int.self)
    guard (0...Self.max).contains(value) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "out of range")
    }
  }
}

extension Digest: Decodable {
  /// 64 hexadecimal digits, lower case.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let digest = Digest(hex: text), digest.hex == text else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no digest")
    }
    self = digest
  }
}

extension Signature: Decodable {
  /// 128 hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard text.utf8.count == 128, let first = Digest(hex: String(text.prefix(64))),
      let second = Digest(hex: String(text.suffix(64))),
      let signature = Signature(bytes: first.bytes + second.bytes)
    else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "no signature") }
    self = signature
  }
}

extension UnkeyedDecodingContainer {
  mutating func natural() throws -> Int { try decode(Natural.self).value }
  mutating func u32() throws -> UInt32 { try decode(UInt32.self) }
  mutating func u64() throws -> UInt64 { try decode(UInt64.self) }
  mutating func digest() throws -> Digest { try decode(Digest.self) }
  mutating func rollup() throws -> RollupID {
    let number = try u32()
    guard number <= UInt32(Int32.max) else {
      throw DecodingError.dataCorruptedError(in: self, debugDescription: "no rollup")
    }
    return RollupID(rawValue: Int32(number))
  }
  mutating func time() throws -> Instant { Instant(milliseconds: Int64(try natural())) }

  /// A deadline, if anything follows: later than genesis.
  mutating func deadlineIfPresent() throws -> Instant? {
    if isAtEnd { return nil }
    let deadline = try time()
    guard deadline > .genesis else {
      throw DecodingError.dataCorruptedError(in: self, debugDescription: "no deadline")
    }
    return deadline
  }

  /// Nothing may follow.
  func end() throws {
    guard isAtEnd else {
      throw DecodingError.dataCorruptedError(in: self, debugDescription: "too many elements")
    }
  }
}

extension ImportedHash: Decodable {
  /// `[kind,first,count,index,digest]`
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    guard let kind = Kind(rawValue: try list.decode(UInt8.self)) else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "no kind of import")
    }
    self.init(
      kind: kind, first: try list.u32(), count: try list.u32(), index: UInt64(try list.natural()),
      digest: try list.digest())
    try list.end()
  }
}

extension BlockHeader: Decodable {
  /// `[rollup,height,time,parent,state,txs,outbox,inbox,imports]`
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(
      rollup: try list.rollup(), height: UInt64(try list.natural()), time: try list.time(),
      parent: try list.digest(), stateRoot: try list.digest(), txRoot: try list.digest(),
      outboxRoot: try list.digest(), inboxRoot: try list.digest(), importsRoot: try list.digest())
    try list.end()
  }
}

extension NodePreimage: Decodable {
  /// `[first,count,checkpoint,left,right,previous]`
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(
      first: try list.u32(), count: try list.u32(), checkpoint: UInt64(try list.natural()),
      left: try list.digest(), right: try list.digest(), previous: try list.digest())
    try list.end()
  }
}

extension MessageLeaf: Decodable {
  /// `[source,destination,nonce,amount,sentAtBlock]`, and the deadline if there is one.
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    try self.init(fieldsOf: &list)
    try list.end()
  }

  init(fieldsOf list: inout any UnkeyedDecodingContainer) throws {
    self.init(
      source: try list.rollup(), destination: try list.rollup(), nonce: try list.u64(),
      amount: try list.u64(), sentAtBlock: try list.u64(),
      deadline: try list.deadlineIfPresent())
  }
}

/// Children's hashes that lead from a node's hash at checkpoint `from` to later ones.
struct Link: Decodable {
  struct Step: Decodable {
    let left: Digest
    let right: Digest
    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      (left, right) = (try list.digest(), try list.digest())
      try list.end()
    }
  }
  let first: UInt32
  let count: UInt32
  let from: Natural
  let steps: [Step]

  /// The node's hash `distance` checkpoints after `from`, if `old` was its hash there.
  func follow(_ old: Digest, distance: Int) -> Digest? {
    guard distance >= 0, distance <= steps.count else { return nil }
    var hash = old
    for k in 0..<distance {
      hash =
        NodePreimage(
          first: first, count: count, checkpoint: UInt64(from.value + 1 + k), left: steps[k].left,
          right: steps[k].right, previous: hash
        ).hash
    }
    return hash
  }
}

/// Shows that one node's hash contains another's at the same checkpoint.
struct Containment: Decodable {
  let higher: ImportedHash
  let lower: ImportedHash
  let nodes: [NodePreimage]
}
