import RollupSimulation

/// What can go wrong with the selection, or be mended, as a list to choose from.
enum InjectMenu {
  /// The menu for the selection; `nil` if nothing can be done to it.
  static func menu(for model: Model) -> Model.Menu? {
    let world = model.timeline.world
    switch model.selection {
    case .rollup(let r), .block(let r, _), .chainProof(let r, _):
      guard r.index < world.rollups.count else { return nil }
      return Model.Menu(title: "Inject on \(Address.rollup(r))", items: items(of: r, world))
    case .aggregator(let a):
      guard a.index < world.aggregators.count else { return nil }
      return Model.Menu(title: "Inject on \(Address.aggregator(a))", items: items(of: a, world))
    case .node(_, _, let i), .child(_, let i), .root(let i):
      let maker = world.holder(ofCheckpoint: i)
      return Model.Menu(
        title: "Inject on \(Address.aggregator(maker)), the maker of \(model.selection)",
        items: items(of: maker, world))
    case .message(let id):
      guard id.index < world.messages.count else { return nil }
      return Model.Menu(title: "Inject on \(model.selection)", items: items(of: id, world))
    case .l1Block(let number):
      return Model.Menu(title: "Inject on \(model.selection)", items: items(ofL1: number, world))
    case .command, .event:
      return Model.Menu(
        title: "Inject", items: world.aggregators.flatMap { items(of: $0.id, world) })
    }
  }

  private static func item(_ title: String, _ action: Action) -> Model.Menu.Item {
    Model.Menu.Item(title: title, intent: .perform(action))
  }

  private static func items(of a: AggregatorID, _ world: World) -> [Model.Menu.Item] {
    let name = Address.aggregator(a)
    return world.aggregators[a].isCrashed
      ? [item("heal: \(name) starts again", .heal(.aggregator(a)))]
      : [
        item("crash \(name): silent, its folds lost", .inject(.crashAggregator(a))),
        item("junk: its next fold takes noise for x", .inject(.junkInput(a))),
      ]
  }

  /// L1 can leave what is not final.
  private static func items(ofL1 number: Int, _ world: World) -> [Model.Menu.Item] {
    let depth = world.l1.height - number + 1
    var items: [Model.Menu.Item] = []
    if number > world.l1.finalNumber, number > 0, depth >= 1 {
      items.append(
        item(
          depth == 1
            ? "reorgL1: L1 leaves its newest block"
            : "reorgL1: L1 leaves its newest \(depth) blocks, this one too",
          .inject(.reorgL1(depth: depth))))
    }
    return items + world.aggregators.flatMap { Self.items(of: $0.id, world) }
  }

  private static func items(of r: RollupID, _ world: World) -> [Model.Menu.Item] {
    let rollup = world.rollups[r]
    let name = Address.rollup(r)
    var items: [Model.Menu.Item] = []
    if rollup.height > 0 {
      items.append(item("fork: abandon the last block", .inject(.forkRollup(r, depth: 1))))
    }
    if rollup.height >= 3 {
      items.append(item("fork: abandon the last 3 blocks", .inject(.forkRollup(r, depth: 3))))
    }
    let included = rollup.block(rollup.view.included.block).height
    let depth = rollup.height - included + 1
    if included > 0, depth >= 1, depth <= rollup.height {
      items.append(
        item(
          "fork below the tree: abandon \(depth), included #\(included) too",
          .inject(.forkRollup(r, depth: depth))))
    }
    items.append(
      rollup.sequencer.isHalted
        ? item("heal the sequencer: blocks again", .heal(.sequencer(r)))
        : item("halt the sequencer: no more blocks", .inject(.haltSequencer(r))))
    if rollup.prover.isHalted {
      items.append(item("heal the prover: proofs again", .heal(.prover(r))))
    } else {
      items.append(item("halt the prover: no more proofs", .inject(.haltProver(r))))
      let proving = late(world)
      items.append(
        item(
          "slow the prover: next proof takes \(SpanText.write(proving)), too late for its tree",
          .inject(.slowProver(r, proving: proving))))
    }
    items.append(
      item("lose the next chain proof of \(name)", .inject(.loseChainProof(r))))
    items.append(item("exit: \(name) posts the last B on L1", .exit(r)))
    let place = world.topology.places[r]
    if case .alone = place, world.topology.hasTree {
      items.append(item("join: \(name) becomes a member of the tree", .join(r)))
    } else if case .tree = place {
      items.append(item("leave: \(name) settles alone from an epoch on", .leave(r)))
    }
    items += [
      item("front-run: a lone proof, contract open or not", .inject(.frontRun(r))),
      item("bad import: a junk hash in the next block", .inject(.badImport(r))),
      item("mint the newest message once more", .inject(.mintAgain(r))),
    ]
    return items
  }

  /// A message is hurt through its ends and the aggregator between them.
  private static func items(of id: MessageID, _ world: World) -> [Model.Menu.Item] {
    let message = world.message(id)
    let source = world.rollups[message.source]
    let from = Address.rollup(message.source)
    let to = Address.rollup(message.destination)
    var items: [Model.Menu.Item] = []
    let height = source.block(message.sentIn).height
    if source.isOnChain(message.sentIn) {
      let depth = source.height - height + 1
      items.append(
        item(
          "fork \(from) below #\(height), which sent it",
          .inject(.forkRollup(message.source, depth: depth))))
    }
    if let mint = message.mint {
      let destination = world.rollups[message.destination]
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
        world.rollups[end].prover.isHalted
          ? item("heal the prover of \(name)", .heal(.prover(end)))
          : item("halt the prover of \(name)", .inject(.haltProver(end))))
    }
    items += Self.items(of: world.holder, world)
    items.append(item("exit: \(from) posts the last B on L1", .exit(message.source)))
    return items
  }

  /// So long that the proof misses the collection deadline, with time to see it.
  private static func late(_ world: World) -> Span {
    world.settings.aggregation.collectionDeadline + .seconds(60)
  }
}
