@testable import RollupSimulation

/// Holds what Why says of each message against what then happens, without asking Why again: the
/// named condition must come true before the message moves, and nothing before its earliest moment.
///
/// A fault, a healing or an exit that somebody brings meanwhile could not be foreseen: Why is asked
/// anew right after it.
public struct Prophecy {
  /// What was said of a message, and when.
  private struct Claim {
    var event: Int
    var time: Instant
    var level: Message.Level
    /// Blocks of L1 that must lie on top of one which is waited for: who stands outside the tree
    /// imports before it is final.
    var depth: Int
    var chain: [Blocker]
    /// What sent it had left its chain.
    var isReverted = false
  }
  private struct Moment {
    var event: Int
    var time: Instant
  }
  private var claims: [Claim?] = []
  private var happened: [String: [Moment]] = [:]
  /// What turned out otherwise, in words; at most a few dozen.
  public private(set) var complaints: [String] = []
  /// Claims that the run has confirmed.
  public private(set) var confirmed = 0
  /// Claims that ended with a revert or with something brought from outside.
  public private(set) var overtaken = 0

  /// Whether what is named must also be the last to come of its node's inputs. Where work waits for
  /// workers, or a proof is lost or refused, only running on can tell.
  private let isExact: Bool

  /// Nothing was said yet.
  public init(isExact: Bool = false) { self.isExact = isExact }

  /// Claims that still stand at the end of the run.
  public var open: Int { claims.reduce(0) { $0 + ($1.map { $0.isReverted } ?? true ? 0 : 1) } }

  /// Asks Why about every message that is not at its end; a test of this test answers otherwise.
  public mutating func ask(
    _ world: World, answering answer: (World, MessageID) -> [Blocker] = { $0.waiting(for: $1) }
  ) {
    while claims.count < world.messages.count { claims.append(nil) }
    for message in world.messages where message.reverted != nil && claims[message.id.index] == nil {
      claims[message.id.index] = Claim(
        event: world.eventCount, time: world.now, level: message.level, depth: 0,
        chain: answer(world, message.id), isReverted: true)
    }
    for message in world.messages {
      if claims[message.id.index] != nil { continue }
      guard message.reverted == nil, message.level != .final else { continue }
      let chain = answer(world, message.id)
      if chain.isEmpty { complain("\(Address.message(message.id)) waits for nothing", world) }
      let l1 = world.settings.l1
      let importsEarly = message.level == .sent && !world.topology.isMember(message.destination)
      claims[message.id.index] = Claim(
        event: world.eventCount, time: world.now, level: message.level,
        depth: importsEarly ? l1.importDepth : l1.finalitySlots, chain: chain)
    }
  }

  /// Takes in what the last event did; the world must be listening.
  public mutating func take(_ world: World) {
    var isDisturbed = false
    for record in world.records {
      switch record.cause {
      case .command, .scheduled: isDisturbed = true
      case .event: break
      }
      switch record.occurrence {
      case .message(.messagesRestored(let sends, _, _)):
        for id in sends { checkReturn(of: id, world) }
        isDisturbed = true
      case .sequencer(.chainForked(let r, _, _)), .sequencer(.chainReverted(let r, _, _, _)):
        forget(r, world)
      // Another way is open to it, or one is closed.
      case .contract(.membershipChanged(let r, _, _)), .contract(.contractOpened(let r)):
        forget(r, world)
      // The tree itself is another from here on.
      case .contract(.rootsLost), .contract(.rootsRestored): isDisturbed = true
      default: break
      }
      remember(record, world)
    }
    for record in world.records {
      for case .message(let id) in record.occurrence.objects(in: world) { check(id, world) }
    }
    if isDisturbed {
      for k in claims.indices where claims[k] != nil {
        claims[k] = nil
        overtaken += 1
      }
      ask(world)
    }
  }

  /// A chain that leaves its branch takes its sends and mints along.
  private mutating func forget(_ r: RollupID, _ world: World) {
    for k in claims.indices where claims[k] != nil {
      let message = world.message(MessageID(k))
      guard message.source == r || message.destination == r else { continue }
      claims[k] = nil
      overtaken += 1
    }
  }

  private mutating func remember(_ record: Record, _ world: World) {
    for key in Self.keys(record.occurrence, world) {
      happened[key, default: []].append(Moment(event: record.event, time: record.time))
    }
  }

