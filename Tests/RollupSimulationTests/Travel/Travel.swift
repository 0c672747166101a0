@testable import RollupSimulation

/// Who can have received what, from when and where each thing was made and how long a message
/// travels, and from L1's slots; whatever the engine itself believes.
///
/// Blocks, proofs and decisions are noted as they come to be. Somebody else has them one network
/// delay later at the soonest, an aggregator that was down a request and an answer after it is
/// back.
struct Travel {
  /// What can be used too early.
  enum Use: String, CaseIterable {
    case importedBlock, importedNode, message, child, settledRoot, receipt, word, evidence, refusal
  }

  private let delay: Span
  /// When each block of each rollup was made.
  private var blocks: [[Instant]]
  /// When each proof was made.
  private var proofs: [Instant] = []
  /// Transactions of L1 seen so far.
  private var transactions = 0
  /// When an aggregator was last down, by aggregator.
  private var isDown: [Bool]
  private var upSince: [Instant]
  /// The first word on each leaf: when the hash was taken into the tree.
  private var taken: [Digest: Instant] = [:]
  /// When each rollup's sequencer showed another branch.
  private var forks: [[Instant]]
  /// The first word on each block that an aggregator committed to.
  private var words: [[BlockIndex: Instant]]
  /// What each rollup takes for its leaf in the tree.
  private var included: [Digest]
  private(set) var complaints: [String] = []
  /// The uses that were too early.
  private(set) var early: Set<Use> = []
  /// How many uses were looked at.
  private(set) var uses = 0

  /// `delay`: what a message takes, if it is not what the scenario says.
  init(_ world: World, delay: Span? = nil) {
    self.delay = delay ?? world.settings.networkDelay
    blocks = world.rollups.map { $0.blocks.map { _ in .genesis } }
    isDown = world.aggregators.map(\.isCrashed)
    included = world.rollups.map(\.view.included.hash)
    forks = world.rollups.map { _ in [] }
    words = world.rollups.map { _ in [:] }
    upSince = world.aggregators.map { _ in .genesis }
  }

  // MARK: what has come to be

  /// Takes in what the last event did, and looks at what it used.
  mutating func take(_ world: World) {
    for a in world.aggregators.indices where world.aggregators[a].isCrashed != isDown[a] {
      isDown[a] = world.aggregators[a].isCrashed
      if !isDown[a] { upSince[a] = world.now }
    }
    for r in world.rollups.indices {
      for k in blocks[r].count..<world.rollups[r].blocks.count {
        blocks[r].append(world.now)
        check(block: BlockIndex(k), of: world.rollups[r], world)
      }
    }
    for k in proofs.count..<world.proofs.count {
      proofs.append(world.now)
      check(proof: world.proofs[ProofID(k)], world)
    }
    for record in world.records { check(record.occurrence, world) }
    check(wordOf: world)
    for r in world.rollups.indices where world.rollups[r].view.included.hash != included[r] {
      included[r] = world.rollups[r].view.included.hash
      guard let word = taken[included[r]] else { continue }
      demand(word + delay, .receipt, "the word on a leaf of R\(r)", world)
    }
    for transaction in world.l1.transactions[transactions...] { check(transaction, world) }
    transactions = world.l1.transactions.count
  }

  private func known(_ made: Instant, to aggregator: AggregatorID) -> Instant {
    let arrives = made + delay
    // What came while it was down it has to ask for.
    let since = upSince[aggregator.index]
    return arrives < since ? max(arrives, since + delay * 2) : arrives
  }

  private func arrival(of proof: ProofID, at party: Party, _ world: World) -> Instant {
    let made = proofs[proof.index]
    if world.proofs[proof].maker == party { return made }
    if case .aggregator(let a) = party { return known(made, to: a) }
    return made + delay
  }

  private mutating func demand(
    _ arrival: Instant, _ use: Use, _ what: @autoclosure () -> String, _ world: World
  ) {
    uses += 1
    if world.now < arrival { early.insert(use) }
    if world.now < arrival, complaints.count < 40 {
      complaints.append(
        "\(use.rawValue): e\(world.eventCount) \(world.now.milliseconds) ms: \(what()) can be "
          + "here at \(arrival.milliseconds) ms at the soonest")
    }
  }

  // MARK: what was used

