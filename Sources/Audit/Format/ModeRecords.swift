// What only other modes than `intermediate`, reorgs of L1 and changes of members bring.

/// Where a rollup settles: `"tree"`, `"alone"`, or the number of its L2.
enum PlaceValue: LineValue, Equatable {
  case tree
  case alone
  case layer3(Int)

  private enum Word: String { case tree, alone }

  init(_ line: inout LineReader) throws(Breach) {
    if line.isAtText {
      let word: Word = try line.word()
      self =
        switch word {
        case .tree: .tree
        case .alone: .alone
        }
    } else {
      self = .layer3(try line.natural())
    }
  }
}

/// How messages cross, by the page *Traces*: what opens them, and who can have it.
enum ModeValue: String {
  case l1Root = "l1-root"
  case direct
  case l3OnL2 = "l3-on-l2"
  case l3Combined = "l3-combined"
  case sharedDirect = "shared-direct"
  case intermediate

  /// What an opening goes through.
  enum Way {
    case l1Block, rollupBlock, node, contract
  }
  /// Where both ends must be for a pair to have it if it wants to.
  enum Ends {
    case anywhere, inTree, receiverAlone, never
  }

  /// The mode's row. What goes through a contract is had by those of one L2, wished for or not.
  var row: (way: Way, ends: Ends) {
    switch self {
    case .l1Root: (.l1Block, .anywhere)
    case .direct: (.rollupBlock, .receiverAlone)
    case .l3OnL2: (.contract, .never)
    case .l3Combined, .sharedDirect: (.rollupBlock, .inTree)
    case .intermediate: (.node, .inTree)
    }
  }

  /// Whether members import each other's blocks, so that the aggregator commits to them.
  var isCommitted: Bool { row.way == .rollupBlock && row.ends == .inTree }
}

/// `[from,to,mode]`
struct PairValue: LineValue {
  let from: Int
  let to: Int
  let mode: ModeValue

  init(_ line: inout LineReader) throws(Breach) {
    (from, to, mode) = try line.tuple { line throws(Breach) in
      (try line.natural(), try line.natural(), try line.word())
    }
  }
}

/// `{"index":…,"count":…,"path":[digest…]}`: a leaf in a state.
struct ContractValue: LineValue {
  let index: Natural
  let count: Natural
  let path: [Digest]

  init(_ line: inout LineReader) throws(Breach) {
    (index, count, path) = try line.object { line throws(Breach) in
      (try line.value("index"), try line.value("count"), try line.list("path"))
    }
  }

  func shows(_ leaf: Digest, under root: Digest) -> Bool {
    Merkle.verifyInclusion(
      leafHash: leaf, index: UInt64(index.value), treeSize: UInt64(count.value), proof: path,
      root: root)
  }
}

/// Headers of one rollup, upwards.
struct HeadersValue: LineValue {
  let rollup: Natural
  let headers: [BlockHeader]

  init(_ line: inout LineReader) throws(Breach) {
    (rollup, headers) = try line.object { line throws(Breach) in
      (try line.value("rollup"), try line.list("headers"))
    }
  }
}

/// A leaf below a node, with the preimages from the child that holds it.
struct LeafValue: LineValue {
  let place: Natural
  let height: Natural
  let hash: Digest
  let nodes: [NodePreimage]

  init(_ line: inout LineReader) throws(Breach) {
    (place, height, hash, nodes) = try line.object { line throws(Breach) in
      (
        try line.value("place"), try line.value("height"), try line.value("hash"),
        try line.list("nodes")
      )
    }
  }
}

/// L1's word on the block that a rollup goes on from when it comes back.
struct RejoinValue: LineValue {
  let l1: L1Header
  let contract: ContractValue
  let header: BlockHeader

  init(_ line: inout LineReader) throws(Breach) {
    (l1, contract, header) = try line.object { line throws(Breach) in
      (try line.value("l1"), try line.value("contract"), try line.value("header"))
    }
  }
}

/// `[rollup,hash]`
struct StoredValue: LineValue {
  let rollup: UInt32
  let hash: Digest

  init(_ line: inout LineReader) throws(Breach) {
    (rollup, hash) = try line.tuple { line throws(Breach) in
      (try line.u32(), try Digest(&line))
    }
  }
}

struct PendingRecord {
  let transaction: Natural
  let rollup: Natural
  let exports: Natural

  init(_ line: inout LineReader) throws(Breach) {
    transaction = try line.value("transaction")
    rollup = try line.value("rollup")
    exports = try line.value("exports")
  }
}

struct ReorgRecord {
  let from: Natural
  let orphaned: Natural
  let returned: [Natural]
  let hash: Digest

  init(_ line: inout LineReader) throws(Breach) {
    from = try line.value("from")
    orphaned = try line.value("orphaned")
    returned = try line.list("returned")
    hash = try line.value("hash")
  }
}

struct MemberRecord {
  let rollup: Natural
  let epoch: Natural
  let joins: Bool

  init(_ line: inout LineReader) throws(Breach) {
    rollup = try line.value("rollup")
    epoch = try line.value("epoch")
    joins = try line.value("joins")
  }
}
