import RollupSimulation

extension Wording {
  /// What a proof still needs until L1 has it: a rollup's own, or a `B`.
  static func settlement(_ i: Int, _ blocker: Blocker) -> String {
    guard case .rollup = blocker.object else { return "on L1" }
    return blocker.actor == .l1 ? "proven, sent to L1" : "proven at ck \(i)"
  }

  /// A request of a rollup to L1, and when it is granted at the soonest.
  static func request(_ request: World.PendingRequest, _ world: World) -> String {
    let wish = request.joins ? "asks to join the tree" : "asks to leave the tree"
    let place = request.number.map { "L1#\($0) has that" } ?? "that waits for L1"
    let end = Instant.genesis + world.scenario.duration
    // Members change only where another epoch begins.
    return request.granted + world.settings.checkpointInterval > end
      ? "\(wish): \(place), and no boundary comes after it is final"
      : "\(wish): \(place), granted at \(clock(request.granted)) at the soonest"
  }

  /// How deep in L1 a block lies before a rollup imports its hash.
  static func depth(of r: RollupID, _ world: World) -> String {
    if world.topology.isMember(r) { return "final" }
    return "and \(count(world.settings.l1.importDepth, "block")) on it"
  }

  /// How a message that was not opened yet can be, by its route.
  static func wayIn(_ m: Message, _ world: World) -> String {
    let (from, to) = (name(m.source), name(m.destination))
    let route = world.topology.route(from: m.source, to: m.destination)
    switch route.imports {
    case .l1Block: return "\(to) opens it in \(from)'s contract, by the hash of an L1 block."
    case .rollupBlock where !route.gates.contains(.commitment):
      return "\(to) imports the hash of \(from)'s block, which nobody has settled."
    case .rollupBlock:
      return "\(to) imports \(from)'s block once the aggregator has committed to it."
    case .contractState:
      let l2 = [m.source, m.destination].lazy.compactMap { world.topology.settlingL2(of: $0) }
      return "\(to) opens it in the contract of \(l2.first.map { name($0) } ?? from)."
    case .node: return "\(to) has nothing yet that contains the send."
    }
  }

  /// What settles an import that is no node of the tree.
  static func settles(_ mint: Message.Mint, of m: Message, _ world: World) -> String {
    let to = name(m.destination)
    switch mint.via.place {
    case .node: return "It is minted; the import is settled by its node's next proof."
    case .l1Block:
      return "It is minted; L1 compares the import with its own history when \(to) settles."
    case .ownState: return "It is minted out of the L2's own state: nothing foreign came in."
    case .block:
      switch world.topology.route(from: m.source, to: m.destination).settles {
      case .namedNode, .meetingNode:
        return "It is minted; the import is settled where the two sides of the tree meet."
      case .l2State: return "It is minted; the import is compared in the L2's state."
      case .l1:
        return "It is minted; L1 settles \(to) only with or after \(via(mint.via, world))."
      }
    }
  }

  /// How a rollup outside the tree settles, and what L1 keeps of it.
  static func settling(_ r: RollupID, _ world: World) -> String {
    if let l2 = world.topology.settlingL2(of: r) {
      return "\(name(r)) settles in \(name(l2))'s state, by a proof at each checkpoint."
    }
    if let last = world.layer1.contract(of: r).pending.last {
      let needs = last.exports.map { hashed($0, world.tree) }.joined(separator: ", ")
      return "L1 keeps \(name(r))'s proof of #\(last.height) until it settles \(needs)."
    }
    return "\(name(r)) is outside the tree: a proof of its own goes to L1 once an epoch."
  }

  /// What a message was opened or settled by, as a name.
  static func via(_ via: Message.Via, _ world: World) -> String {
    switch via.place {
    case .node(let v, let i): node(v, i, world)
    case .ownState(let r, _): "\(name(r))'s own state"
    case .block, .l1Block: world.address(of: via).description
    }
  }
}