  private static func keys(_ occurrence: Occurrence, _ world: World) -> [String] {
    func place(_ node: NodeID, _ i: Int) -> String { "\(world.address(of: node, checkpoint: i))" }
    switch occurrence {
    case .sequencer(.checkpointReached(let i)): return ["checkpoint \(i)"]
    case .prover(.provingStarted(let r, let i, _)): return ["begun A\(r.rawValue).\(i)"]
    case .prover(.chainProven(let r, let i, _)), .prover(.chainProofRefused(let r, let i, _)):
      return ["tried A\(r.rawValue).\(i)"]
    case .tree(.leafIncluded(let r, let i, _)): return ["decided A\(r.rawValue).\(i)"]
    case .tree(.leafCarried(let r, let i, _)): return ["decided A\(r.rawValue).\(i)"]
    case .tree(.foldStarted(let node, let i, _)): return ["begun \(place(node, i))"]
    case .tree(.nodeProven(let node, let i, _, _, _)): return ["proven \(place(node, i))"]
    case .tree(.nodeAccepted(let node, let i, _)): return ["accepted \(place(node, i))"]
    case .aggregator(.takeover), .aggregator(.aggregatorRestarted): return ["maker"]
    case .sequencer(.blockMade(let r, let height, _, _, _)):
      return ["block R\(r.rawValue)#\(height)"]
    case .contract(.registered(let i, _, let moved, _)):
      return ["registered", "registered \(i)"] + moved.map { "moved R\($0.rawValue)" }
    case .contract(.loneSettled(let r, _, _)):
      return ["settled R\(r.rawValue)", "moved R\(r.rawValue)"]
    case .l1(.l1BlockMade(let n, _)): return ["L1#\(n)"]
    case .settlement(.layer3Verified(_, let l2, _)): return ["verified R\(l2.rawValue)"]
    default: return []
    }
  }

