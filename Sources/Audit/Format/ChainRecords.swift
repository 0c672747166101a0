// Records of what rollups do.

struct GenesisRecord {
  let rollup: Natural
  let hash: Digest

  init(_ line: inout LineReader) throws(Breach) {
    rollup = try line.value("rollup")
    hash = try line.value("hash")
  }
}

struct BlockRecord {
  struct Message: LineValue {
    let leaf: MessageLeaf
    let index: Natural
    let path: [Digest]

    init(_ line: inout LineReader) throws(Breach) {
      (leaf, index, path) = try line.object { line throws(Breach) in
        (try line.value("leaf"), try line.value("index"), try line.list("path"))
      }
    }
  }
  struct Sender: LineValue {
    let place: Natural
    let contract: ContractValue?
    let header: BlockHeader
    let outbox_count: Natural
    let messages: [Message]

    init(_ line: inout LineReader) throws(Breach) {
      (place, contract, header, outbox_count, messages) = try line.object { line throws(Breach) in
        (
          try line.value("place"), try line.valueIfAny("contract"), try line.value("header"),
          try line.value("outbox_count"), try line.list("messages")
        )
      }
    }
  }
  struct Opening: LineValue {
    let `import`: ImportedHash?
    let l1: L1Header?
    let l2: BlockHeader?
    let nodes: [NodePreimage]
    let senders: [Sender]

    init(_ line: inout LineReader) throws(Breach) {
      (`import`, l1, l2, nodes, senders) = try line.object { line throws(Breach) in
        (
          try line.valueIfAny("import"), try line.valueIfAny("l1"), try line.valueIfAny("l2"),
          try line.list("nodes"), try line.list("senders")
        )
      }
    }
  }
  enum Transaction: LineValue {
    case send(RollupID, UInt64, deadline: Instant?)
    case mint(MessageLeaf)
    case transfer(from: UInt32, to: UInt32, UInt64)
    case verify(RollupID, height: UInt64, Digest)
    case expire(MessageLeaf)

    init(_ line: inout LineReader) throws(Breach) {
      self = try line.tuple { line throws(Breach) in
        switch try line.number(upTo: 4) {
        case 0: .send(try line.rollup(), try line.u64(), deadline: try line.deadlineIfAny())
        case 1: .mint(try MessageLeaf(fieldsOf: &line))
        case 2: .transfer(from: try line.u32(), to: try line.u32(), try line.u64())
        case 3: .verify(try line.rollup(), height: UInt64(try line.natural()), try Digest(&line))
        default: .expire(try MessageLeaf(fieldsOf: &line))
        }
      }
    }
  }
  let rollup: Natural
  let index: Natural
  let header: BlockHeader
  let hash: Digest
  let imports: [ImportedHash]
  let openings: [Opening]
  let transactions: [Transaction]

  init(_ line: inout LineReader) throws(Breach) {
    rollup = try line.value("rollup")
    index = try line.value("index")
    header = try line.value("header")
    hash = try line.value("hash")
    imports = try line.list("imports")
    openings = try line.list("openings")
    transactions = try line.list("transactions")
  }
}

/// `[key, value]`
struct Pair: LineValue {
  let key: UInt32
  let value: UInt64

  init(_ line: inout LineReader) throws(Breach) {
    (key, value) = try line.tuple { line throws(Breach) in (try line.u32(), try line.u64()) }
  }
}

struct BranchRecord {
  enum Cause: String {
    case fork
    case otherBranchIncluded = "other branch included"
    case otherBranchCommitted = "other branch committed"
    case importLost = "import lost"
    case importTimedOut = "import timed out"
    case l1Reorg = "l1 reorg"

    var namesImport: Bool {
      switch self {
      case .fork, .otherBranchIncluded, .otherBranchCommitted: false
      case .importLost, .importTimedOut, .l1Reorg: true
      }
    }
  }
  struct Peaks: LineValue {
    let count: Natural
    let peaks: [Digest]

    init(_ line: inout LineReader) throws(Breach) {
      (count, peaks) = try line.object { line throws(Breach) in
        (try line.value("count"), try line.list("peaks"))
      }
    }
  }
  let rollup: Natural
  let to: Natural
  let header: BlockHeader
  let path: [Digest]
  let cause: Cause
  let `import`: ImportedHash?
  let balances: [Pair]
  let spent: [Pair]
  let sent: [Pair]
  let stored: [StoredValue]
  let outbox: Peaks
  let inbox: Peaks

  init(_ line: inout LineReader) throws(Breach) {
    rollup = try line.value("rollup")
    to = try line.value("to")
    header = try line.value("header")
    path = try line.list("path")
    cause = try line.word("cause")
    `import` = cause.namesImport ? try line.value("import") : nil
    balances = try line.list("balances")
    spent = try line.list("spent")
    sent = try line.list("sent")
    stored = try line.listIfAny("stored")
    outbox = try line.value("outbox")
    inbox = try line.value("inbox")
  }
}

/// What a person or the scenario asked for: one of the two has a number.
struct ActionRecord {
  let action: String

  init(_ line: inout LineReader) throws(Breach) {
    if line.has("command") {
      _ = try line.natural()
    } else {
      try line.key("fault")
      _ = try line.natural()
    }
    action = try line.text("action")
  }
}