  private mutating func check(block index: BlockIndex, of rollup: Rollup, _ world: World) {
    let block = rollup.blocks[index]
    let me = "block \(rollup.id)#\(block.height)"
    for imported in block.imports {
      switch imported.kind {
      case .l1Block:
        guard world.l1.blocks.count > Int(imported.index) else { continue }
        demand(
          world.l1.blocks[Int(imported.index)].header.time, .importedBlock, "\(me): L1 block", world
        )
      case .rollupBlock:
        let source = world.rollups[RollupID(Int(imported.first))]
        // A hash that is no block's is junk, which nobody sent.
        guard
          let k = source.blocks.indices.first(where: { source.blocks[$0].hash == imported.digest })
        else { continue }
        demand(
          blocks[source.id.index][k] + delay,
          .importedBlock, "\(me): block \(source.id)#\(imported.index)", world)
      case .node:
        guard
          let id = proofs.indices.first(where: { world.proofs[ProofID($0)].cur == imported.digest })
        else { continue }
        demand(
          arrival(of: ProofID(id), at: .prover(rollup.id), world),
          .importedNode, "\(me): node \(imported.first)+\(imported.count).\(imported.index)", world)
      }
    }
    for id in block.mints {
      let message = world.message(id)
      let sent =
        world.rollups[message.source].chain.count > Int(message.leaf.sentAtBlock)
        ? blocks[message.source.index][
          world.rollups[message.source].chain[Int(message.leaf.sentAtBlock)].index] : .genesis
      demand(sent + delay, .message, "\(me): message \(id) of \(message.source)", world)
    }
  }

  private mutating func check(proof: Proof, _ world: World) {
    switch proof.statement {
    case .node:
      for input in proof.inputs {
        demand(
          arrival(of: input, at: proof.maker, world), .child,
          "node proof \(proof.id): input \(input)", world)
      }
    case .settlement:
      for input in proof.inputs {
        demand(
          arrival(of: input, at: proof.maker, world), .settledRoot,
          "settlement \(proof.id): root \(input)", world)
      }
    case .lone(let s):
      let head = world.l1.registry.checkpoint
      let opensNodes = s.exports.contains { $0.kind == .node }
      if opensNodes, head > 0, let root = world.rootProof(head) {
        demand(
          arrival(of: root, at: proof.maker, world), .settledRoot,
          "lone proof \(proof.id): root \(head)", world)
      }
    case .chain, .carry: break
    }
  }

  private mutating func check(_ occurrence: Occurrence, _ world: World) {
    switch occurrence {
    case .tree(.leafIncluded(_, _, let proof)):
      let hash = world.proofs[proof].cur
      if taken[hash] == nil { taken[hash] = world.now }
    case .tree(.foldStarted(_, _, let job)):
      guard case .worker(let a, _) = world.jobs[job].maker,
        case .fold(let node, let i) = world.jobs[job].kind
      else { return }
      for input in inputs(of: node, i, at: a, world) {
        demand(
          arrival(of: input, at: .aggregator(a), world), .child,
          "fold of node \(node).\(i): \(input)", world)
      }
    case .sequencer(.chainReverted(let r, _, _, .otherBranchCommitted)):
      // The aggregator says so when it has seen another branch than that of its word, or later.
      let word = words[r.index][world.rollups[r].head] ?? .genesis
      guard let branch = forks[r.index].first(where: { $0 >= word }) else { return }
      demand(branch + delay * 2, .refusal, "\(r) goes back: the aggregator's word", world)
    case .sequencer(.chainForked(let r, _, _)): forks[r.index].append(world.now)
    default: break
    }
  }

  private mutating func check(wordOf world: World) {
    guard let word = world.commitments.last, word.at == world.now else { return }
    for r in world.rollups.indices where word.heads[RollupID(r)] != .genesis {
      let head = word.heads[RollupID(r)]
      if words[r][head] == nil { words[r][head] = world.now }
      demand(blocks[r][head.index] + delay, .word, "the word on a block of R\(r)", world)
    }
  }

  /// The children of a node, and its own proofs at the two checkpoints before.
  private func inputs(of node: NodeID, _ i: Int, at a: AggregatorID, _ world: World) -> [ProofID] {
    var found: [ProofID] = []
    func add(_ node: NodeID, _ i: Int) {
      guard i >= 1, let id = world.aggregator(a).round(i)?.slot(node).proof else { return }
      found.append(id)
    }
    if let (left, right) = world.tree[node].children {
      add(left, i)
      add(right, i)
    }
    add(node, i - 1)
    add(node, i - 2)
    return found
  }

  private mutating func check(_ transaction: L1Transaction, _ world: World) {
    guard case .slash(let evidence) = transaction.kind else { return }
    for statement in [evidence.first, evidence.second] where statement.kind == .execution {
      let source = world.rollups[RollupID(Int(statement.rollup))]
      guard
        let k = source.blocks.indices.first(where: { source.blocks[$0].hash == statement.digest })
      else { continue }
      demand(blocks[source.id.index][k] + delay, .evidence, "evidence on \(source.id)", world)
    }
  }
}
