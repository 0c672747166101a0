// Records of what rollups do.

struct GenesisRecord: Decodable {
  let rollup: Natural
  let hash: Digest
}

struct BlockRecord: Decodable {
  struct Message: Decodable {
    let leaf: MessageLeaf
    let index: Natural
    let path: [Digest]
  }
  struct Sender: Decodable {
    let place: Natural
    let contract: ContractValue?
    let header: BlockHeader
    let outbox_count: Natural
    let messages: [Message]
  }
  struct Opening: Decodable {
    let `import`: ImportedHash?
    let l1: L1Header?
    let l2: BlockHeader?
    let nodes: [NodePreimage]
    let senders: [Sender]
  }
  enum Transaction: Decodable {
    case send(RollupID, UInt64, deadline: Instant?)
    case mint(MessageLeaf)
    case transfer(from: UInt32, to: UInt32, UInt64)
    case verify(RollupID, height: UInt64, Digest)
    case expire(MessageLeaf)

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      switch try list.u32() {
      case 0:
        self = .send(try list.rollup(), try list.u64(), deadline: try list.deadlineIfPresent())
      case 1: self = .mint(try MessageLeaf(fieldsOf: &list))
      case 2: self = .transfer(from: try list.u32(), to: try list.u32(), try list.u64())
      case 3:
        self = .verify(try list.rollup(), height: UInt64(try list.natural()), try list.digest())
      case 4: self = .expire(try MessageLeaf(fieldsOf: &list))
      default:
        throw DecodingError.dataCorruptedError(in: list, debugDescription: "no kind of transaction")
      }
      try list.end()
    }
  }
  let rollup: Natural
  let index: Natural
  let header: BlockHeader
  let hash: Digest
  let imports: [ImportedHash]
  let openings: [Opening]
  let transactions: [Transaction]
}

/// `[key, value]`
struct Pair: Decodable {
  let key: UInt32
  let value: UInt64
  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    (key, value) = (try list.u32(), try list.u64())
    try list.end()
  }
}

struct BranchRecord: Decodable {
  struct Peaks: Decodable {
    let count: Natural
    let peaks: [Digest]
  }
  let rollup: Natural
  let to: Natural
  let header: BlockHeader
  let path: [Digest]
  let cause: String
  let `import`: ImportedHash?
  let balances: [Pair]
  let spent: [Pair]
  let sent: [Pair]
  let stored: [StoredValue]?
  let outbox: Peaks
  let inbox: Peaks
}

struct ActionRecord: Decodable {
  let command: Int?
  let fault: Int?
  let action: String
}
