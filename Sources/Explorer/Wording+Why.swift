import RollupSimulation

extension Wording {
  /// Why something is where it is, in one sentence.
  static func whySentence(_ explanation: Explanation, _ world: World) -> String {
    let object = explanation.object
    switch object {
    case .message(let id): return why(world.message(id), explanation.waiting, world)
    case .chainProof, .node, .child, .root:
      guard let (node, i) = world.node(at: object), i >= 1 else {
        return "\(object) is part of genesis."
      }
      return explanation.waiting.isEmpty ? ready(node, i, world) : "\(object) is not proven yet."
    case .rollup(let r): return why(r, world)
    case .block(let r, let height): return why(world.blockState(r, height: height))
    case .aggregator(let a): return aggregator(a, world)
    case .l1Block(let number):
      return number <= world.layer1.finalNumber
        ? "\(object) is final." : "A reorganisation of L1 could still undo \(object)."
    case .command, .event: return "\(object) waits for nothing."
    }
  }

  /// The line under the panes: why in one line.
  static func whyLine(_ address: Address, _ world: World) -> String {
    guard world.exists(address) else { return "There is no \(address) at this moment." }
    // The causes are for whoever asks.
    let waiting = world.waiting(for: address)
    let explanation = Explanation(object: address, waiting: waiting)
    let sentence = whySentence(explanation, world)
    guard let last = waiting.last else { return sentence }
    return "\(sentence) \(links(waiting, isShort: false)) \(detail(last, world))."
  }

  /// What stands beside an object's name in a title.
  static func subtitle(_ object: Address, _ world: World) -> String {
    guard case .message(let id) = object, world.exists(object) else { return "" }
    let m = world.message(id)
    return "  \(name(m.source))→\(name(m.destination))  \(m.amount)"
  }

  private static func why(_ m: Message, _ chain: [Blocker], _ world: World) -> String {
    if let cause = m.reverted {
      let words = self.cause(cause, world.tree)
      return chain.isEmpty
        ? "\(name(m.id)) is gone: \(words)."
        : "\(name(m.id)) is off \(name(m.source))'s chain: \(words). It is back if the tree or L1 "
          + "decide for that branch."
    }
    if m.isExpired, m.level > .imported {
      let back = world.returning(of: m.id).map { "; \(name($0)) returns the amount" } ?? ""
      return "\(name(m.destination)) took it after its deadline and minted nothing\(back)."
    }
    switch m.level {
    case .sent:
      let route = world.topology.route(from: m.source, to: m.destination)
      guard route.imports == .node, let object = chain.first?.object,
        let (node, _) = world.node(at: object)
      else {
        return wayIn(m, world)
      }
      let what =
        node == world.tree.lowestCommonAncestor(m.source, m.destination)
        ? ", the lowest node over \(name(m.source)) and \(name(m.destination))" : ""
      return "\(name(m.destination)) can open it through \(object)\(what)."
    case .openable:
      if let via = m.openable, via.node == nil {
        return "\(self.via(via, world)) contains the send; the next block mints it."
      }
      return "A verified proof contains the send; the next block mints it."
    case .imported where m.isExpired:
      let back = world.returning(of: m.id).map { "; \(name($0)) returns the amount" } ?? ""
      return "\(name(m.destination)) took it after its deadline and minted nothing\(back)."
    case .imported:
      return m.mint.map { settles($0, of: m, world) } ?? "It is minted."
    case .settled:
      let last = chain.first.map { " with \($0.object)" } ?? ""
      return "Settled inside the tree; L1 sees it\(last)."
    case .onL1: return "On L1; a reorganisation could still undo it until it is final."
    case .final: return "\(name(m.id)) is final on L1: nothing can undo it."
    }
  }

  private static func why(_ state: BlockState) -> String {
    switch state {
    case .built: "Only its sequencer's word stands for it: no proof holds it yet."
    case .inChainProof: "Its execution is proven; no B holds it yet."
    case .covered: "A B holds it: anyone can bring it to L1."
    case .onL1: "It is on L1."
    }
  }

