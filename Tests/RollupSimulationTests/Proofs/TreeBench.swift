import Testing

@testable import ProofSystem
@testable import RollupSimulation

/// One rollup's chain, made block by block with whatever imports a test wants.
struct TestRollup {
  var state: ChainState
  var blocks: [ProvenBlock] = []
  /// By height, genesis first.
  var headers: [BlockHeader]

  init(_ id: RollupID) {
    state = ChainState(rollup: id, genesisBalance: 1000)
    headers = [state.head]
  }

  /// The hash at a height.
  func hash(_ height: Int) -> Digest { height == 0 ? genesis : blocks[height - 1].hash }
  private var genesis: Digest { blocks.first?.parent ?? state.headHash }

  /// Adds a block that imports these hashes and opens nothing by them.
  mutating func makeBlock(imports: [ImportedHash] = [], by functionality: ProofFunctionality) {
    let openings = imports.map { HashOpening(imported: $0, preimages: [], senders: []) }
    let input = BlockInput(
      time: .seconds(5 * (blocks.count + 1)), openings: openings,
      transactions: [])
    guard case .success(let block) = functionality.proveTransition(of: input, on: &state) else {
      preconditionFailure("an import alone breaks no rule")
    }
    headers.append(block.header)
    blocks.append(
      ProvenBlock(
        parent: block.header.parent, hash: block.hash, height: Int(block.header.height),
        imports: block.imports, seal: block.seal))
  }

  /// The relation that proves the blocks after height `from` up to height `to`.
  func chainRelation(checkpoint: Int, from: Int, to: Int, base: SealedProof? = nil)
    -> ChainExtension
  {
    ChainExtension(
      rollup: state.rollup, checkpoint: checkpoint, base: base, start: (hash(from), from),
      blocks: Array(blocks[from..<to]), links: ExportLinks())
  }
}

/// An aggregation tree folded by hand, one block a checkpoint, so that a test can put anything
/// into any input of any relation.
struct TreeBench {
  let functionality = ProofFunctionality(seed: 5)
  let tree: TreeShape
  var rollups: [TestRollup]
  /// `cur` by checkpoint and node.
  var hashes: [[Digest]] = []
  /// Results by checkpoint, from 1, and node.
  var proofs: [[Result<SealedProof, Refusal>]] = []

  init(_ count: Int) {
    tree = TreeShape(order: (0..<count).map { RollupID($0) })
    rollups = (0..<count).map { TestRollup(RollupID($0)) }
    var genesis = Array(repeating: Digest.zero, count: tree.nodes.count)
    for n in tree.nodes.indices.reversed() {
      let node = tree.nodes[n]
      genesis[n] =
        node.children.map { children in
          NodePreimage(
            first: UInt32(node.first), count: UInt32(node.count), checkpoint: 0,
            left: genesis[children.left.index], right: genesis[children.right.index],
            previous: .zero
          ).hash
        } ?? rollups[node.first].hash(0)
    }
    hashes = [genesis]
  }

  /// The checkpoint made last.
  var checkpoint: Int { proofs.count }

  func hash(_ node: NodeID, _ i: Int) -> Digest { hashes[i][node.index] }

  /// A node's hash as an import.
  func imported(_ node: NodeID, _ i: Int) -> ImportedHash {
    ImportedHash.node(
      first: UInt32(tree[node].first), count: UInt32(tree[node].count), checkpoint: UInt64(i),
      hash(node, i))
  }

  func preimage(_ node: NodeID, _ i: Int) -> NodePreimage {
    let (left, right) = tree[node].children!
    return NodePreimage(
      first: UInt32(tree[node].first), count: UInt32(tree[node].count), checkpoint: UInt64(i),
      left: hash(left, i), right: hash(right, i), previous: i == 0 ? .zero : hash(node, i - 1))
  }

  /// The honest links of a node after checkpoint `from` up to `to`.
  func links(_ node: NodeID, from: Int, to: Int) -> LinkChain {
    let (left, right) = tree[node].children!
    return LinkChain(
      first: tree[node].first, count: tree[node].count, from: from,
      steps: (from + 1..<to + 1).map {
        LinkChain.Step(left: hash(left, $0), right: hash(right, $0))
      })
  }

  /// The node relation on what the bench holds at checkpoint `i`, before it is evaluated.
  func relation(
    _ node: NodeID, _ i: Int, left: SealedProof, right: SealedProof, exports: [ImportedHash]
  ) -> NodeRelation {
    let (l, r) = tree[node].children!
    var links = ExportLinks()
    links.nodes = exports.compactMap { export -> LinkChain? in
      guard let named = tree.node(first: Int(export.first), count: Int(export.count)),
        Int(export.index) < i - 1, !tree[named].isLeaf
      else { return nil }
      return self.links(named, from: Int(export.index), to: i - 1)
    }
    return NodeRelation(
      checkpoint: i, left: left, right: right,
      looseInput: i >= 2 ? hash(node, i - 2) : .zero, links: links,
      places: (tree[l].first, tree[r].first), order: tree.order,
      isRoot: node == TreeShape.root,
      rootMustBeEmpty: true)
  }

  /// The next checkpoint: every rollup makes a block with these imports, proves it, and all is
  /// folded; `change` may spoil a relation first.
  mutating func advance(
    imports: [Int: [ImportedHash]] = [:],
    _ change: (NodeID, inout NodeRelation) -> Void = { _, _ in }
  ) {
    let i = checkpoint + 1
    var results = Array(
      repeating: Result<SealedProof, Refusal>.failure(.wrongInputs), count: tree.nodes.count)
    for r in rollups.indices {
      rollups[r].makeBlock(imports: imports[r] ?? [], by: functionality)
      results[tree.leaf(of: RollupID(r)).index] = functionality.prove(
        rollups[r].chainRelation(checkpoint: i, from: i - 1, to: i))
    }
    for n in tree.nodes.indices.reversed() {
      guard let (left, right) = tree.nodes[n].children else { continue }
      let inputs = [results[left.index], results[right.index]].compactMap { try? $0.get() }
      guard inputs.count == 2 else { continue }
      let exports = inputs.flatMap { $0.childOutputs(first: 0)?.exports ?? nodeExports($0) }
      var relation = relation(
        NodeID(n), i, left: inputs[0], right: inputs[1], exports: exports)
      change(NodeID(n), &relation)
      results[n] = functionality.prove(relation)
    }
    proofs.append(results)
    hashes.append(results.map { (try? $0.get())?.provenHash ?? .zero })
  }

  private func nodeExports(_ proof: SealedProof) -> [ImportedHash] {
    if case .node(let s) = proof.statement { s.exports } else { [] }
  }

  /// The statement of a node at a checkpoint, which must be proven.
  func statement(_ node: NodeID, _ i: Int) throws -> NodeStatement {
    guard case .node(let s) = try proofs[i - 1][node.index].get().statement else {
      throw Refusal.wrongInputs
    }
    return s
  }

  /// Why there is no proof of a node.
  func refusal(_ node: NodeID, _ i: Int) -> Refusal? {
    if case .failure(let refusal) = proofs[i - 1][node.index] { refusal } else { nil }
  }

  /// The inner node over the leaves from `first` to `last`.
  func node(_ first: Int, _ last: Int) -> NodeID {
    tree.node(first: first, count: last - first + 1)!
  }
}

extension SealedProof {
  /// `cur` of a leaf or node.
  var provenHash: Digest? {
    switch statement {
    case .chain(let s): s.cur
    case .carry(let s): s.cur
    case .node(let s): s.cur
    case .settlement, .lone: nil
    }
  }
}
