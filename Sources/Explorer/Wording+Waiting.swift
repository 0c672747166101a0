import RollupSimulation

extension Wording {
  /// What a message waits for, for its row: the chain down to the one thing at its end, marked `!`.
  ///
  /// In at most `width` cells if need be without the middle of the chain, never without its end.
  static func waiting(
    _ message: Message, _ chain: [Blocker], _ world: World, width: Int
  ) -> String {
    let text = waiting(message, chain, world)
    guard text.unicodeScalars.count > width, chain.count > 2 else { return text }
    return waiting(message, chain, world, isShort: true)
  }

  /// The same, however long.
  static func waiting(
    _ message: Message, _ chain: [Blocker], _ world: World, isShort: Bool = false
  ) -> String {
    if let cause = message.reverted {
      let back = chain.last.map { ", comes back if !\($0.object) does" } ?? ""
      return "reverted: \(self.cause(cause, world.tree))\(back)"
    }
    guard let last = chain.last else {
      return message.level == .final ? "final on L1" : "nothing under way"
    }
    let state = condition(last, world)
    switch message.level {
    case .sent:
      if case .checkpoint(let i) = last.condition, let first = chain.first {
        return "needs !ck \(i), then \(first.object)"
      }
      if case .finality(let number) = last.condition {
        return "needs !L1#\(number) " + depth(of: message.destination, world)
      }
      return "needs \(links(chain, isShort: isShort)) \(state)"
    case .openable:
      let via = message.openable.map { self.via($0, world) } ?? "?"
      if last.condition == .block, let moment = last.earliest,
        message.leaf.isExpired(at: moment)
      {
        return "openable by \(via), and expired: returned in !\(last.object)"
      }
      if last.condition == .end { return "openable by \(via), but no more blocks are made" }
      if last.condition == .healing { return "openable by \(via), !\(last.object) is halted" }
      return "openable by \(via), import in !\(last.object)"
    case .imported:
      guard let mint = message.mint, let node = mint.via.node?.node else {
        let verb = last.condition == .foreignSettlement ? "needs" : "settles with"
        return "\(verb) \(links(chain, isShort: isShort)) \(state)"
      }
      let token = digit(world.tree.level(of: node))
      if case .checkpoint(let i) = last.condition, let first = chain.first {
        return "token \(token) settles after !ck \(i) at \(first.object)"
      }
      return "token \(token) settles at \(links(chain, isShort: isShort)) \(state)"
    case .settled:
      let place = message.mint?.settled.map { via($0, world) } ?? "?"
      return "settled at \(place); !\(last.object) to L1"
    case .onL1: return "on L1, final \(state)"
    case .final: return "final on L1"
    }
  }

  /// `B.3 ← D ← 6-7 ← !A7.3`: the checkpoint stands at the ends only.
  static func links(_ chain: [Blocker], isShort: Bool) -> String {
    if isShort, let first = chain.first, let last = chain.last {
      return "\(first.object) ← … ← !\(last.object)"
    }
    var text = ""
    for (k, blocker) in chain.enumerated() {
      if k > 0 { text += " ← " }
      let name = blocker.object.description
      if k == chain.count - 1 {
        text += "!" + name
      } else if k == 0 {
        text += name
      } else {
        text += name.prefix { $0 != "." }
      }
    }
    return text
  }

  /// The state of the one thing that blocks, in a word or two.
  static func condition(_ blocker: Blocker, _ world: World) -> String {
    switch blocker.condition {
    case .checkpoint(let i): return "after ck \(i)"
    case .nodeProof: return "not folded"
    case .chainProof: return "not proven yet"
    case .proving(let percent, _):
      switch blocker.object {
      case .chainProof, .rollup: return "proving \(percent)%"
      case .block, .node, .child, .root, .message, .l1Block, .aggregator, .command, .event:
        return "folding \(percent)%"
      }
    case .worker: return "ready, no worker free"
    case .maker: return blocker.deadline.map { "no maker until \(clock($0))" } ?? "no maker"
    case .delivery: return "on its way"
    case .lost: return "lost on its way"
    case .branch: return "goes back if its old branch is decided for"
    case .block: return "next block"
    case .settlement(let i): return settlement(i, blocker)
    case .lock: return "when its contract opens"
    case .silence: return "as long as it is heard"
    case .finality(let number): return "when L1#\(number) is"
    case .healing: return "halted until healed"
    case .aggregator: return "no aggregator alive"
    case .refused(let why): return "refused: \(rule(why))"
    case .end: return "the scenario ends before"
    case .foreignSettlement:
      return "on L1" + (blocker.deadline.map { ", or reverts at \(clock($0))" } ?? "")
    case .commitment:
      if case .aggregator = blocker.object { return "silent, commits to nothing" }
      return "committed to"
    case .contract: return "to verify its proof"
    }
  }

  /// The earliest moment, as rows end with it: `≥16:26`; nothing if nobody can say, or where it is
  /// only the next block of L1 and the row's words end with the deadline, which matters more.
  static func earliest(_ chain: [Blocker]) -> String {
    guard let first = chain.first, first.condition != .foreignSettlement else { return "" }
    return first.earliest.map { "≥\(clock($0))" } ?? ""
  }
}
