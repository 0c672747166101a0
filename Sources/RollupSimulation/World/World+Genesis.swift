extension World {
  /// The world at genesis: N rollups with their genesis blocks, one aggregator pool, L1 at block
  /// 0, and everything that the scenario schedules. O(N log N).
  public init(scenario: Scenario, seed: UInt64) {
    let settings = scenario.settings.effective
    let order =
      settings.order.isEmpty ? (0..<settings.rollups).map { RollupID($0) } : settings.order
    precondition(order.count == settings.rollups, "the order is a permutation of the rollups")
    let tree = TreeShape(order: order)
    var rollups: [Rollup] = []
    rollups.reserveCapacity(settings.rollups)
    for r in 0..<settings.rollups {
      rollups.append(Rollup(RollupID(r), tree: tree, settings: settings, seed: seed))
    }
    let topology = Topology(settings)
    for r in rollups.indices where topology.isL2(RollupID(r)) {
      // An L2's first state holds its L3s' first blocks.
      let stored = topology.layer3(on: RollupID(r)).map {
        StoredBlock(rollup: $0, hash: rollups[$0].state.headHash)
      }
      rollups[r] = Rollup(
        RollupID(r), tree: tree, settings: settings, seed: seed, layer3: stored)
    }
    let hashes = World.genesisHashes(tree: tree, rollups: rollups)
    self.scenario = scenario
    self.seed = seed
    around = Surroundings(
      settings, tree: tree, genesisHashes: hashes, topology: topology,
      functionality: ProofFunctionality(seed: seed))
    self.rollups = rollups
    book = MessageBook(
      tree: tree, rollups: settings.rollups, balance: settings.initialBalance)
    aggregators = (0..<settings.aggregation.aggregators).map {
      Aggregator(AggregatorID($0), settings: settings)
    }
    l1 = L1Chain(
      rollups: rollups, topology: topology, root: hashes[TreeShape.root], settings: settings,
      keys: PartyKeys(seed: seed), verifier: around.functionality.verifier)
    plan = TrafficPlan(scenario, seed: seed)
    scheduleGenesis()
  }

  private static func genesisHashes(tree: TreeShape, rollups: [Rollup]) -> ByNumber<NodeID, Digest>
  {
    var hashes = ByNumber<NodeID, Digest>(repeating: .zero, count: tree.nodes.count)
    // Preorder numbers children after their parent, so backwards is bottom up.
    for n in tree.nodes.indices.reversed() {
      let node = tree.nodes[n]
      if let (left, right) = node.children {
        hashes[n] =
          NodePreimage(
            first: UInt32(node.first), count: UInt32(node.count), checkpoint: 0,
            left: hashes[left], right: hashes[right], previous: .zero
          ).hash
      } else {
        hashes[n] = rollups[tree.rollup(at: NodeID(n))].state.headHash
      }
    }
    return hashes
  }

  private mutating func scheduleGenesis() {
    for (k, fault) in scenario.faults.enumerated() { schedule(.fault(k), at: fault.time) }
    placedFaults = scenario.faults.indices.filter { scenario.faults[$0].afterEvent != nil }
      .sorted { (scenario.faults[$0].place, $0) < (scenario.faults[$1].place, $1) }
    for r in rollups { schedule(.rollupBlock(r.id), at: .genesis + settings.blockTime) }
    // No checkpoint comes after the last blocks, not even the first.
    if settings.time(ofCheckpoint: 1) <= .genesis + scenario.duration {
      schedule(.checkpoint(1), at: settings.time(ofCheckpoint: 1))
    }
    schedule(.l1Block(number: 1), at: .genesis + settings.l1.slot)
    beginEpoch(0)
    if topology.hasTree, let after = settings.aggregation.exitAfter {
      for r in rollups where topology.isMember(r.id) {
        schedule(.exitCheck(r.id), at: .genesis + after)
      }
    }
  }

  mutating func schedule(_ event: Event, at time: Instant) { around.schedule(event, at: time) }
}

extension World {
  /// The state of a rollup's genesis block.
  func genesisState(of r: RollupID) -> ChainState {
    ChainState(
      rollup: r, genesisBalance: settings.initialBalance,
      layer3: topology.layer3(on: r).map {
        StoredBlock(rollup: $0, hash: rollups[$0].block(.genesis).hash)
      })
  }
}
