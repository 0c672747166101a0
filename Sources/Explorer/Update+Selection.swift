import RollupSimulation

/// A move over rows, words or places, as far as whatever is on top has any.
public enum MoveIntent: Hashable, Sendable {
  case up, down, left, right
  case first, last, pageUp, pageDown

  /// Rows down, with pages of so many; large for the first and last.
  func step(page: Int = Update.pageRows) -> Int {
    switch self {
    case .up, .left: -1
    case .down, .right: 1
    case .pageUp: -page
    case .pageDown: page
    case .first: -1_000_000
    case .last: 1_000_000
    }
  }

  /// The place after it among a few: a page is all of them.
  func place(from place: Int, of count: Int) -> Int {
    min(max(place + step(page: count), 0), count - 1)
  }
}

extension Update {
  /// Rows that a page moves by; the view scrolls so that the selection stays in sight.
  static let pageRows = 10

  static func move(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
    guard let layer = model.layers.last else { return model.focus.row.move(intent, &model) }
    layer.kind.row.move(intent, &model)
    return []
  }

  /// Moves along a list; a selection that is not on it gives way to its first row.
  static func moveInList(
    _ intent: MoveIntent, _ model: inout Model, _ rows: [Address]
  ) -> [Effect] {
    guard !rows.isEmpty else { return refuse(&model, "There is nothing to select here yet.") }
    if let place = rows.firstIndex(of: model.selection) {
      model.selection = rows[min(max(place + intent.step(), 0), rows.count - 1)]
    } else {
      model.selection = rows[intent == .last ? rows.count - 1 : 0]
    }
    return []
  }

  static func moveInLog(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
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

  static func moveInTimeline(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .first: time(.goTo(.event(0)), &model)
    case .last: time(.goTo(.event(model.timeline.lastKnownEvent)), &model)
    case .left, .up: time(.stepBack, &model)
    case .right, .down: time(.stepForward, &model)
    case .pageUp: time(.checkpointBack, &model)
    case .pageDown: time(.checkpointForward, &model)
    }
  }

  /// Up and down over the rollups, in the tree's order; left and right along a chain.
  static func moveInChains(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
    let world = model.timeline.world
    let order = world.tree.order
    let rollup = selectedRollup(model) ?? order[0]
    let height = world.rollup(rollup).height
    switch intent {
    case .left, .right:
      var wished = height
      if case .block(_, let selected) = model.selection { wished = selected + intent.step() }
      model.selection = .block(rollup, height: min(max(wished, 0), height))
      return []
    case .up, .down, .first, .last, .pageUp, .pageDown:
      return moveInList(
        intent, &model, order.map(Address.rollup),
        from: .rollup(rollup), isOnList: isRollupOrBlock(model.selection))
    }
  }

  private static func isRollupOrBlock(_ address: Address) -> Bool {
    address.chain != nil
  }

  private static func moveInList(
    _ intent: MoveIntent, _ model: inout Model, _ rows: [Address], from start: Address,
    isOnList: Bool
  ) -> [Effect] {
    model.selection = start
    return isOnList ? moveInList(intent, &model, rows) : []
  }
}

extension Update {
  /// What a pane of rollups begins with.
  static func firstRollup(_ model: Model) -> Address? {
    .rollup(selectedRollup(model) ?? model.timeline.world.tree.order[0])
  }

  /// The node that the selection stands for in the shown tree: a rollup stands for its leaf.
  static func selectedNode(_ model: Model) -> (NodeID, Int)? {
    let world = model.timeline.world
    let shown = model.treeCheckpoint ?? world.newestTreeCheckpoint
    if let r = model.selection.chain {
      guard world.exists(.rollup(r)) else { return nil }
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
  static func moveInTree(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
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
    case .right: wished = place.parent ?? node
    case .left: wished = model.folded.contains(node) ? node : place.children?.left ?? node
    case .up, .down, .first, .last, .pageUp, .pageDown:
      let level = tree.nodes.indices.map { NodeID($0) }
        .filter {
          isVisible($0, model) && (place.isLeaf ? tree[$0].isLeaf : tree[$0].depth == place.depth)
        }
        .sorted { tree[$0].first < tree[$1].first }
      guard let row = level.firstIndex(of: node) else { break }
      wished = level[min(max(row + intent.step(), 0), level.count - 1)]
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

  /// The checkpoint in whose tree it stands.
  var treeCheckpoint: Int? {
    switch self {
    case .chainProof(_, let i), .node(_, _, let i), .child(_, let i), .root(let i): i
    case .rollup, .block, .message, .l1Block, .aggregator, .command, .event: nil
    }
  }
}
