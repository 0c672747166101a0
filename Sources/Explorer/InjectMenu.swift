import RollupSimulation

/// What can go wrong with the selection, or be mended, as a list to choose from.
enum InjectMenu {
  /// The menu for the selection; `nil` if nothing can be done to it.
  static func menu(for model: Model) -> Model.Menu? {
    let world = model.timeline.world
    switch model.selection {
    case .rollup(let r), .block(let r, _), .chainProof(let r, _):
      guard world.exists(.rollup(r)) else { return nil }
      return Model.Menu(
        title: "Inject on \(Address.rollup(r))", items: items(at: .rollup(r), world))
    case .aggregator(let a):
      guard world.exists(.aggregator(a)) else { return nil }
      return Model.Menu(
        title: "Inject on \(Address.aggregator(a))", items: items(at: .aggregator(a), world))
    case .node(_, _, let i), .child(_, let i), .root(let i):
      let maker = world.holder(ofCheckpoint: i)
      return Model.Menu(
        title: "Inject on \(Address.aggregator(maker)), the maker of \(model.selection)",
        items: items(at: .aggregator(maker), world))
    case .message(let id):
      guard world.exists(.message(id)) else { return nil }
      return Model.Menu(title: "Inject on \(model.selection)", items: items(of: id, world))
    case .l1Block(let number):
      return Model.Menu(
        title: "Inject on \(model.selection)",
        items: items(at: .l1Block(number), world)
          + world.aggregatorNumbers.flatMap { items(at: .aggregator($0), world) })
    case .command, .event:
      return Model.Menu(
        title: "Inject",
        items: world.aggregatorNumbers.flatMap { items(at: .aggregator($0), world) })
    }
  }

  private static func item(_ title: String, _ action: Action) -> Model.Menu.Item {
    Model.Menu.Item(title: title, intent: .act(.perform(action)))
  }

  /// What makes sense at an object now, in the order of the groups; what heals a fault stands
  /// where the fault would.
  private static func items(at object: Address, _ world: World) -> [Model.Menu.Item] {
    let groups = ActionRow.MenuGroup.allCases
    return groups.flatMap { group in
      ActionKind.allCases.filter { $0.row.menu == group && !ActionKind.healings.contains($0) }
        .flatMap {
          ([$0] + ($0.row.healing.map { [$0] } ?? [])).flatMap { $0.offers(at: object, in: world) }
        }
    }.map { item(Wording.offer($0, world), $0) }
  }

  /// A message is hurt through its ends and the aggregator between them.
  private static func items(of id: MessageID, _ world: World) -> [Model.Menu.Item] {
    let message = world.message(id)
    let source = world.rollup(message.source)
    let from = Address.rollup(message.source)
    let to = Address.rollup(message.destination)
    var items: [Model.Menu.Item] = []
    let height = source.height(of: message.sentIn)
    if source.isOnChain(message.sentIn) {
      let depth = source.height - height + 1
      items.append(
        item(
          "fork \(from) below #\(height), which sent it",
          .inject(.forkRollup(message.source, depth: depth))))
    }
    if let mint = message.mint {
      let destination = world.rollup(message.destination)
      let depth = destination.height - Int(mint.height) + 1
      if depth >= 1, destination.isOnChain(mint.block) {
        items.append(
          item(
            "fork \(to) below #\(mint.height), which minted it",
            .inject(.forkRollup(message.destination, depth: depth))))
      }
    }
    for end in [message.source, message.destination] {
      let name = Address.rollup(end)
      items.append(
        world.rollup(end).prover.isHalted
          ? item("heal the prover of \(name)", .heal(.prover(end)))
          : item("halt the prover of \(name)", .inject(.haltProver(end))))
    }
    items += Self.items(at: .aggregator(world.holder), world)
    items.append(item("exit: \(from) posts the last B on L1", .exit(message.source)))
    return items
  }
}
