import RollupSimulation

extension Wording {
  /// What a hash is of.
  static func subject(_ shape: Preimage.Shape, _ world: World) -> String {
    switch shape {
    case .block(let r, let height): "block \(Address.block(r, height: height))"
    case .l1Block(let number): "block \(Address.l1Block(number)) of L1"
    case .node(let node, let i): "cur of node \(self.node(node, i, world))"
    case .merkleNode(let list, let from, let to, let count):
      from == 0 && to == count
        ? "Merkle root of \(self.count(count, "leaf")): \(name(of: list, world))"
        : "Merkle node over leaves \(from) to \(to - 1) of \(count): \(name(of: list, world))"
    case .merkleLeaf(let list, let index, let count):
      "Merkle leaf \(index) of \(count): \(name(of: list, world))"
    case .emptyList(let list): "Merkle root of no leaves: \(name(of: list, world))"
    }
  }

  private static func name(of list: HashedList, _ world: World) -> String {
    switch list {
    case .state(let r, let k): "state after \(block(r, k, world))"
    case .transactions(let r, let k): "transactions of \(block(r, k, world))"
    case .outbox(let r, let k): "outbox at \(block(r, k, world))"
    case .inbox(let r, let k): "inbox at \(block(r, k, world))"
    case .imports(let r, let k): "imports of \(block(r, k, world))"
    case .l1State(let number): "state after \(Address.l1Block(number))"
    }
  }

  private static func block(_ r: RollupID, _ index: BlockIndex, _ world: World) -> String {
    let rollup = world.rollup(r)
    let side = rollup.isOnChain(index) ? "" : ", orphaned"
    return "\(Address.block(r, height: rollup.height(of: index)))\(side)"
  }

  /// A field's name as PROTOCOL 1 writes it, with the size of a number.
  static func name(of field: Preimage.Field) -> String {
    let name = field.name.rawValue
    switch field.value {
    case .number, .time: return "u\(8 * field.bytes.count) \(name)"
    case .tag, .hash: return name
    }
  }

  /// What a field says, in words.
  static func meaning(of field: Preimage.Field, in shape: Preimage.Shape) -> String {
    switch field.value {
    case .tag(let tag): return meaning(of: tag)
    case .time(let time): return "= \(time.milliseconds), \(clock(time))"
    case .number(let number):
      let note = note(field.name, number, shape)
      return "= \(number)" + (note.isEmpty ? "" : ", \(note)")
    case .hash(let digest, let reference, let object):
      if digest == .zero { return "none: 32 zero bytes" }
      guard reference != nil else { return "nobody knows a preimage of it" }
      if let object { return "the hash of \(object)" }
      return note(field.name)
    }
  }

  private static func meaning(of tag: DomainTag) -> String {
    switch tag {
    case .merkleLeaf: "domain tag: a leaf of a Merkle tree"
    case .merkleNode: "domain tag: a node of a Merkle tree"
    case .block: "domain tag: a rollup's block"
    case .node: "domain tag: a node of the aggregation tree"
    case .l1Block: "domain tag: a block of L1"
    case .statement: "domain tag: the public outputs of a proof"
    case .attestation: "domain tag: an attestation"
    }
  }

  private static func note(
    _ name: Preimage.Name, _ number: UInt64, _ shape: Preimage.Shape
  ) -> String {
    switch name {
    case .kind: kind(number, shape)
    case .rollup, .source, .destination: "R\(number)"
    case .first: "place of the leftmost leaf in the order"
    case .count: "number of leaves"
    case .checkpoint: "the checkpoint"
    case .nonce: "counts the messages of this pair"
    case .nextNonce: "all nonces below are used"
    case .sentAtBlock: "height of the sender's block"
    case .deadline: "the last moment to mint it, in milliseconds"
    case .height: "height"
    case .tag, .time, .number, .parent, .stateRoot, .txRoot, .outboxRoot, .inboxRoot, .importsRoot,
      .index, .left, .right, .previous, .amount, .account, .balance, .from, .to, .digest,
      .settledBlock, .head:
      ""
    }
  }

  private static func kind(_ number: UInt64, _ shape: Preimage.Shape) -> String {
    guard case .merkleLeaf(let list, _, _) = shape else { return "" }
    let names =
      switch list {
      case .state: ["a balance", "what is minted from a source", "what is sent to a destination"]
      case .transactions: ["send", "mint", "transfer", "verification", "return"]
      case .imports: ["a block of L1", "a rollup's block", "a node"]
      case .outbox, .inbox, .l1State: [String]()
      }
    return Int(number) < names.count ? names[Int(number)] : ""
  }

  private static func note(_ name: Preimage.Name) -> String {
    switch name {
    case .parent: "the hash of the block before, on its branch"
    case .stateRoot: "Merkle root of the state after the block"
    case .txRoot: "Merkle root of the block's transactions"
    case .outboxRoot: "Merkle root of all sends up to here"
    case .inboxRoot: "Merkle root of all mints up to here"
    case .importsRoot: "Merkle root of the block's imports"
    case .left: "Merkle node over the left part"
    case .right: "Merkle node over the right part"
    case .settledBlock: "the hash of a block that was orphaned"
    case .tag, .kind, .rollup, .height, .time, .number, .first, .count, .checkpoint, .index,
      .previous, .source, .destination, .nonce, .amount, .sentAtBlock, .deadline, .account,
      .balance,
      .nextNonce, .from, .to, .digest, .head:
      ""
    }
  }
}
