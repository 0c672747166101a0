import RollupSimulation

/// What is looked at, and where on the screen.
public enum PlaceIntent: Hashable, Sendable {
  case nextPane, previousPane, focus(Model.Pane), defaultLayout
  case select(Address)
  case toggleFold, foldAll
  case previousTree, nextTree
  case inspect, back, close
  /// Close the topmost layer, else quit.
  case closeOrQuit
}

extension Update {
  static func place(_ intent: PlaceIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .nextPane: turnFocus(&model, by: 1)
    case .previousPane: turnFocus(&model, by: Model.Pane.allCases.count - 1)
    case .focus(let pane):
      if model.focus == pane {
        model.zoomed = model.zoomed == nil ? pane : nil
      } else {
        focus(pane, &model)
      }
    case .defaultLayout:
      model.focus = .messages
      model.zoomed = nil
      model.folded = []
      model.unfolded = []
      model.treeCheckpoint = nil
      model.scroll = Array(repeating: 0, count: Model.Pane.allCases.count)
    case .select(let address): show(address, &model)
    case .toggleFold: return toggleFold(&model)
    case .foldAll:
      model.folded = []
      model.unfolded = []
      model.notice = "Subtrees fold by themselves where room is short."
    case .previousTree: return turnTree(&model, by: -1)
    case .nextTree: return turnTree(&model, by: 1)
    case .inspect: return inspect(&model)
    case .back: return back(&model)
    case .close: return close(&model)
    case .closeOrQuit: return model.layers.isEmpty ? [.save, .quit] : close(&model)
    }
    return []
  }

  private static func turnFocus(_ model: inout Model, by step: Int) {
    let panes = Model.Pane.allCases
    focus(panes[(model.focus.rawValue + step) % panes.count], &model)
  }

  /// Moves the focus; a zoomed pane hands the screen over to the next.
  static func focus(_ pane: Model.Pane, _ model: inout Model) {
    handOver(to: pane, &model)
    if pane == .inspector, model.focus != .inspector { model.paneBefore = model.focus }
    model.focus = pane
    if model.zoomed != nil { model.zoomed = pane }
  }

  /// Keys speak of what the focused pane shows as selected: a pane takes up what was selected in it
  /// before, or what it would begin with, unless it can show what is selected now.
  private static func handOver(to pane: Model.Pane, _ model: inout Model) {
    guard pane != model.focus else { return }
    model.selections[model.focus.rawValue] = model.selection
    if pane.row.leaves(model.selection) { return }
    if let before = model.selections[pane.rawValue], model.timeline.world.exists(before) {
      model.selection = before
    } else if let first = pane.row.first(model) {
      model.selection = first
    }
  }

  /// Selects an object, and turns to a pane that shows it.
  static func show(_ address: Address, _ model: inout Model) {
    if let i = address.treeCheckpoint,
      i != model.timeline.world.newestTreeCheckpoint || model.treeCheckpoint != nil
    {
      model.treeCheckpoint = i
    }
    if !model.focus.row.keeps(address), let home = Model.Pane.home(of: address) {
      focus(home, &model)
    }
    // Last, since a pane that takes the focus selects something itself.
    model.selection = address
  }

  private static func toggleFold(_ model: inout Model) -> [Effect] {
    let tree = model.timeline.world.tree
    guard let (node, _) = selectedNode(model) else {
      return refuse(&model, "Select a node or a rollup to fold the subtree over it.")
    }
    // A leaf can't fold: the subtree that it belongs to does.
    let target = tree[node].isLeaf ? tree[node].parent ?? node : node
    if model.folded.contains(target) {
      model.folded.removeAll { $0 == target }
      model.unfolded.append(target)
    } else {
      model.unfolded.removeAll { $0 == target }
      model.folded.append(target)
    }
    return []
  }

  private static func turnTree(_ model: inout Model, by step: Int) -> [Effect] {
    let world = model.timeline.world
    let newest = world.newestTreeCheckpoint
    let wished = (model.treeCheckpoint ?? newest) + step
    guard wished >= 1, wished <= max(newest, world.checkpoint) else {
      return refuse(&model, "There is no tree of checkpoint \(wished) yet.")
    }
    // Back at the newest, the tree follows time again.
    model.treeCheckpoint = wished == newest ? nil : wished
    if let (node, _) = selectedNode(model) {
      model.selection = world.address(of: node, checkpoint: wished)
    }
    return []
  }

  private static func inspect(_ model: inout Model) -> [Effect] {
    if case .hash(let trail) = model.layers.last { return enter(trail, &model) }
    if let effects = model.focus.row.enter(&model) { return effects }
    if model.trail.last != model.selection { model.trail.append(model.selection) }
    if model.trail.count > trailCapacity { model.trail.removeFirst() }
    model.scroll[Model.Pane.inspector.rawValue] = 0
    focus(.inspector, &model)
    return []
  }
  private static let trailCapacity = 100

  private static func back(_ model: inout Model) -> [Effect] {
    if case .hash(let trail) = model.layers.last {
      leave(trail, &model)
      return []
    }
    if model.trail.last == model.selection { model.trail.removeLast() }
    guard let last = model.trail.last else {
      return refuse(&model, "Nothing was inspected before this.")
    }
    model.selection = last
    model.scroll[Model.Pane.inspector.rawValue] = 0
    focus(.inspector, &model)
    return []
  }

  /// The topmost layer, else the full screen, else the inspector.
  private static func close(_ model: inout Model) -> [Effect] {
    if model.isAnswering {
      closeAnswers(&model)
    } else if !model.layers.isEmpty {
      model.layers.removeLast()
      model.overlayScroll = 0
      model.historyPlace = nil
    } else if model.zoomed != nil {
      model.zoomed = nil
    } else if model.focus == .inspector {
      focus(model.paneBefore ?? .messages, &model)
    } else if !model.filter.isEmpty {
      model.filter = ""
    }
    return []
  }
}
