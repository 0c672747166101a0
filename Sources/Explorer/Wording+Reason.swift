import RollupSimulation

extension Wording {
  /// A step of a chain of causes: what came about.
  static func reason(_ reason: Reason, _ places: Places, _ world: World) -> String {
    let object = "\(reason.object)"
    switch reason.kind {
    case .sent(let m): return "\(object) sends \(name(m))"
    case .minted(let m): return "\(object) mints \(name(m))"
    case .expired(let m): return "\(object) returns \(name(m)): its deadline is over"
    case .settledInTree(let m): return "\(name(m))'s import is settled in the tree"
    case .settledOnL1: return "\(object) takes it"
    case .becameFinal: return "final: no reorganisation reaches it any more"
    case .settlementProven(let kind): return "\(object) and its \(kind.name) go to L1"
    case .loneProven: return "\(object)'s lone proof goes to L1"
    case .delivered: return "\(object) reaches everyone"
    case .made: return "\(object) made"
    case .proven: return "\(object) proven"
    case .started: return "\(object) begun"
    case .included: return "\(object) in the tree"
    case .carried(.deadline): return "\(object) carried: nothing usable had come"
    case .carried(.openContract): return "\(object) carried: its contract on L1 is open"
    case .carried(.lockEnds):
      return "\(object) carried: it was through the whole epoch before, and its lock will end"
    case .carried(.entangled): return "\(object) carried: it imported what the tree lacks"
    case .incident(let occurrence):
      return String(sentence(occurrence, in: world).trimmingSuffix { $0 == "." })
    case .origin(let origin): return self.origin(origin, places, world)
    }
  }

  private static func origin(_ origin: Reason.Origin, _ places: Places, _ world: World) -> String {
    switch origin {
    case .command(let id): return "you: command \(id.rawValue)"
    case .scheduled(let k):
      return "the scenario's fault \(k + 1)" + (places.fault(k).map { ", \($0)" } ?? "")
    case .traffic(let k):
      return "the scenario's traffic \(k + 1)" + (places.traffic(k).map { ", \($0)" } ?? "")
    case .setting(let path): return "setting \(places.setting(path))"
    }
  }

  /// What the time between a cause and its effect was spent on, with the setting behind it.
  static func spent(
    _ reason: Reason, after cause: Reason, _ places: Places, _ world: World
  ) -> String? {
    guard let spent = reason.spent else { return nil }
    let time = length(reason.time - cause.time)
    let words: String? =
      switch spent {
      case .atOnce: nil
      case .occasion: "\(time) of waiting for its occasion"
      case .delivery: "\(time) on its way"
      case .fold: "\(time) of folding"
      case .chainProof(let length, _, let isSlowed):
        proving(length, isSlowed: isSlowed, of: reason.object, world)
      case .settlementProof: "\(time) of proving"
      case .worker: "\(time) of waiting for a free worker"
      case .prover: "\(time) of waiting for its prover"
      case .block: "the next block, \(time) later"
      case .slot: "the next block of L1, \(time) later"
      case .interval: "the checkpoint"
      case .epoch: "the end of the epoch"
      case .collection: "the deadline, \(time) later"
      case .timeout: "\(time) of silence"
      case .exitAfter: "\(time) without any aggregator"
      case .lock: "the end of the lock, \(time) later"
      case .finality: "\(count(world.settings.l1.finalitySlots, "block")) of L1, \(time) later"
      }
    guard let words else { return nil }
    // The cause of a wait may be a setting itself, which then is the next line.
    if case .origin(.setting) = cause.kind { return words }
    guard let path = path(spent, of: reason.object, world) else { return words }
    return "\(words) (\(places.setting(path)))"
  }

  private static func path(_ spent: Reason.Spent, of object: Address, _ world: World) -> String? {
    switch spent {
    case .chainProof(_, _, let isSlowed): if isSlowed { return nil }
    case .prover: break
    case .atOnce, .occasion, .delivery, .fold, .settlementProof, .worker, .block, .slot, .interval,
      .epoch, .collection, .timeout, .exitAfter, .lock, .finality:
      return spent.setting
    }
    let prover: RollupID? =
      switch object {
      case .chainProof(let r, _), .rollup(let r): r
      case .block, .node, .child, .root, .message, .l1Block, .aggregator, .command, .event: nil
      }
    guard let r = prover else { return spent.setting }
    let isSet = world.settings.costs.chainProofOf.contains { $0.rollup == r }
    return isSet ? "costs.chainProofOf" : spent.setting
  }

  /// `41 s of proving; the others take 12 to 24 s`.
  static func proving(
    _ length: Span, isSlowed: Bool, of object: Address, _ world: World
  ) -> String {
    let words = "\(self.length(length)) of proving"
    guard case .chainProof(let r, _) = object, let others = usualTimes(besides: r, world) else {
      return words
    }
    // Somebody is always last; slow is a quarter more than all others.
    guard length * 4 > others.upperBound * 5 else { return words }
    let range =
      others.lowerBound == others.upperBound
      ? self.length(others.lowerBound)
      : "\(bare(others.lowerBound)) to \(self.length(others.upperBound))"
    return "\(words): SLOW, the others take \(range)"
  }

  private static func bare(_ span: Span) -> String {
    let text = length(span)
    return text.hasSuffix(" s") ? String(text.dropLast(2)) : text
  }

  /// How long the other rollups' provers usually take.
  static func usualTimes(besides r: RollupID, _ world: World) -> ClosedRange<Span>? {
    var range: ClosedRange<Span>?
    for other in world.rollupNumbers where other != r {
      let time = world.rollup(other).prover.usualTime
      range = range.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
    }
    return range
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ isGone: (Character) -> Bool) -> SubSequence {
    var rest = self[...]
    while let last = rest.last, isGone(last) { rest = rest.dropLast() }
    return rest
  }
}
