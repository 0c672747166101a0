// Records of what is proven.

struct ChainRecord {
  let proof: Natural
  let rollup: Natural
  let checkpoint: Natural
  let base: Digest?
  let from: Natural
  let to: Natural
  let anchor: Digest
  let anchor_height: Natural
  let prev: Digest
  let prev_height: Natural
  let cur: Digest
  let cur_height: Natural
  let exports: [ImportedHash]
  let links: Links
  let rejoin: RejoinValue?
  let statement: Digest

  init(_ line: inout LineReader) throws(Breach) {
    proof = try line.value("proof")
    rollup = try line.value("rollup")
    checkpoint = try line.value("checkpoint")
    base = try line.valueIfAny("base")
    from = try line.value("from")
    to = try line.value("to")
    anchor = try line.value("anchor")
    anchor_height = try line.value("anchor_height")
    prev = try line.value("prev")
    prev_height = try line.value("prev_height")
    cur = try line.value("cur")
    cur_height = try line.value("cur_height")
    exports = try line.list("exports")
    links = try Links(&line)
    rejoin = try line.valueIfAny("rejoin")
    statement = try line.value("statement")
  }
}

/// By what exports merge: four members of a line, of which the last two need not stand.
struct Links {
  var nodes: [Link] = []
  var contained: [Containment] = []
  let blocks: [HeadersValue]
  let l1: [L1Header]

  init(_ line: inout LineReader) throws(Breach) {
    nodes = try line.list("links")
    contained = try line.list("contained")
    blocks = try line.listIfAny("block_links")
    l1 = try line.listIfAny("l1_links")
  }

  /// Where no nodes are exported.
  init(blocks: [HeadersValue] = [], l1: [L1Header]) { (self.blocks, self.l1) = (blocks, l1) }
}

struct CarryRecord {
  enum Cause: String {
    case deadline, entangled
    case openContract = "open contract"
    case lockEnds = "lock ends"
  }
  let proof: Natural
  let rollup: Natural
  let checkpoint: Natural
  let cur: Digest
  let cur_height: Natural
  let cause: Cause
  let statement: Digest

  init(_ line: inout LineReader) throws(Breach) {
    proof = try line.value("proof")
    rollup = try line.value("rollup")
    checkpoint = try line.value("checkpoint")
    cur = try line.value("cur")
    cur_height = try line.value("cur_height")
    cause = try line.word("cause")
    statement = try line.value("statement")
  }
}

/// By what an export settles in a node.
enum SettledBy: String { case equality, link }

struct NodeRecord {
  struct Settled: LineValue {
    let export: ImportedHash
    let by: SettledBy

    init(_ line: inout LineReader) throws(Breach) {
      (export, by) = try line.object { line throws(Breach) in
        (try line.value("export"), try line.word("by"))
      }
    }
  }
  let proof: Natural
  let maker: Natural
  let first: Natural
  let count: Natural
  let checkpoint: Natural
  let left: Natural
  let right: Natural
  let x: Digest
  let prev: Digest
  let cur: Digest
  let exports: [ImportedHash]
  let settled: [Settled]
  let links: Links
  let opened: [LeafValue]
  let statement: Digest

  init(_ line: inout LineReader) throws(Breach) {
    proof = try line.value("proof")
    maker = try line.value("maker")
    first = try line.value("first")
    count = try line.value("count")
    checkpoint = try line.value("checkpoint")
    left = try line.value("left")
    right = try line.value("right")
    x = try line.value("x")
    prev = try line.value("prev")
    cur = try line.value("cur")
    exports = try line.list("exports")
    settled = try line.list("settled")
    links = try Links(&line)
    opened = try line.listIfAny("opened")
    statement = try line.value("statement")
  }
}

struct RootRecord {
  let proof: Natural
  let checkpoint: Natural
  let signer: Natural
  let signature: Signature

  init(_ line: inout LineReader) throws(Breach) {
    proof = try line.value("proof")
    checkpoint = try line.value("checkpoint")
    signer = try line.value("signer")
    signature = try line.value("signature")
  }
}

struct SettlementRecord {
  enum Opens: String { case expansion, exposure }
  let proof: Natural
  let opens: Opens
  let roots: [Natural]
  let prev: Digest
  let checkpoint: Natural
  let cur: Digest
  let nodes: [NodePreimage]
  let leaves: [BlockHeader]
  let l1_block: ImportedHash?
  let l1_links: [L1Header]
  let statement: Digest

  init(_ line: inout LineReader) throws(Breach) {
    proof = try line.value("proof")
    opens = try line.word("opens")
    roots = try line.list("roots")
    prev = try line.value("prev")
    checkpoint = try line.value("checkpoint")
    cur = try line.value("cur")
    nodes = try line.list("nodes")
    leaves = try line.list("leaves")
    l1_block = try line.valueIfAny("l1_block")
    l1_links = try line.listIfAny("l1_links")
    statement = try line.value("statement")
  }
}

struct LoneRecord {
  struct Opening: LineValue {
    let export: ImportedHash
    let roots: [NodePreimage]
    let nodes: [NodePreimage]

    init(_ line: inout LineReader) throws(Breach) {
      (export, roots, nodes) = try line.object { line throws(Breach) in
        (try line.value("export"), try line.list("roots"), try line.list("nodes"))
      }
    }
  }
  let proof: Natural
  let rollup: Natural
  let from: Natural
  let to: Natural
  let anchor: Digest
  let cur: Digest
  let cur_height: Natural
  let registry_head: Digest
  let openings: [Opening]
  let exports: [ImportedHash]
  let links: Links
  let statement: Digest

  init(_ line: inout LineReader) throws(Breach) {
    proof = try line.value("proof")
    rollup = try line.value("rollup")
    from = try line.value("from")
    to = try line.value("to")
    anchor = try line.value("anchor")
    cur = try line.value("cur")
    cur_height = try line.value("cur_height")
    registry_head = try line.value("registry_head")
    openings = try line.list("openings")
    exports = try line.listIfAny("exports")
    links = Links(blocks: try line.listIfAny("block_links"), l1: try line.listIfAny("l1_links"))
    statement = try line.value("statement")
  }
}
