import RollupSimulation
import Screen

/// What all panels want to know of one moment, found out once a frame.
final class Scene {
  let model: Model
  let world: World
  var tree: TreeShape { world.tree }
  /// The checkpoint whose tree is shown, ≥ 1.
  let checkpoint: Int
  /// The round of that checkpoint, as its holder sees it.
  let round: Round?
  /// The last checkpoint whose `B` is proven, 0 at first.
  let coveredCheckpoint: Int
  let holder: AggregatorID
  let isHolderDead: Bool
  /// By rollup: how far its chain is safe.
  let safety: ByNumber<RollupID, Safety>
  /// Blocks above the leaves under the last proven `B`.
  let atRisk: Int
  /// Objects that the last step changed, messages apart.
  let changed: Set<Address>
  /// The chain that the followed message waits on, and the one thing at its end.
  let waiting: [Blocker]
  let blocker: Address?
  let blockerNode: NodeID?
  let followed: Message?
  /// Who settles where.
  let topology: Topology
  /// By rollup: the blocks of others that its chain depends on; empty where all are in the tree.
  let needs: ByNumber<RollupID, [ImportedHash]>

  /// Settings that panels ask for again and again; reading them off the world copies all of them.
  let intervalMillis: Int64
  let blockMillis: Int64
  let now: Instant

  /// Heights up to which a rollup's blocks are in a chain proof, covered, and on L1.
  struct Safety {
    var head: Int
    var inProof: Int
    var covered: Int
    var onL1: Int
    /// One block at every block time, none abandoned: heights follow from times.
    var isRegular: Bool
  }

  init(_ model: Model) {
    self.model = model
    let world = model.timeline.world
    self.world = world
    let settings = world.settings
    let topology = world.topology
    self.topology = topology
    needs = ByNumber(
      topology.hasBlockImports
        ? world.rollups.numbers.map { world.unsettledImports(of: $0) } : [])
    intervalMillis = settings.checkpointInterval.milliseconds
    blockMillis = settings.blockTime.milliseconds
    now = world.now
    let due = Int(
      min(world.now.milliseconds, world.scenario.duration.milliseconds) / blockMillis)
    let last = world.lastRoot?.checkpoint ?? 0
    coveredCheckpoint = last
    checkpoint = model.shownCheckpoint
    round = world.round(checkpoint)
    holder = world.holder
    isHolderDead = world.aggregators[holder].isCrashed
    safety = ByNumber(
      world.rollups.numbers.map { Scene.safety(of: $0, in: world, root: last, due: due) })
    atRisk = safety.enumerated().reduce(0) {
      topology.isMember(RollupID($1.offset))
        ? $0 + max($1.element.head - max($1.element.covered, $1.element.onL1), 0) : $0
    }
    changed = Scene.objects(changedBy: model.changes, in: world)
    if let id = model.followed, world.messages.indices.contains(id.index) {
      followed = world.message(id)
      waiting = world.waiting(for: id)
    } else {
      followed = nil
      waiting = []
    }
    blocker = waiting.last?.object
    blockerNode = blocker.flatMap { Scene.node(of: $0, in: world) }
  }

  /// A rollup is a large value: its fields are read in place, never through a copy of it.
  private static func safety(
    of r: RollupID, in world: World, root: Int, due: Int
  ) -> Safety {
    let k = r.index
    let leaf = world.tree.leaf(of: r)
    var covered = 0
    if root > 0, let proof = world.slot(leaf, root).proof,
      let block = world.proofs[proof].block
    {
      covered = world.rollups[k].blocks[block].height
    }
    var inProof = covered
    if let newest = world.rollups[k].prover.proofs.last, world.rollups[k].isOnChain(newest.block) {
      inProof = max(inProof, world.rollups[k].blocks[newest.block].height)
    }
    let height = world.rollups[k].height
    if let last = world.l1.contracts[k].pending.last, world.rollups[k].isOnChain(last.block) {
      inProof = max(inProof, last.height)
    }
    if let stored = world.heightOnL2(of: r) { inProof = max(inProof, stored) }
    return Safety(
      head: height, inProof: inProof, covered: covered,
      onL1: world.l1.contracts[k].settledHeight,
      // The newest block may be due at this very instant and not made yet.
      isRegular: world.rollups[k].revertedBlocks == 0
        && world.rollups[k].blocks.count == world.rollups[k].chain.count
        && (height == due || height == due - 1))
  }