  /// The first time that something happened after a claim.
  private func first(_ key: String, after claim: Claim) -> Moment? {
    guard let moments = happened[key] else { return nil }
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].event <= claim.event { low = middle + 1 } else { high = middle }
    }
    return low < moments.count ? moments[low] : nil
  }

  /// Whether, and when, a condition came true after it was named.
  private func met(_ blocker: Blocker, after claim: Claim, _ world: World) -> Moment? {
    let object = "\(blocker.object)"
    switch blocker.condition {
    case .checkpoint(let i): return first("checkpoint \(i)", after: claim)
    case .nodeProof: return first("proven \(object)", after: claim)
    case .chainProof:
      return first("begun \(object)", after: claim) ?? first("decided \(object)", after: claim)
    case .proving(_, let id):
      // A leaf is there once the tree has it, with its proof or carried.
      if case .chainProof = blocker.object { return first("decided \(object)", after: claim) }
      let job = world.job(id)
      return job.state == .running ? nil : Moment(event: 0, time: min(job.ends, world.now))
    case .worker: return first("begun \(object)", after: claim)
    case .maker: return first("maker", after: claim)
    case .delivery:
      return first("decided \(object)", after: claim) ?? first("accepted \(object)", after: claim)
    case .block: return first("block \(object)", after: claim)
    case .settlement(let i):
      // By a proof of its own, or by somebody's `B`, which moves its contract as well.
      switch blocker.object {
      case .rollup(let r), .block(let r, _): return first("moved R\(r.rawValue)", after: claim)
      default: return first("registered \(i)", after: claim)
      }
    case .finality(let number):
      return first("L1#\(number + claim.depth)", after: claim)
    case .lock: return first("settled \(object)", after: claim) ?? first("registered", after: claim)
    // By the deadline, before which nothing may come, or once it is sent again.
    case .lost: return first("decided \(object)", after: claim)
    case .healing:
      // Without it the deadline decides.
      guard blocker.deadline.map({ $0 <= world.now }) ?? false else { return nil }
      return first("decided \(object)", after: claim)
    case .foreignSettlement:
      guard case .block(let r, _) = blocker.object else { return nil }
      // Whoever has joined the tree meanwhile settles with it.
      return first("moved R\(r.rawValue)", after: claim)
    // It is judged when its blocks come back.
    case .branch: return nil
    case .contract: return first("verified \(object)", after: claim)
    // The aggregator's word makes no occurrence of its own: only its earliest time can be checked.
    case .commitment: return Moment(event: claim.event, time: blocker.earliest ?? world.now)
    case .aggregator, .refused, .end, .silence: return nil
    }
  }

  /// When the object that a condition is about came to be there.
  private func came(_ blocker: Blocker, after claim: Claim, _ world: World) -> Moment? {
    guard let (node, _) = world.node(at: blocker.object) else {
      return met(blocker, after: claim, world)
    }
    let word = world.tree[node].isLeaf ? "decided" : "proven"
    return first("\(word) \(blocker.object)", after: claim)
  }

  /// Whether nothing but the receiver's next block was named, or what keeps it from making one.
  private func isForReceiver(_ blocker: Blocker, _ message: Message) -> Bool {
    switch blocker.condition {
    case .block, .end: true
    case .healing: blocker.object == .rollup(message.destination)
    default: false
    }
  }

  /// What was said to be gone never returns, and what returns was said to be off a branch that may
  /// be decided for.
  private mutating func checkReturn(of id: MessageID, _ world: World) {
    guard id.index < claims.count, let claim = claims[id.index], claim.isReverted else { return }
    claims[id.index] = nil
    guard let last = claim.chain.last else {
      complain("\(Address.message(id)) came back, said to be gone at \(claim.time)", world)
      return
    }
    // Whether it is decided for a branch nobody can know before: no moment is named.
    if last.earliest != nil || last.condition != .branch {
      complain("\(Address.message(id)) came back otherwise than \(Self.text(claim.chain))", world)
    } else {
      confirmed += 1
    }
  }

  private mutating func check(_ id: MessageID, _ world: World) {
    guard id.index < claims.count, let claim = claims[id.index] else { return }
    let message = world.message(id)
    if claim.isReverted { return }
    if message.reverted == nil, message.level == claim.level { return }
    // It needed no more than a block to mint it: then that it can be opened is no news.
    if message.reverted == nil, message.level == .openable, claim.level == .sent,
      let last = claim.chain.last, isForReceiver(last, message)
    {
      claims[id.index]?.level = .openable
      return
    }
    claims[id.index] = nil
    guard message.reverted == nil, message.level > claim.level else {
      overtaken += 1
      return
    }
    let said =
      "at \(claim.time.milliseconds) ms it was \(claim.level), \(Self.text(claim.chain)); "
      + "now \(message.level)"
    if let earliest = claim.chain.first?.earliest, world.now < earliest {
      complain("\(Address.message(id)) moved before \(earliest.milliseconds) ms: \(said)", world)
      return
    }
    guard let last = claim.chain.last, met(last, after: claim, world) != nil else {
      // After the deadline somebody else acts instead.
      if claim.chain.contains(where: { $0.deadline.map { $0 < world.now } ?? false }) {
        overtaken += 1
        return
      }
      // A proof that others had can stand in for one that never came here.
      if let last = claim.chain.last, let (node, i) = world.node(at: last.object),
        world.slot(node, i).proof != nil
      {
        overtaken += 1
        return
      }
      complain("\(Address.message(id)) moved without what it waited for: \(said)", world)
      return
    }
    for blocker in claim.chain {
      if let earliest = blocker.earliest, let moment = came(blocker, after: claim, world),
        moment.time < earliest, blocker != claim.chain.first
      {
        complain(
          "\(blocker.object) came at \(moment.time.milliseconds) ms, before "
            + "\(earliest.milliseconds) ms: \(said)", world)
        return
      }
    }
    if isExact, let rival = rival(of: claim, world) {
      complain("\(rival) came later than \(last.object), which should be last: \(said)", world)
      return
    }
    confirmed += 1
  }

  /// An input of the node above the named one that came even later: then the named one was not what
  /// unblocked it.
  private func rival(of claim: Claim, _ world: World) -> Address? {
    guard claim.chain.count > 1, let last = claim.chain.last,
      let (node, i) = world.node(at: last.object), let mine = met(last, after: claim, world),
      let parent = world.tree[node].parent,
      world.address(of: parent, checkpoint: i) == claim.chain[claim.chain.count - 2].object,
      let (left, right) = world.tree[parent].children
    else { return nil }
    let other = world.address(of: left == node ? right : left, checkpoint: i)
    let came = first("decided \(other)", after: claim) ?? first("proven \(other)", after: claim)
    return came.map { $0.time > mine.time } ?? false ? other : nil
  }

  private mutating func complain(_ words: String, _ world: World) {
    guard complaints.count < 40 else { return }
    complaints.append("e\(world.eventCount) \(world.now.milliseconds) ms: \(words)")
  }

  private static func text(_ chain: [Blocker]) -> String {
    chain.map { blocker in
      let earliest = blocker.earliest.map { "\($0.milliseconds)" } ?? "?"
      return "\(blocker.object) \(blocker.condition) >=\(earliest)"
    }.joined(separator: " <- ")
  }
}
