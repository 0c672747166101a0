import RollupSimulation

extension Update {
  /// Rows that a page moves by; the view scrolls so that the selection stays in sight.
  static let pageRows = 10

  static func move(_ intent: Intent, _ model: inout Model) -> [Effect] {
    if let layer = model.layers.last { return move(intent, within: layer, &model) }
    switch model.focus {
    case .tree: return moveInTree(intent, &model)
    case .chains: return moveInChains(intent, &model)
    case .messages:
      let rows = MessageRows.ordered(model, limit: MessageRows.reach)
      return moveInList(intent, &model, rows.map(Address.message))
    case .aggregator: return moveInList(intent, &model, aggregatorRows(model))
    case .log: return moveInLog(intent, &model)
    case .inspector: return moveInInspector(intent, &model)
    case .metrics: return scroll(intent, &model)
    case .timeline: return moveInTimeline(intent, &model)
    }
  }

  /// Rows of the screen that an overlay leaves or keeps for its title, and one of overlap.
  private static let overlayOtherRows = 7

  private static func move(
    _ intent: Intent, within layer: Model.Layer, _ model: inout Model
  ) -> [Effect] {
    let step = step(of: intent)
    if case .menu(var menu) = layer {
      menu.selected = min(max(menu.selected + step, 0), max(menu.items.count - 1, 0))
      model.layers[model.layers.count - 1] = .menu(menu)
    } else if let answer = model.answer {
      moveCursor(answer, by: step, &model)
    } else if case .hash(let trail) = layer {
      move(intent, in: trail, &model)
    } else if case .explain(let explanation) = layer {
      move(intent, in: explanation, &model)
    } else if layer == .settings {
      model.settings.select(model.settings.selected + step)
    } else if layer == .breakpoints {
      let last = model.breaks.points.count - 1
      model.breaks.selected = max(min(model.breaks.selected + step, last), 0)
    } else if intent == .pageUp || intent == .pageDown {
      // All but one row, so that the eye finds the line where it was.
      let page = max(model.screen.rows - overlayOtherRows, 1)
      model.overlayScroll = max(model.overlayScroll + (intent == .pageUp ? -page : page), 0)
    } else {
      model.overlayScroll = max(model.overlayScroll + step, 0)
    }
    return []
  }

  /// Rows down; large for the first and last.
  private static func step(of intent: Intent) -> Int {
    switch intent {
    case .moveUp, .moveLeft: -1
    case .moveDown, .moveRight: 1
    case .pageUp: -pageRows
    case .pageDown: pageRows
    case .first: -1_000_000
    case .last: 1_000_000
    default: 0
    }
  }

  /// Moves along a list; a selection that is not on it gives way to its first row.
  private static func moveInList(
    _ intent: Intent, _ model: inout Model, _ rows: [Address]
  ) -> [Effect] {
    guard !rows.isEmpty else { return refuse(&model, "There is nothing to select here yet.") }
    if let place = rows.firstIndex(of: model.selection) {
      model.selection = rows[min(max(place + step(of: intent), 0), rows.count - 1)]
    } else {
      model.selection = rows[intent == .last ? rows.count - 1 : 0]
    }
    return []
  }

  private static func aggregatorRows(_ model: Model) -> [Address] {
    let world = model.timeline.world
    return world.aggregators.map { .aggregator($0.id) } + [.l1Block(world.l1.height)]
  }

  private static func moveInLog(_ intent: Intent, _ model: inout Model) -> [Effect] {
    var events: [Address] = []
    for record in model.log where events.last != .event(record.event) {
      events.append(.event(record.event))
    }
    if !events.contains(model.selection), let last = events.last, intent != .first {
      model.selection = last
      return []
    }
    return moveInList(intent, &model, events)
  }

  static func scroll(_ intent: Intent, _ model: inout Model) -> [Effect] {
    let pane = model.focus.rawValue
    // The view cuts this to the text it has.
    model.scroll[pane] = min(max(model.scroll[pane] + step(of: intent), 0), 10_000)
    return []
  }

