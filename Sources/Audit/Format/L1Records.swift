// Records of what L1 was sent and what it decided.

/// `["sequencer",3]`, `["prover",3]`, `["aggregator",0]`
struct PartyValue: LineValue, Hashable {
  enum Role: String { case sequencer, prover, aggregator }
  let role: Role
  let number: Int

  init(_ line: inout LineReader) throws(Breach) {
    (role, number) = try line.tuple { line throws(Breach) in
      (try line.word(), try line.natural())
    }
  }
}

/// `[kind,rollup,height,deadline,digest,signature]`
struct SignedValue: LineValue {
  let attestation: Attestation
  let signature: Signature

  init(_ line: inout LineReader) throws(Breach) {
    (attestation, signature) = try line.tuple { line throws(Breach) in
      guard let kind = Attestation.Kind(rawValue: UInt8(try line.number(upTo: 255))) else {
        throw line.failure()
      }
      let attestation = Attestation(
        kind: kind, rollup: try line.u32(), height: UInt64(try line.natural()),
        deadline: try line.time(), digest: try Digest(&line))
      return (attestation, try Signature(&line))
    }
  }
}

struct SentRecord {
  enum Request {
    case settle(proof: Natural)
    case lone(proof: Natural)
    case slash(signer: PartyValue, first: SignedValue, second: SignedValue)
    case membership(rollup: Natural, joins: Bool)
  }
  private enum Word: String { case settle, lone, slash, join, leave }
  let transaction: Natural
  let sender: PartyValue
  let request: Request

  init(_ line: inout LineReader) throws(Breach) {
    transaction = try line.value("transaction")
    sender = try line.value("sender")
    let word: Word = try line.word("asks")
    switch word {
    case .settle: request = .settle(proof: try line.value("proof"))
    case .lone: request = .lone(proof: try line.value("proof"))
    case .slash:
      request = .slash(
        signer: try line.value("signer"), first: try line.value("first"),
        second: try line.value("second"))
    case .join: request = .membership(rollup: try line.value("rollup"), joins: true)
    case .leave: request = .membership(rollup: try line.value("rollup"), joins: false)
    }
  }
}

/// `registered` and `lone_settled`: the contracts that moved, each with the index of its block.
struct MovesRecord {
  let transaction: Natural
  let moved: [Pair]

  init(_ line: inout LineReader) throws(Breach) {
    transaction = try line.value("transaction")
    moved = try line.list("moved")
  }
}

/// The tree was cut after a checkpoint's `B`, and goes on from these.
struct CutRecord {
  let after: Natural
  let roots: [Natural]

  init(_ line: inout LineReader) throws(Breach) {
    after = try line.value("after")
    roots = try line.list("roots")
  }
}

struct SlashedRecord {
  let transaction: Natural
  let signer: PartyValue
  let amount: UInt64

  init(_ line: inout LineReader) throws(Breach) {
    transaction = try line.value("transaction")
    signer = try line.value("signer")
    amount = try line.value("amount")
  }
}

struct OpenedRecord {
  let rollup: Natural

  init(_ line: inout LineReader) throws(Breach) { rollup = try line.value("rollup") }
}

struct L1BlockRecord {
  struct Outcome: LineValue {
    let transaction: Natural
    let outcome: String
    let gas: UInt64

    init(_ line: inout LineReader) throws(Breach) {
      (transaction, outcome, gas) = try line.object { line throws(Breach) in
        (try line.value("transaction"), try line.text("outcome"), try line.value("gas"))
      }
    }
  }
  let number: Natural
  let parent: Digest
  let state: Digest
  let hash: Digest
  let outcomes: [Outcome]

  init(_ line: inout LineReader) throws(Breach) {
    number = try line.value("number")
    parent = try line.value("parent")
    state = try line.value("state")
    hash = try line.value("hash")
    outcomes = try line.list("outcomes")
  }
}

/// A broken invariant that the run itself reported: it is counted, and its members are as told.
struct ViolationRecord {
  init(_ line: inout LineReader) throws(Breach) {
    let _: Natural = try line.value("property")
    _ = try line.text("object")
    for name in ["declared" as StaticString, "computed"] {
      try line.key(name)
      _ = try line.integer()
    }
  }
}

struct EndRecord {
  let lines: Natural
  let blocks: Natural
  let messages: Natural
  let proofs: Natural
  let registry: Natural
  let violations: Natural

  init(_ line: inout LineReader) throws(Breach) {
    lines = try line.value("lines")
    blocks = try line.value("blocks")
    messages = try line.value("messages")
    proofs = try line.value("proofs")
    registry = try line.value("registry")
    violations = try line.value("violations")
    let _: Digest = try line.value("final_state_hash")
  }
}
