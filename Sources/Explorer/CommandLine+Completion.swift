import RollupSimulation
import Screen

extension CommandLine {
  /// The themes' names.
  static let themes = Theme.allCases.map(\.rawValue)

  /// Whole lines that the line could become, in a fixed order.
  static func completions(of prompt: Model.Prompt, _ model: Model) -> [String] {
    switch prompt.purpose {
    case .command: lines(prompt.text, model)
    case .goTo, .search: addresses(model).filter { $0.hasPrefix(prompt.text) }
    case .filter, .bookmark, .branchName: []
    }
  }

  private static func lines(_ text: String, _ model: Model) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1, let verb = verbs.first(where: { $0.name == words[0] }) else {
      return verbs.map(\.name).filter { $0.hasPrefix(text) }
    }
    let world = model.timeline.world
    let rests: [String] =
      switch verb.name {
      case "goto", "search", "filter": addresses(model)
      case "inject": actions(world)
      case "follow": world.messages.map { "\(Address.message($0.id))" }
      case "fold":
        world.tree.nodes.indices.map { NodeID($0) }.filter { !world.tree[$0].isLeaf }
          .map { "\(world.address(of: $0, checkpoint: world.newestTreeCheckpoint))" }
      case "break", "watch":
        conditions(words.dropFirst().joined(separator: " "), model, addresses: addresses(model))
      case "unbreak": model.breaks.points.map { "\($0.id)" }
      case "unwatch": model.breaks.watches.map(\.description)
      case "seeds": seedLines(words.dropFirst().joined(separator: " "), model)
      case "unit": Update.units.map { "\($0)" }
      case "pace": ["auto"] + Update.factors.map(String.init)
      case "export": Effect.Export.allCases.map(\.rawValue)
      case "theme": themes
      case "settings": model.settings.rows.map(\.name)
      case "toggle": model.timeline.commands.map { "\($0.id.rawValue)" }
      case "compare": comparisons(words.dropFirst().joined(separator: " "), model)
      case "branch": model.timeline.branches.indices.map(String.init)
      default: []
      }
    return rests.map { verb.name + " " + $0 }.filter { $0.hasPrefix(text) }
  }

  private static func seedLines(_ rest: String, _ model: Model) -> [String] {
    guard let space = rest.firstIndex(of: " ") else { return ["100", "1000", "back"] }
    let count = rest[...space]
    return conditions(
      String(rest[rest.index(after: space)...]), model, addresses: addresses(model)
    ).map { count + $0 }
  }

  /// Everything that has a name at this moment, short of blocks and events.
  private static func addresses(_ model: Model) -> [String] {
    let world = model.timeline.world
    let checkpoint = model.treeCheckpoint ?? world.newestTreeCheckpoint
    let nodes = world.tree.nodes.indices.map {
      world.address(of: NodeID($0), checkpoint: checkpoint)
    }
    return
      (world.tree.order.map(Address.rollup) + nodes
      + world.messages.map { .message($0.id) }
      + world.aggregators.map { .aggregator($0.id) }).map(\.description)
  }

  /// Every kind of action with everything that it can be done to.
  private static func actions(_ world: World) -> [String] {
    let targets =
      world.rollups.map { ActionTarget.rollup($0.id) }
      + world.aggregators.map { .aggregator($0.id) } + [.l1]
    return ActionKind.allCases.flatMap { kind in
      targets.filter { kind.row.fits($0) }.map { ActionText.form(kind, on: $0) }
    }
  }

  /// The longest start that all lines share; there is at least one line.
  static func commonPrefix(_ lines: [String]) -> String {
    var common = lines[0]
    for line in lines.dropFirst() {
      while !line.hasPrefix(common) { common = String(common.dropLast()) }
    }
    return common
  }
}
