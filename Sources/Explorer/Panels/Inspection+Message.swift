import RollupSimulation
import Screen

extension Inspection {
  static func message(_ id: MessageID, _ scene: Scene) -> [Line] {
    let world = scene.world
    let m = world.message(id)
    let leaf = m.leaf
    var lines = [
      field(
        "mint", "\(MessageRow.rail(m, world))   \(standing(of: m, world))"),
      field(
        "leaf", .normal, .hash(HashTarget(leaf.hash, world.reference(toLeafOf: m))),
        .words(
          " = H(0x00 │ \(leaf.source.rawValue) │ \(leaf.destination.rawValue)"
            + " │ nonce \(leaf.nonce) │ amount \(leaf.amount) │ block \(leaf.sentAtBlock)"
            + (leaf.deadline.map { " │ deadline \($0.milliseconds)" } ?? "") + ")")),
      field(
        "sent",
        "\(Wording.clock(m.sentAt)) in R\(leaf.source.rawValue)#\(leaf.sentAtBlock), "
          + "outbox place \(m.outboxIndex)",
        to: .block(leaf.source, height: Int(leaf.sentAtBlock))),
    ]
    if scene.topology.hasBlockImports {
      let mode = scene.topology.mode(from: m.source, to: m.destination)
      let wanted = scene.topology.wanted(from: m.source, to: m.destination)
      lines.append(
        field(
          "mode",
          mode.rawValue + (mode == wanted ? "" : ", as \(wanted.rawValue) cannot be had here")))
    }
    lines += deadline(of: m, world) + mint(m, world)
    if let cause = m.rejected {
      lines.append(
        field(
          "rejected", "its mint was taken back: \(Wording.cause(cause, world.tree))", .bad,
          to: .rollup(m.destination)))
    }
    if let cause = m.reverted {
      lines.append(field("reverted", Wording.cause(cause, world.tree), .bad, to: .rollup(m.source)))
    }
    lines.append(
      m.coveredBy.map {
        field(
          "cover",
          "B.\($0) contains the send"
            + (m.coveredAt.map { ", known at \(Wording.clock($0))" } ?? ""),
          .good, to: .root(checkpoint: $0))
      } ?? field("cover", "·· no B contains the send yet", .quiet))
    lines.append(
      field(
        "why", Wording.whyLine(.message(id), world), .normal,
        to: world.waiting(for: id).last?.object))
    return lines
  }

  private static func standing(of m: Message, _ world: World) -> String {
    if m.reverted != nil { return world.mayComeBack(m) ? "off the chain" : "over" }
    return m.isExpired ? "expired, \(Wording.level(m.level))" : Wording.level(m.level)
  }

  /// Its deadline, and the message that returns it or that it returns.
  private static func deadline(of m: Message, _ world: World) -> [Line] {
    var lines: [Line] = []
    if let deadline = m.leaf.deadline {
      let end = world.returning(of: m.id)
      let text = "\(Wording.clock(deadline)) is the last moment to mint it"
      lines.append(
        end.map {
          field(
            "expired", "\(text); \(Wording.name($0)) returns the amount", .bad, to: .message($0))
        } ?? field("deadline", text))
    }
    if let id = m.returning {
      lines.append(
        field("returns", "\(Wording.name(id)), which came too late", to: .message(id)))
    }
    return lines
  }

  /// The stations of the mint, as far as it came.
  private static func mint(_ m: Message, _ world: World) -> [Line] {
    var lines: [Line] = []
    func via(_ via: Message.Via) -> Address {
      world.address(of: via)
    }
    if let openable = m.openable {
      lines.append(
        field(
          "openable", "\(Wording.clock(openable.at)) through \(via(openable))", to: via(openable)))
    }
    guard let mint = m.mint else { return lines }
    let destination = m.destination
    let latency = Wording.length(mint.via.at - m.sentAt)
    lines.append(
      field(
        m.isExpired ? "returned" : "imported",
        "\(Wording.clock(mint.via.at)) in R\(destination.rawValue)#\(mint.height) through "
          + "\(via(mint.via)), \(latency) after the send",
        to: .block(destination, height: Int(mint.height))))
    lines.append(
      field(
        "opening",
        "\(via(mint.via)) → R\(m.source.rawValue)'s block → outbox root → leaf \(m.outboxIndex)",
        .quiet, to: via(mint.via)))
    if let settled = mint.settled {
      lines.append(
        field(
          settled.node == nil ? "settled" : "tree",
          "\(Wording.clock(settled.at)) settled at \(via(settled))", .good, to: via(settled)
        ))
    }
    if let onL1 = m.onL1 { lines.append(field("L1", "\(Wording.clock(onL1)) on L1", .good)) }
    if let final = m.final { lines.append(field("final", Wording.clock(final), .good)) }
    return lines
  }
}
