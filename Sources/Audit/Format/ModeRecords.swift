// What only other modes than `intermediate`, reorgs of L1 and changes of members bring.

/// Where a rollup settles: `"tree"`, `"alone"`, or the number of its L2.
enum PlaceValue: Decodable, Equatable {
  case tree
  case alone
  case layer3(Int)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let parent = try? container.decode(Natural.self) {
      self = .layer3(parent.value)
      return
    }
    switch try container.decode(String.self) {
    case "tree": self = .tree
    case "alone": self = .alone
    default:
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no place")
    }
  }
}

/// How messages cross, by the page *Traces*: what opens them, and who can have it.
enum ModeValue: String, Decodable {
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
}

/// `[from,to,mode]`
struct PairValue: Decodable {
  let from: Int
  let to: Int
  let mode: ModeValue
  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    (from, to, mode) = (try list.natural(), try list.natural(), try list.decode(ModeValue.self))
    try list.end()
  }
}

/// `{"index":…,"count":…,"path":[digest…]}`: a leaf in a state.
struct ContractValue: Decodable {
  let index: Natural
  let count: Natural
  let path: [Digest]

  func shows(_ leaf: Digest, under root: Digest) -> Bool {
    Merkle.verifyInclusion(
      leafHash: leaf, index: UInt64(index.value), treeSize: UInt64(count.value), proof: path,
      root: root)
  }
}

/// Headers of one rollup, upwards.
struct HeadersValue: Decodable {
  let rollup: Natural
  let headers: [BlockHeader]
}

/// A leaf below a node, with the preimages from the child that holds it.
struct LeafValue: Decodable {
  let place: Natural
  let height: Natural
  let hash: Digest
  let nodes: [NodePreimage]
}

/// L1's word on the block that a rollup goes on from when it comes back.
struct RejoinValue: Decodable {
  let l1: L1Header
  let contract: ContractValue
  let header: BlockHeader
}

/// `[rollup,hash]`
struct StoredValue: Decodable {
  let rollup: UInt32
  let hash: Digest
  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    (rollup, hash) = (try list.u32(), try list.digest())
    try list.end()
  }
}

struct PendingRecord: Decodable {
  let transaction: Natural
  let rollup: Natural
  let exports: Natural
}

struct ReorgRecord: Decodable {
  let from: Natural
  let orphaned: Natural
  let returned: [Natural]
  let hash: Digest
}

struct MemberRecord: Decodable {
  let rollup: Natural
  let epoch: Natural
  let joins: Bool
}

extension L1Header: Decodable {
  /// `[number,time,parent,state]`
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(
      number: UInt64(try list.natural()), time: try list.time(), parent: try list.digest(),
      stateRoot: try list.digest())
    try list.end()
  }
}
