// Values of the format. Numbers are bounded where they are read, so that no sum of theirs can
// overflow later.

/// A whole number in `0 ... 2^48`: heights, times, counts.
struct Natural: LineValue {
  static let max = 1 << 48
  let value: Int

  init(_ line: inout LineReader) throws(Breach) {
    value = Int(try line.number(upTo: UInt64(Self.max)))
  }
}

extension LineReader {
  mutating func rollup() throws(Breach) -> RollupID {
    RollupID(rawValue: Int32(try number(upTo: UInt64(Int32.max))))
  }
  mutating func time() throws(Breach) -> Instant { Instant(milliseconds: Int64(try natural())) }
  mutating func text(_ name: StaticString) throws(Breach) -> String {
    try key(name)
    return try text()
  }
}

extension UInt64: LineValue {
  init(_ line: inout LineReader) throws(Breach) { self = try line.u64() }
}

extension Bool: LineValue {
  init(_ line: inout LineReader) throws(Breach) { self = try line.flag() }
}

extension Digest: LineValue {
  /// 64 hexadecimal digits, lower case.
  init(_ line: inout LineReader) throws(Breach) {
    guard let digest = Digest(bytes: try line.hex(Digest.byteCount)) else { throw line.failure() }
    self = digest
  }
}

extension Signature: LineValue {
  /// 128 hexadecimal digits, lower case.
  init(_ line: inout LineReader) throws(Breach) {
    guard let signature = Signature(bytes: try line.hex(2 * Digest.byteCount)) else {
      throw line.failure()
    }
    self = signature
  }
}

extension ImportedHash: LineValue {
  /// `[kind,first,count,index,digest]`
  init(_ line: inout LineReader) throws(Breach) {
    self = try line.tuple { line throws(Breach) in
      guard let kind = Kind(rawValue: UInt8(try line.number(upTo: UInt64(UInt8.max)))) else {
        throw line.failure()
      }
      return ImportedHash(
        kind: kind, first: try line.u32(), count: try line.u32(),
        index: UInt64(try line.natural()), digest: try Digest(&line))
    }
  }
}

extension BlockHeader: LineValue {
  /// `[rollup,height,time,parent,state,txs,outbox,inbox,imports]`
  init(_ line: inout LineReader) throws(Breach) {
    self = try line.tuple { line throws(Breach) in
      BlockHeader(
        rollup: try line.rollup(), height: UInt64(try line.natural()), time: try line.time(),
        parent: try Digest(&line), stateRoot: try Digest(&line), txRoot: try Digest(&line),
        outboxRoot: try Digest(&line), inboxRoot: try Digest(&line),
        importsRoot: try Digest(&line))
    }
  }
}

extension L1Header: LineValue {
  /// `[number,time,parent,state]`
  init(_ line: inout LineReader) throws(Breach) {
    self = try line.tuple { line throws(Breach) in
      L1Header(
        number: UInt64(try line.natural()), time: try line.time(), parent: try Digest(&line),
        stateRoot: try Digest(&line))
    }
  }
}

extension NodePreimage: LineValue {
  /// `[first,count,checkpoint,left,right,previous]`
  init(_ line: inout LineReader) throws(Breach) {
    self = try line.tuple { line throws(Breach) in
      NodePreimage(
        first: try line.u32(), count: try line.u32(), checkpoint: UInt64(try line.natural()),
        left: try Digest(&line), right: try Digest(&line), previous: try Digest(&line))
    }
  }
}

extension MessageLeaf: LineValue {
  /// `[source,destination,nonce,amount,sentAtBlock]`, and the deadline if there is one.
  init(_ line: inout LineReader) throws(Breach) {
    self = try line.tuple { line throws(Breach) in try MessageLeaf(fieldsOf: &line) }
  }

  init(fieldsOf line: inout LineReader) throws(Breach) {
    self.init(
      source: try line.rollup(), destination: try line.rollup(), nonce: try line.u64(),
      amount: try line.u64(), sentAtBlock: UInt64(try line.natural()),
      deadline: try line.deadlineIfAny())
  }
}

/// Children's hashes that lead from a node's hash at checkpoint `from` to later ones.
struct Link: LineValue {
  struct Step: LineValue {
    let left: Digest
    let right: Digest
    init(_ line: inout LineReader) throws(Breach) {
      (left, right) = try line.tuple { line throws(Breach) in
        (try Digest(&line), try Digest(&line))
      }
    }
  }
  let first: UInt32
  let count: UInt32
  let from: Natural
  let steps: [Step]

  init(_ line: inout LineReader) throws(Breach) {
    (first, count, from, steps) = try line.object { line throws(Breach) in
      try line.key("first")
      let first = try line.u32()
      try line.key("count")
      return (first, try line.u32(), try line.value("from"), try line.list("steps"))
    }
  }

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
struct Containment: LineValue {
  let higher: ImportedHash
  let lower: ImportedHash
  let nodes: [NodePreimage]

  init(_ line: inout LineReader) throws(Breach) {
    (higher, lower, nodes) = try line.object { line throws(Breach) in
      (try line.value("higher"), try line.value("lower"), try line.list("nodes"))
    }
  }
}
