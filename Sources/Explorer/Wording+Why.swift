import RollupSimulation

extension Wording {
  /// Why something waits: a sentence, then the chain of causes, each with what it is about.
  static func why(_ address: Address, _ world: World) -> [(text: String, object: Address?)] {
    guard world.exists(address) else { return [("There is no \(address) at this moment.", nil)] }
    switch address {
    case .message(let id): return why(world.message(id), world)
    case .chainProof, .node, .child, .root:
      guard let (node, i) = world.node(at: address), i >= 1 else {
        return [("\(address) is part of genesis.", nil)]
      }
      let chain = world.waiting(for: node, i)
      if chain.isEmpty { return [(ready(node, i, world), nil)] }
      return [("\(address) waits.", nil)] + causes(chain, world)
    case .rollup(let r), .block(let r, _): return why(r, world)
    case .aggregator(let a): return [(aggregator(a, world), nil)]
    default: return [("\(address) waits for nothing.", nil)]
    }
  }

  /// The line under the panes: why in one line.
  static func whyLine(_ address: Address, _ world: World) -> String {
    why(address, world).map(\.text).joined(separator: " ")
  }

  private static func why(_ m: Message, _ world: World) -> [(text: String, object: Address?)] {
    if let cause = m.reverted {
      return [
        ("\(name(m.id)) is gone: \(self.cause(cause, world.tree)).", .rollup(m.source))
      ]
    }
    let chain = world.waiting(for: m.id)
    var first: String
    switch m.level {
    case .sent:
      first = "\(name(m.destination)) has nothing yet that contains the send"
      if let object = chain.first?.object, let (node, _) = world.node(at: object) {
        let what =
          node == world.tree.lowestCommonAncestor(m.source, m.destination)
          ? ", the lowest node over \(name(m.source)) and \(name(m.destination))" : ""
        first = "\(name(m.destination)) can open it through \(object)\(what)"
      }
    case .openable: first = "A verified proof contains the send; the next block mints it"
    case .imported: first = "It is minted; the import is settled by its node's next proof"
    case .settled: first = "Settled inside the tree; L1 sees it with the epoch's last B"
    case .onL1: first = "On L1; a reorganisation could still undo it until it is final"
    case .final: return [("\(name(m.id)) is final on L1: nothing can undo it.", nil)]
    }
    return [(first + ".", nil)] + causes(chain, world)
  }

  /// One line a cause, from the next level down to the one thing that blocks.
  private static func causes(
    _ chain: [Blocker], _ world: World
  ) -> [(text: String, object: Address?)] {
    chain.enumerated().map { k, blocker in
      let isLast = k == chain.count - 1
      var text = isLast ? "!\(blocker.object)" : "\(blocker.object)"
      text += isLast ? ": \(detail(blocker, world))." : " ←"
      return (text, blocker.object)
    }
  }

  private static func detail(_ blocker: Blocker, _ world: World) -> String {
    var text = condition(blocker, world)
    if case .proving(_, let id) = blocker.condition {
      let job = world.job(id)
      let done = Wording.length(world.now - job.started)
      text += ", \(party(blocker.actor)) is at \(done) of \(length(job.ends - job.started))"
    } else if case .checkpoint(let i) = blocker.condition {
      text += ", at \(clock(world.settings.time(ofCheckpoint: i)))"
    } else {
      text += ", \(party(blocker.actor)) acts next"
    }
    if let deadline = blocker.deadline { text += ", deadline \(clock(deadline))" }
    return text
  }

  private static func ready(_ n: NodeID, _ i: Int, _ world: World) -> String {
    guard let proof = world.slot(n, i).proof else { return "\(node(n, i, world)) is ready." }
    let made = world.proof(proof)
    return "\(node(n, i, world)) waits for nothing: proven at \(clock(made.madeAt)) by "
      + "\(party(made.maker))."
  }

  private static func why(_ r: RollupID, _ world: World) -> [(text: String, object: Address?)] {
    let rollup = world.rollup(r)
    if rollup.sequencer.isHalted {
      return [("\(name(r))'s sequencer is halted until somebody heals it.", nil)]
    }
    if rollup.prover.isHalted {
      return [("\(name(r))'s prover is halted until somebody heals it.", nil)]
    }
    let leaf = world.tree.leaf(of: r)
    let chain = world.waiting(for: leaf, world.newestTreeCheckpoint)
    if chain.isEmpty {
      return [
        (
          "\(name(r)) makes a block every \(length(world.settings.blockTime)); its leaf of "
            + "checkpoint \(world.newestTreeCheckpoint) is in the tree.", nil
        )
      ]
    }
    return causes(chain, world)
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