  /// The state of the one thing that blocks, with who is at it.
  static func detail(_ blocker: Blocker, _ world: World) -> String {
    switch blocker.condition {
    case .proving(_, let id):
      let job = world.job(id)
      let done = length(world.now - job.started)
      let all = job.ends - job.started
      let words = "\(condition(blocker, world)), \(party(blocker.actor)) is at \(done) of "
      guard case .chainProof = blocker.object else { return words + length(all) }
      let slow = proving(all, isSlowed: false, of: blocker.object, world)
      return words + slow.replacing(" of proving", with: "")
    case .checkpoint(let i):
      return "\(condition(blocker, world)), at \(clock(world.settings.time(ofCheckpoint: i)))"
    case .settlement:
      if case .rollup(let r) = blocker.object {
        return world.topology.isMember(r)
          ? "settles alone, with a proof of its own" : condition(blocker, world)
      }
      return "not on L1 yet"
    case .foreignSettlement:
      return "not on L1 yet"
        + (blocker.deadline.map { "; without it all that hang on it revert at \(clock($0))" } ?? "")
    case .commitment:
      if case .aggregator = blocker.object { return condition(blocker, world) }
      return "not committed to"
    case .contract: return "verifies it in its next block"
    case .silence: return "alive, not silent"
    case .finality: return "final \(count(world.settings.l1.finalitySlots, "block")) later"
    case .nodeProof, .chainProof, .worker, .maker, .delivery, .lost, .branch, .block, .lock,
      .healing, .aggregator, .refused, .end:
      return condition(blocker, world)
    }
  }

  /// Who acts next, and when at the soonest.
  static func acts(_ blocker: Blocker, _ world: World) -> String {
    var time = blocker.earliest
    if case .proving(_, let id) = blocker.condition { time = world.job(id).ends }
    let when = time.map { ", at \(clock($0))" } ?? ""
    switch blocker.condition {
    case .checkpoint(let i):
      return "the clock, at \(clock(world.settings.time(ofCheckpoint: i)))"
    case .end: return "nobody: the scenario is over"
    case .refused: return "nobody until somebody heals or a new aggregator comes"
    case .nodeProof, .chainProof, .proving, .worker, .maker, .delivery, .lost, .branch, .block,
      .settlement, .lock, .foreignSettlement, .commitment, .contract, .silence, .finality, .healing,
      .aggregator:
      return party(blocker.actor) + (blocker.earliest == nil ? "" : when)
    }
  }

  /// What happens at the deadline.
  static func deadline(_ blocker: Blocker, _ world: World) -> String {
    switch blocker.condition {
    case .settlement, .lock: return "the lock on its contract ends"
    case .foreignSettlement: return "the import is given up, and all that hang on it revert"
    case .maker: return "the next in the rotation takes over"
    case .checkpoint, .nodeProof, .chainProof, .proving, .worker, .delivery, .lost, .branch, .block,
      .commitment, .contract, .silence, .finality, .healing, .aggregator, .refused, .end:
      guard case .chainProof(let r, _) = blocker.object else {
        return "the lock on its contract ends, and it settles alone"
      }
      return "\(name(r))'s leaf is carried, and all go on without its blocks"
    }
  }

  /// What ends a waiting.
  static func remedy(_ remedy: Explanation.Remedy, _ blocker: Blocker) -> String {
    switch remedy {
    case .comes(let time): return "it comes by itself, at \(clock(time)) at the soonest"
    case .carry(let time): return "or the deadline at \(clock(time))"
    case .takeover(let a, let time):
      return "\(name(a)) takes over, at \(clock(time)) at the soonest"
    case .expires(let time): return "or after its deadline at \(clock(time)) it is returned"
    case .returns: return "its deadline is over: the block that takes it returns it"
    case .lockEnds(let time): return "the end of the lock at \(clock(time))"
    case .action(let action): return "Enter: \(self.action(action))"
    }
  }

  private static func ready(_ n: NodeID, _ i: Int, _ world: World) -> String {
    guard let proof = world.slot(n, i).proof else { return "\(node(n, i, world)) is ready." }
    let made = world.proof(proof)
    return "\(node(n, i, world)) waits for nothing: proven at \(clock(made.madeAt)) by "
      + "\(party(made.maker))."
  }

  private static func why(_ r: RollupID, _ world: World) -> String {
    let rollup = world.rollup(r)
    if rollup.sequencer.isHalted {
      return "\(name(r))'s sequencer is halted until somebody heals it."
    }
    if rollup.prover.isHalted { return "\(name(r))'s prover is halted until somebody heals it." }
    if !world.topology.isMember(r) { return settling(r, world) }
    if world.layer1.contract(of: r).isOpen {
      return "\(name(r))'s contract on L1 is open: it settles alone."
    }
    // A prover that is slower than the checkpoints come goes on with the newest.
    let proves = max(world.settings.checkpointInterval, rollup.prover.usualTime)
    return "\(name(r)) makes a block every \(length(world.settings.blockTime)) and proves them "
      + "every \(length(proves))."
  }

  private static func aggregator(_ a: AggregatorID, _ world: World) -> String {
    let aggregator = world.aggregator(a)
    if aggregator.isCrashed { return "\(name(a)) crashed; it is back when somebody heals it." }
    if world.holder == a {
      return "\(name(a)) aggregates; \(aggregator.busyWorkers) of \(aggregator.workers.count) "
        + "workers are busy."
    }
    return
      "\(name(a)) stands by: it takes over after \(length(world.settings.aggregation.timeout)) "
      + "of silence."
  }
}
