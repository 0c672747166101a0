import RollupSimulation

extension Answer {
  /// A message through all its levels: when and through what it reached each, with the hashes that
  /// it used, and the cover of its send beside it.
  static func follow(_ id: MessageID, _ world: World) -> Answer {
    let m = world.message(id)
    var answer = Answer(
      title: "FOLLOW \(Wording.name(id))\(Wording.subtitle(.message(id), world))  "
        + "\(MessageRow.rail(m, world)) \(MessageRow.cover(m))")
    let track = world.track(of: id)
    answer.addSent(m)
    answer.addOpened(m, track, world)
    answer.addImported(m, track, world)
    answer.addSettled(m, world)
    answer.addCover(m, world)
    return answer
  }

  private mutating func addSent(_ m: Message) {
    let block = Address.block(m.source, height: Int(m.leaf.sentAtBlock))
    add(
      "1 sent", "\(block) sends it, place \(m.outboxIndex) of the outbox",
      end: Wording.clock(m.sentAt),
      tone: .good, to: .answer(.goToCause(block, time: m.sentAt, event: nil)))
    let leaf = m.leaf
    add(
      "",
      "leaf \(Inspection.hash(leaf.hash)) = H(0x00 │ from \(leaf.source.rawValue) │ to "
        + "\(leaf.destination.rawValue) │ nonce \(leaf.nonce) │ amount \(leaf.amount) │ block "
        + "\(leaf.sentAtBlock))", tone: .quiet)
    first = 0
  }

  /// A level that is reached, the one that is next, or one that comes later.
  private mutating func addLevel(
    _ level: Message.Level, _ label: String, _ m: Message, _ world: World,
    done: (text: String, time: Instant, object: Address)?
  ) {
    if let done {
      first = lines.count
      add(
        label, done.text, end: Wording.clock(done.time), tone: .good,
        to: .answer(.goToCause(done.object, time: done.time, event: nil)))
    } else if m.reverted != nil, !world.mayComeBack(m) {
      add(label, "never", tone: .quiet)
    } else if m.level.rawValue + 1 == level.rawValue {
      let chain = world.waiting(for: m.id)
      first = lines.count
      add(
        label, "not yet: " + Wording.waiting(m, chain, world), end: Wording.earliest(chain),
        tone: .warn, to: .answer(.why(chain.last?.object ?? .message(m.id))))
    } else {
      add(label, "later", tone: .quiet)
    }
  }

  private mutating func addOpened(_ m: Message, _ track: MessageTrack, _ world: World) {
    // A message can be minted at once through what its receiver held already.
    let via = m.openable ?? m.mint?.via
    addLevel(
      .openable, "2 openable", m, world,
      done: via.map {
        let place = world.address(of: $0)
        return ("\(place) has reached \(Wording.name(m.destination))", $0.at, place)
      })
    guard let block = track.leafBlock, let root = track.outboxRoot else { return }
    let hops = track.opening.map { "\($0.place) \(Wording.short($0.digest))" }
    add("", "opening " + hops.joined(separator: " → "), tone: .quiet)
    add(
      "",
      "= \(block.place) → outbox \(Wording.short(root)) → leaf \(m.outboxIndex) of "
        + "\(track.outboxCount), "
        + "\(Wording.count(track.pathLength, "hash").pluralHashes) on the way",
      tone: .quiet)
  }

  private mutating func addImported(_ m: Message, _ track: MessageTrack, _ world: World) {
    addLevel(
      .imported, "3 imported", m, world,
      done: m.mint.map {
        let via = world.address(of: $0.via)
        let block = Address.block(m.destination, height: Int($0.height))
        return (
          "\(block) imports \(via) and \(m.isExpired ? "returns it, too late" : "mints"), "
            + "\(Wording.length($0.via.at - m.sentAt)) after the send",
          $0.via.at, block
        )
      })
    guard let mint = m.mint else { return }
    guard let settles = track.settles, let (node, _) = world.node(at: settles) else {
      add("", Wording.settles(mint, of: m, world), tone: .quiet)
      return
    }
    // A node's token names its level; of another hash the name is the shortest word.
    let token =
      mint.via.node == nil
      ? "\(world.address(of: mint.via))" : "token \(Wording.digit(world.tree.level(of: node)))"
    let hops = track.exported.map { "\($0.place) \(Wording.short($0.digest))" }
    let way = hops.isEmpty ? "no proof holds it yet" : hops.joined(separator: " → ")
    add("", "export \(token): \(way), settles at \(settles)", tone: .quiet)
  }

  private mutating func addSettled(_ m: Message, _ world: World) {
    addLevel(
      .settled, "4 tree", m, world,
      done: m.mint?.settled.map {
        let place = world.address(of: $0)
        let isOfTree = m.mint?.via.node != nil
        return (
          isOfTree
            ? "\(place)'s prev equals the import, or contains it: settled"
            : "\(place) has both sides of the import: settled", $0.at, place
        )
      })
    addLevel(
      .onL1, "5 on L1", m, world,
      done: m.onL1.map {
        let number = world.layer1.number(at: $0)
        return ("L1#\(number) has a block that holds the mint", $0, .l1Block(number))
      })
    addLevel(
      .final, "6 final", m, world,
      done: m.final.map { ("no reorganisation of L1 reaches it", $0, .message(m.id)) })
    if let cause = m.reverted {
      add(
        "reverted", Wording.cause(cause, world.tree), tone: .bad, to: .answer(.why(.message(m.id))))
    }
  }

  private mutating func addCover(_ m: Message, _ world: World) {
    if m.reverted != nil, let i = world.rootHolding(m) {
      add(
        "cover",
        "B.\(i) contains the send, and \(Wording.name(m.source)) goes back if L1 takes that",
        tone: .warn, to: .answer(.why(.root(checkpoint: i))))
      return
    }
    guard let i = m.coveredBy, let at = m.coveredAt else {
      add("cover", "·· no B contains the send yet: it is not soft-final", tone: .quiet)
      return
    }
    add(
      "cover", "B.\(i) contains the send: soft-final, whatever becomes of the mint",
      end: Wording.clock(at), tone: .good,
      to: .answer(.goToCause(.root(checkpoint: i), time: at, event: nil)))
  }

  /// A node's hash as an export: who imported it, and how far each import is on its way to where it
  /// settles.
  static func follow(export node: NodeID, _ i: Int, _ world: World) -> Answer {
    let place = world.address(of: node, checkpoint: i)
    var answer = Answer(title: "FOLLOW the export \(place)")
    let importers = world.importers(of: node, i)
    let hash = world.hash(of: node, at: i).map(Inspection.hash) ?? "not proven yet"
    answer.add("hash", hash, to: .time(.goTo(place)))
    if importers.isEmpty { answer.add("imported", "by nobody so far", tone: .quiet) }
    for (block, track) in importers {
      guard case .block(let r, let height) = block, let settles = track.settles else { continue }
      let isSettled = track.exported.last?.place == settles
      let way = track.exported.map { "\($0.place)" }.joined(separator: " → ")
      answer.add(
        "imported",
        "by \(block)\(way.isEmpty ? ", in no proof yet" : " → \(way)")"
          + (isSettled ? ": settled" : ", settles at \(settles)"),
        end: Wording.clock(world.rollup(r).block(atHeight: height).time),
        tone: isSettled ? .good : .normal, to: .answer(.why(settles)))
    }
    return answer
  }
}
