import SettlementLayer
import Testing

@testable import ProofSystem

extension RollupID: ExpressibleByIntegerLiteral {
  /// A rollup by its number.
  public init(integerLiteral n: Int32) { self.init(rawValue: n) }
}

extension AggregatorID: ExpressibleByIntegerLiteral {
  /// An aggregator by its number.
  public init(integerLiteral n: Int32) { self.init(rawValue: n) }
}

/// Blocks that rollups made, as headers would show them; told naively, by walking.
struct Headers: HeaderWitness {
  struct Made {
    var parent: Int
    var height: Int
  }
  /// By rollup; the first is genesis.
  var made: [[Made]]
  /// What an L2's contract stores after a block of it.
  var storedOnL2: [(l2: RollupID, block: BlockIndex, leaf: SettlementStatement.Leaf)] = []

  init(rollups: Int) { made = Array(repeating: [Made(parent: 0, height: 0)], count: rollups) }

  static func hash(_ r: RollupID, _ block: BlockIndex) -> Digest {
    var input = HashInput()
    input.append(r)
    input.append(u64: UInt64(block.index))
    return input.digest()
  }

  /// A block on top of another.
  mutating func extend(_ r: RollupID, _ parent: BlockIndex) -> BlockIndex {
    let k = Int(r.rawValue)
    let below = Int(parent.rawValue)
    made[k].append(Made(parent: below, height: made[k][below].height + 1))
    return BlockIndex(made[k].count - 1)
  }

  func height(_ r: RollupID, _ block: BlockIndex) -> Int {
    made[Int(r.rawValue)][Int(block.rawValue)].height
  }

  func past(_ r: RollupID, _ block: BlockIndex) -> [BlockIndex] {
    var found = [block]
    while let last = found.last, last != .genesis {
      found.append(BlockIndex(made[Int(r.rawValue)][Int(last.rawValue)].parent))
    }
    return found
  }

  func areOnOneBranch(_ r: RollupID, _ a: BlockIndex, _ b: BlockIndex) -> Bool {
    past(r, a).contains(b) || past(r, b).contains(a)
  }

  func holds(_ later: BlockIndex, _ imported: ImportedHash) -> Bool {
    let r = RollupID(Int(imported.first))
    return past(r, later).contains { Self.hash(r, $0) == imported.digest }
  }

  func stored(on l2: RollupID, after block: BlockIndex) -> [SettlementStatement.Leaf] {
    storedOnL2.filter { $0.l2 == l2 && past(l2, block).contains($0.block) }.map(\.leaf)
  }

  func block(of r: RollupID, hash: Digest) -> BlockIndex? {
    made[Int(r.rawValue)].indices.map { BlockIndex($0) }.first { Self.hash(r, $0) == hash }
  }
}

/// A relation that states what it is told.
struct Stating: Relation {
  let statement: Statement
  func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> { .success(statement) }
}

/// L1 with nobody around it: a slot every 12 s, a checkpoint every minute, three an epoch.
struct Bench {
  static let root = Headers.hash(99, .genesis)
  var l1: L1Chain
  var headers: Headers
  var functionality = ProofFunctionality(seed: 7)
  let keys = PartyKeys(seed: 7)
  var now = Instant.genesis
  /// What came of each transaction that was carried out, oldest first.
  var outputs: [L1Output] = []
  var opened: [RollupID] = []
  private var proofs = 0

  init(
    _ places: [L1Chain.Newcomer.Place] = [.tree, .tree, .tree],
    _ change: (inout L1Rules) -> Void = { _ in }
  ) {
    var rules = L1Rules(
      calendar: EpochCalendar(checkpointInterval: .seconds(60), checkpointsPerEpoch: 3),
      costs: L1Rules.Costs(
        transaction: 21_000, verification: 270_000, word: 5_000, calldataByte: 16,
        diffBytesPerBlock: 12))
    rules.lockGrace = .seconds(30)
    rules.finalitySlots = 4
    change(&rules)
    headers = Headers(rollups: places.count)
    l1 = L1Chain(
      rollups: places.enumerated().map {
        L1Chain.Newcomer(
          genesisHash: Headers.hash(RollupID($0.offset), .genesis), place: $0.element)
      }, root: Self.root, aggregators: 2, rules: rules, keys: keys,
      verifier: functionality.verifier)
  }