  private static func moveInTimeline(_ intent: Intent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .first: return time(.goTo(.event(0)), &model)
    case .last: return time(.goTo(.event(model.timeline.lastKnownEvent)), &model)
    case .moveLeft, .moveUp: return time(.stepBack, &model)
    case .moveRight, .moveDown: return time(.stepForward, &model)
    case .pageUp: return time(.checkpointBack, &model)
    default: return time(.checkpointForward, &model)
    }
  }

  /// Up and down over the rollups, in the tree's order; left and right along a chain.
  private static func moveInChains(_ intent: Intent, _ model: inout Model) -> [Effect] {
    let world = model.timeline.world
    let order = world.tree.order
    let rollup = selectedRollup(model) ?? order[0]
    let height = world.rollups[rollup].height
    switch intent {
    case .moveLeft, .moveRight:
      var wished = height
      if case .block(_, let selected) = model.selection {
        wished = selected + (intent == .moveLeft ? -1 : 1)
      }
      model.selection = .block(rollup, height: min(max(wished, 0), height))
    default:
      return moveInList(
        intent, &model, order.map(Address.rollup),
        from: .rollup(rollup), isOnList: isRollupOrBlock(model.selection))
    }
    return []
  }

  private static func isRollupOrBlock(_ address: Address) -> Bool {
    address.chain != nil
  }

  private static func moveInList(
    _ intent: Intent, _ model: inout Model, _ rows: [Address], from start: Address,
    isOnList: Bool
  ) -> [Effect] {
    model.selection = start
    return isOnList ? moveInList(intent, &model, rows) : []
  }
}

extension Update {
  /// The node that the selection stands for in the shown tree: a rollup stands for its leaf.
  static func selectedNode(_ model: Model) -> (NodeID, Int)? {
    let world = model.timeline.world
    let shown = model.treeCheckpoint ?? world.newestTreeCheckpoint
    if let r = model.selection.chain {
      guard r.index < world.rollups.count else { return nil }
      return (world.tree.leaf(of: r), shown)
    }
    return world.node(at: model.selection)
  }

  /// The rollup that the selection is or belongs to; a message belongs to none.
  static func selectedRollup(_ model: Model) -> RollupID? {
    if case .chainProof(let r, _) = model.selection { return r }
    return model.selection.chain
  }

  /// Left to the leaves, right to the root, up and down among the nodes of one level.
  private static func moveInTree(_ intent: Intent, _ model: inout Model) -> [Effect] {
    let world = model.timeline.world
    let tree = world.tree
    let shown = model.treeCheckpoint ?? world.newestTreeCheckpoint
    guard let (node, _) = selectedNode(model) else {
      model.selection = world.address(of: tree.leaf(of: tree.order[0]), checkpoint: shown)
      return []
    }
    let place = tree[node]
    var wished = node
    switch intent {
    case .moveRight: wished = place.parent ?? node
    case .moveLeft: wished = model.folded.contains(node) ? node : place.children?.left ?? node
    default:
      let level = tree.nodes.indices.map { NodeID($0) }
        .filter {
          isVisible($0, model) && (place.isLeaf ? tree[$0].isLeaf : tree[$0].depth == place.depth)
        }
        .sorted { tree[$0].first < tree[$1].first }
      guard let row = level.firstIndex(of: node) else { break }
      wished = level[min(max(row + step(of: intent), 0), level.count - 1)]
    }
    model.selection = world.address(of: wished, checkpoint: shown)
    return []
  }

  private static func isVisible(_ node: NodeID, _ model: Model) -> Bool {
    !model.timeline.world.tree.ancestors(of: node).contains { model.folded.contains($0) }
  }
}

extension Address {
  /// The rollup whose chain it is or stands on.
  var chain: RollupID? {
    switch self {
    case .rollup(let r), .block(let r, _): r
    case .chainProof, .node, .child, .root, .message, .l1Block, .aggregator, .command, .event: nil
    }
  }
}