  private static func objects(changedBy records: [Record], in world: World) -> Set<Address> {
    var found = Set<Address>()
    // A step over an epoch has tens of thousands of records; its end is what a person watches.
    for record in records.suffix(4096) {
      if case .blockMade(let r, let height, _, _, _) = record.occurrence {
        // By far the most frequent; of each chain only the head is marked.
        if height == world.rollups[r].height {
          found.insert(.block(r, height: height))
        }
        continue
      }
      for object in record.occurrence.objects(in: world) {
        if case .message = object { continue }
        found.insert(object)
      }
    }
    return found
  }

  /// The node of the tree that an object is, or that stands for it.
  static func node(of address: Address, in world: World) -> NodeID? {
    switch address {
    case .rollup(let r), .block(let r, _):
      world.rollups.indices.contains(r.index) ? world.tree.leaf(of: r) : nil
    default: world.node(at: address)?.0
    }
  }

  /// What has become of a node at the checkpoint shown.
  func slot(_ node: NodeID) -> Round.Slot { slot(node, checkpoint) }

  /// What has become of a node at a checkpoint.
  func slot(_ node: NodeID, _ i: Int) -> Round.Slot {
    if i == checkpoint, let round { return round.slots[node] }
    return world.slot(node, i)
  }

  /// The short name of a node: `A5`, `4-5`, `C`, `D`, `B`.
  func name(_ node: NodeID) -> String {
    let place = tree[node]
    if place.isLeaf { return "A\(tree.rollup(at: node).rawValue)" }
    guard let parent = place.parent else { return "B" }
    if parent == TreeShape.root { return place.first == 0 ? "C" : "D" }
    return "\(place.first)-\(place.last)"
  }

  /// Whether proofs in the tree may export hashes of its nodes.
  var hasNodeExports: Bool { topology.treeRoutes.imports(.node) }

  /// Whether nobody under a node is in the tree.
  func isOutside(_ node: NodeID) -> Bool {
    topology.hasOutsiders && !tree.rollups(under: node).contains { topology.isMember($0) }
  }

  /// The L2 in whose state the rollup at a leaf settles.
  func settlingL2(at leaf: NodeID) -> RollupID? {
    topology.settlingL2(of: tree.rollup(at: leaf))
  }

  /// Whether the last step changed an object.
  func isChanged(_ address: Address) -> Bool { !changed.isEmpty && changed.contains(address) }

  /// Whether the last step changed a message.
  func isChanged(_ message: Message) -> Bool {
    guard let first = model.changes.first?.time else { return false }
    var newest = message.sentAt
    for moment in [
      message.openable?.at, message.coveredAt, message.mint?.via.at, message.mint?.settled?.at,
      message.mint?.onL1, message.mint?.final,
    ] {
      if let moment { newest = max(newest, moment) }
    }
    // Scanning long lists is only for messages that had something happen to them lately.
    guard newest >= first || message.reverted != nil else { return false }
    return model.changes.contains { $0.occurrence.touches(message.id) }
  }

  /// The moment on the clock: while time runs it is ahead of the world's last event.
  var shownTime: Instant {
    guard model.pace.direction == .forwards, let clock = model.pace.clock else { return now }
    return max(clock, now)
  }

  /// The sign of a rollup at an end of the followed message.
  func end(_ r: RollupID) -> Unicode.Scalar? {
    guard let followed else { return nil }
    return followed.source == r ? "↑" : followed.destination == r ? "↓" : nil
  }
}

extension Occurrence {
  /// Whether the occurrence is about this message. O(messages in it), without building a list.
  func touches(_ id: MessageID) -> Bool {
    switch self {
    case .blockMade(_, _, _, let mints, let sends): mints.contains(id) || sends.contains(id)
    case .nodeProven(_, _, _, _, let messages): messages.contains(id)
    case .nodeAccepted(_, _, let messages): messages.contains(id)
    case .covered(_, let messages): messages.contains(id)
    case .registered(_, _, _, let messages): messages.contains(id)
    case .loneSettled(_, _, let messages): messages.contains(id)
    case .l1Final(_, let messages): messages.contains(id)
    case .messagesReverted(let a, let b), .messagesRestored(let a, let b):
      a.contains(id) || b.contains(id)
    default: false
    }
  }
}
