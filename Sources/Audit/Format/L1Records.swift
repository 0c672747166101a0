// Records of what L1 was sent and what it decided.

/// `["sequencer",3]`, `["prover",3]`, `["aggregator",0]`
struct PartyValue: Decodable, Hashable {
  enum Role: String { case sequencer, prover, aggregator }
  let role: Role
  let number: Int

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    guard let role = Role(rawValue: try list.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "no party")
    }
    (self.role, number) = (role, try list.natural())
    try list.end()
  }
}

/// `[kind,rollup,height,deadline,digest,signature]`
struct SignedValue: Decodable {
  let attestation: Attestation
  let signature: Signature

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    guard let kind = Attestation.Kind(rawValue: try list.decode(UInt8.self)) else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "no attestation")
    }
    attestation = Attestation(
      kind: kind, rollup: try list.u32(), height: UInt64(try list.natural()),
      deadline: try list.time(), digest: try list.digest())
    signature = try list.decode(Signature.self)
    try list.end()
  }
}

struct SentRecord: Decodable {
  let transaction: Natural
  let sender: PartyValue
  let asks: String
  let proof: Natural?
  let signer: PartyValue?
  let first: SignedValue?
  let second: SignedValue?
  let rollup: Natural?
}

/// `registered` and `lone_settled`: the contracts that moved, each with the index of its block.
struct MovesRecord: Decodable {
  let transaction: Natural
  let moved: [Pair]
}

/// The tree was cut after a checkpoint's `B`, and goes on from these.
struct CutRecord: Decodable {
  let after: Natural
  let roots: [Natural]
}

struct SlashedRecord: Decodable {
  let transaction: Natural
  let signer: PartyValue
  let amount: UInt64
}

struct OpenedRecord: Decodable {
  let rollup: Natural
}

struct L1BlockRecord: Decodable {
  struct Outcome: Decodable {
    let transaction: Natural
    let outcome: String
    let gas: UInt64
  }
  let number: Natural
  let parent: Digest
  let state: Digest
  let hash: Digest
  let outcomes: [Outcome]
}

struct ViolationRecord: Decodable {
  let property: Natural
}

struct EndRecord: Decodable {
  let lines: Natural
  let blocks: Natural
  let messages: Natural
  let proofs: Natural
  let registry: Natural
  let violations: Natural
  let final_state_hash: Digest
}
