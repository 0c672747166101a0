/// The answer to "why?" about an object: what it waits for, what would end that, and the causes of
/// both that and what it has come to (EXPERIENCE 2, "Why?").
public struct Explanation: Hashable, Sendable {
  /// What is explained.
  public var object: Address
  /// From what it needs next down to the one thing that blocks; empty if it waits for nothing.
  public var waiting: [Blocker]
  /// What ends the waiting, soonest first.
  public var remedies: [Remedy]
  /// Why the one thing that blocks is not there yet, newest first.
  public var because: [Reason]
  /// How the object came to where it is, newest first.
  public var history: [Reason]

  /// An explanation in these parts.
  public init(
    object: Address, waiting: [Blocker], remedies: [Remedy] = [], because: [Reason] = [],
    history: [Reason] = []
  ) {
    self.object = object
    self.waiting = waiting
    self.remedies = remedies
    self.because = because
    self.history = history
  }

  /// What ends a waiting.
  public enum Remedy: Hashable, Sendable {
    /// It comes by itself, not before this moment.
    case comes(Instant)
    /// From this moment on the leaf is carried, and all go on without its blocks.
    case carry(Instant)
    /// A successor takes over, not before this moment.
    case takeover(AggregatorID, Instant)
    /// The contract opens, and the rollup settles alone.
    case lockEnds(Instant)
    /// From this moment on a message is no more minted but returned.
    case expires(Instant)
    /// That moment is over: the block that takes the message returns it.
    case returns
    /// Somebody has to do this.
    case action(Action)
  }
}

extension World {
  /// Why an object is where it is. O(depth + jobs).
  public func explain(_ address: Address) -> Explanation {
    let chain = waiting(for: address)
    return Explanation(
      object: address, waiting: chain,
      remedies: (chain.last.map(remedies) ?? []) + expiry(of: address, chain),
      because: chain.last.map(reasons) ?? [], history: reasons(behind: address))
  }

  /// What the deadline of a message does, if a block can still come after it.
  private func expiry(of address: Address, _ chain: [Blocker]) -> [Explanation.Remedy] {
    guard case .message(let id) = address, exists(address), book.entries[id].mint == nil,
      !book.entries[id].isReverted, let deadline = book.entries[id].leaf.deadline,
      let last = chain.last, last.condition != .end,
      deadline < .genesis + scenario.duration
    else { return [] }
    return [deadline < now ? .returns : .expires(deadline)]
  }

  private func remedies(_ blocker: Blocker) -> [Explanation.Remedy] {
    switch blocker.condition {
    case .healing:
      guard let healing = healing(of: blocker.object) else { return [] }
      return carry(blocker) + [.action(.heal(healing))]
    case .aggregator: return aggregators.map { .action(.heal(.aggregator($0.id))) }
    case .maker:
      guard case .aggregator(let a) = blocker.actor, let time = blocker.earliest else { return [] }
      let dead = aggregators.filter(\.isCrashed).map(\.id)
      return [.takeover(a, time)] + dead.map { .action(.heal(.aggregator($0))) }
    case .lock:
      let healed = aggregators.filter(\.isCrashed).map {
        Explanation.Remedy.action(.heal(.aggregator($0.id)))
      }
      return (blocker.deadline.map { [.lockEnds($0)] } ?? []) + healed
    case .silence:
      guard case .aggregator(let a) = blocker.actor, let time = blocker.earliest else { return [] }
      return [.takeover(a, time)]
    case .refused, .end: return []
    case .foreignSettlement:
      // Whose settlement it is may be the one that is halted.
      let healed = healing(of: blocker.object).map { [Explanation.Remedy.action(.heal($0))] } ?? []
      return healed + (blocker.deadline.map { [.comes($0)] } ?? [])
    case .checkpoint, .nodeProof, .chainProof, .proving, .worker, .delivery, .lost, .branch, .block,
      .settlement, .finality, .commitment, .contract:
      return (blocker.earliest.map { [.comes($0)] } ?? []) + carry(blocker)
    }
  }

  private func carry(_ blocker: Blocker) -> [Explanation.Remedy] {
    guard case .chainProof = blocker.object, let deadline = blocker.deadline else { return [] }
    return [.carry(deadline)]
  }

  private func healing(of object: Address) -> Healing? {
    switch object {
    case .rollup(let r), .block(let r, _), .chainProof(let r, _):
      if rollups[r].prover.isHalted { return .prover(r) }
      return rollups[r].sequencer.isHalted ? .sequencer(r) : nil
    case .aggregator(let a): return .aggregator(a)
    case .node, .child, .root, .message, .l1Block, .command, .event: return nil
    }
  }
}