  /// Makes the block of the next slot, or of a later one.
  mutating func slot(after slots: Int = 1) {
    now = now + Span.seconds(12) * Int64(slots)
    let (early, included) = l1.beginBlock(at: now)
    opened += early
    for id in included { outputs.append(l1.carryOut(l1.judge(id, headers), headers)) }
    outputs += l1.settleWaiting(headers).map { .settledAlone($0) }
    for r in l1.contracts.indices { l1.dropHopeless(of: RollupID(r), at: now, headers) }
    opened += l1.sealBlock()
    _ = l1.finalise()
  }

  /// Slots until the first after a moment, in seconds.
  mutating func run(past seconds: Int64) {
    while now <= .genesis + .seconds(seconds) { slot() }
  }

  mutating func send(
    _ kind: L1Transaction.Kind, _ proof: CarriedProof? = nil
  ) -> L1TransactionID {
    l1.submit(kind, proof, from: .prover(0), at: now)
  }

  mutating func nextProof() -> ProofID {
    proofs += 1
    return ProofID(proofs)
  }

  func seal(_ statement: Statement) -> SealedProof {
    guard case .success(let sealed) = functionality.prove(Stating(statement: statement)) else {
      preconditionFailure("it states what it is told")
    }
    return sealed
  }

  func leaf(_ r: RollupID, _ block: BlockIndex) -> SettlementStatement.Leaf {
    SettlementStatement.Leaf(
      rollup: r, height: headers.height(r, block), hash: Headers.hash(r, block))
  }

  /// The name that a `B` has in these tests.
  static func root(_ checkpoint: Int, branch: UInt64 = 0) -> Digest {
    if checkpoint == 0 { return root }
    var input = HashInput()
    input.append(u64: UInt64(checkpoint))
    input.append(u64: branch)
    return input.digest()
  }

  /// Sends a `B` that holds these blocks, from a head, by default the registry's.
  @discardableResult
  mutating func settle(
    _ checkpoint: Int, _ blocks: [BlockIndex], from head: Digest? = nil,
    kind: SettlementStatement.Kind = .expansion, l1Block: ImportedHash? = nil
  ) -> L1TransactionID {
    let leaves = blocks.enumerated().map { leaf(RollupID($0), $1) }
    let sealed = seal(
      .settlement(
        SettlementStatement(
          kind: kind, firstPrev: head ?? l1.registry.head, checkpoint: checkpoint,
          cur: Self.root(checkpoint), leaves: leaves, l1Block: l1Block)))
    return send(.settle(nextProof()), CarriedProof(sealed: sealed, blocks: blocks))
  }

  /// Sends a lone proof from one block to another.
  @discardableResult
  mutating func settleAlone(
    _ r: RollupID, from: BlockIndex = .genesis, to block: BlockIndex,
    exports: [ImportedHash] = [], head: Digest? = nil, published: Int = 0
  ) -> L1TransactionID {
    let sealed = seal(
      .lone(
        LoneStatement(
          rollup: r, anchor: Headers.hash(r, from), cur: Headers.hash(r, block),
          curHeight: headers.height(r, block), registryHead: head ?? l1.registry.head,
          exports: exports)))
    return send(
      .lone(nextProof()), CarriedProof(sealed: sealed, blocks: [block], publishedBlocks: published))
  }

  /// The hash of a block, as another rollup imports it.
  func imported(_ r: RollupID, _ block: BlockIndex) -> ImportedHash {
    .rollupBlock(r, height: UInt64(headers.height(r, block)), Headers.hash(r, block))
  }

  /// Each rollup's next block, on top of these or of genesis.
  mutating func blocks(after below: [BlockIndex]? = nil) -> [BlockIndex] {
    headers.made.indices.map { headers.extend(RollupID($0), below?[$0] ?? .genesis) }
  }

  func refusal(of id: L1TransactionID) -> Refusal? {
    if case .refused(_, let refusal) = l1.transactions[id].outcome { refusal } else { nil }
  }
}
