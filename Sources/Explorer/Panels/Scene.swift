import RollupSimulation
import Screen

/// What all panels want to know of one moment, found out once a frame.
final class Scene {
  let model: Model
  let world: World
  /// What panels looked at so far.
  var work = PictureWork()
  var tree: TreeShape { world.tree }
  /// The checkpoint whose tree is shown, ≥ 1.
  let checkpoint: Int
  /// The round of that checkpoint, as its holder sees it.
  let round: RoundReading?
  /// The last checkpoint whose `B` is proven, 0 at first.
  let coveredCheckpoint: Int
  /// L1 as it stands; asked for once, since there is a row for each of its contracts.
  let layer1: L1Reading
  let holder: AggregatorID
  let isHolderDead: Bool
  /// By rollup: how far its chain is safe.
  let safety: ByNumber<RollupID, ChainSafety>
  /// Blocks above the leaves under the last proven `B`.
  let atRisk: Int
  /// Objects that the last step changed, messages and heads of chains apart.
  let changed: Set<Address>
  /// Whether it took messages back, or brought back what was there: they hold no time of that.
  private let hasTurnedBack: Bool
  /// By rollup: whether the last step made the head of its chain; empty if it made none.
  private let changedHeads: ByNumber<RollupID, Bool>
  /// The chain that the followed message waits on, and the one thing at its end.
  let waiting: [Blocker]
  let blocker: Address?
  let blockerNode: NodeID?
  let followed: Message?
  /// Its ends, apart: each row asks for them, and a message is large.
  let ends: (source: RollupID, destination: RollupID)?
  /// Who settles where.
  let topology: Topology
  /// By rollup: the blocks of others that its chain depends on; empty where all are in the tree.
  let needs: ByNumber<RollupID, [ImportedHash]>

  /// Settings that panels ask for again and again; reading them off the world copies all of them.
  let intervalMillis: Int64
  let blockMillis: Int64
  let now: Instant

  init(_ model: Model) {
    self.model = model
    let world = model.timeline.world
    self.world = world
    let settings = world.settings
    let topology = world.topology
    self.topology = topology
    needs = ByNumber(
      topology.hasBlockImports
        ? world.rollupNumbers.map { world.unsettledImports(of: $0) } : [])
    intervalMillis = settings.checkpointInterval.milliseconds
    blockMillis = settings.blockTime.milliseconds
    now = world.now
    let due = Int(
      min(world.now.milliseconds, world.scenario.duration.milliseconds) / blockMillis)
    let last = world.lastRoot?.checkpoint ?? 0
    coveredCheckpoint = last
    checkpoint = model.shownCheckpoint
    round = world.round(checkpoint)
    layer1 = world.layer1
    holder = world.holder
    isHolderDead = world.aggregator(holder).isCrashed
    safety = world.chainSafety(root: last, due: due)
    atRisk = safety.enumerated().reduce(0) {
      topology.isMember(RollupID($1.offset))
        ? $0 + $1.element.atRisk : $0
    }
    (changed, changedHeads, hasTurnedBack) = Scene.objects(
      changedBy: model.changes, in: world, heads: safety)
    if let id = model.followed, world.messages.indices.contains(id.index) {
      followed = world.message(id)
      waiting = world.waiting(for: id)
    } else {
      followed = nil
      waiting = []
    }
    ends = followed.map { ($0.source, $0.destination) }
    blocker = waiting.last?.object
    blockerNode = blocker.flatMap { Scene.node(of: $0, in: world) }
  }

  private static func objects(
    changedBy records: [Record], in world: World, heads chains: ByNumber<RollupID, ChainSafety>
  ) -> (Set<Address>, heads: ByNumber<RollupID, Bool>, hasTurnedBack: Bool) {
    var found = Set<Address>()
    // Every rollup makes a block at each step of a running picture: a list of truths costs nothing
    // to fill and to ask, a set of addresses does.
    var heads: ByNumber<RollupID, Bool> = []
    var hasTurnedBack = false
    // A step over an epoch has tens of thousands of records; its end is what a person watches.
    for record in records.suffix(4096) {
      if case .sequencer(.blockMade(let r, let height, _, _, _)) = record.occurrence {
        // By far the most frequent; of each chain only the head is marked.
        if height == chains[r].head {
          if heads.isEmpty { heads = ByNumber(repeating: false, count: chains.count) }
          heads[r] = true
        }
        continue
      }
      let facts = record.occurrence.facts(in: world)
      facts.forEachObject { found.insert($0) }
      if facts.messages.contains(where: { $0.change.isOfBranch }) { hasTurnedBack = true }
    }
    return (found, heads, hasTurnedBack)
  }

  /// The node of the tree that an object is, or that stands for it.
  static func node(of address: Address, in world: World) -> NodeID? {
    switch address {
    case .rollup(let r), .block(let r, _):
      world.exists(.rollup(r)) ? world.tree.leaf(of: r) : nil
    case .chainProof, .node, .child, .root, .message, .l1Block, .aggregator, .command, .event:
      world.node(at: address)?.0
    }
  }

  /// Members whose leaf is in at the checkpoint shown, and all members.
  lazy var leavesIn = world.leavesIn(at: checkpoint)

  /// What L1's contracts hold, in short.
  lazy var contracts = layer1.survey

  /// What has become of a node at the checkpoint shown.
  func slot(_ node: NodeID) -> Round.Slot { slot(node, checkpoint) }

  /// What has become of a node at a checkpoint.
  func slot(_ node: NodeID, _ i: Int) -> Round.Slot {
    if i == checkpoint, let round { return round.slot(node) }
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
  func isChanged(_ address: Address) -> Bool {
    if case .block(let r, let height) = address, safety.indices.contains(r.index),
      height == safety[r].head, isHeadChanged(r)
    {
      return true
    }
    // Mostly a handful, which are compared faster than an address is hashed.
    return changed.count <= 8 ? changed.contains { $0 == address } : changed.contains(address)
  }

  /// Whether the last step made the head of a chain.
  func isHeadChanged(_ r: RollupID) -> Bool { !changedHeads.isEmpty && changedHeads[r] }

  /// Whether the last step changed a message.
  func isChanged(_ message: Message) -> Bool {
    guard let first = model.changes.first?.time else { return false }
    var newest = message.sentAt
    for moment in [
      message.openable?.at, message.coveredAt, message.mint?.via.at, message.mint?.settled?.at,
      message.onL1, message.final,
    ] {
      if let moment { newest = max(newest, moment) }
    }
    // Scanning long lists is only for messages that had something happen to them lately.
    guard newest >= first || hasTurnedBack else { return false }
    let address = Address.message(message.id)
    return model.changes.contains { $0.occurrence.facts(in: world).touches(address) }
  }

  /// The moment on the clock: while time runs it is ahead of the world's last event.
  var shownTime: Instant {
    guard model.pace.direction == .forwards, let clock = model.pace.clock else { return now }
    return max(clock, now)
  }

  /// The sign of a rollup at an end of the followed message.
  func end(_ r: RollupID) -> Unicode.Scalar? {
    guard let ends else { return nil }
    return ends.source == r ? "↑" : ends.destination == r ? "↓" : nil
  }
}

extension ChainSafety {
  /// Blocks that a B has not covered and L1 has not taken.
  var atRisk: Int { max(head - max(covered, onL1), 0) }
}
