import RollupSimulation
import Screen

extension CommandLine {
  /// Whole lines that the line could become, in a fixed order.
  static func completions(of prompt: Model.Prompt, _ model: Model) -> [String] {
    switch prompt.purpose {
    case .command: lines(prompt.text, model)
    case .goTo, .search: addresses(prompt.text, model).filter { $0.hasPrefix(prompt.text) }
    case .filter, .bookmark, .branchName: []
    }
  }

  private static func lines(_ text: String, _ model: Model) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1, let verb = verbs.first(where: { $0.name == words[0] }) else {
      return verbs.map(\.name).filter { $0.hasPrefix(text) }
    }
    let rest = words.dropFirst().joined(separator: " ")
    return verb.completions(rest, model).map { verb.name + " " + $0 }
      .filter { $0.hasPrefix(text) }
  }

  static func seedLines(_ rest: String, _ model: Model) -> [String] {
    guard let space = rest.firstIndex(of: " ") else { return ["100", "1000", "back"] }
    let count = rest[...space]
    return conditions(String(rest[rest.index(after: space)...]), model).map { count + $0 }
  }

  static func branches(_ model: Model) -> [String] {
    model.timeline.branches.indices.map(String.init)
  }

  static func messages(_ rest: String, _ model: Model) -> [String] {
    model.timeline.world.messages.map { "\(Address.message($0.id))" }
  }

  /// Nodes that can be folded.
  static func innerNodes(_ rest: String, _ model: Model) -> [String] {
    let world = model.timeline.world
    return world.tree.nodes.indices.map { NodeID($0) }.filter { !world.tree[$0].isLeaf }
      .map { "\(world.address(of: $0, checkpoint: world.newestTreeCheckpoint))" }
  }

  /// Everything that has a name at this moment, short of blocks and events.
  static func addresses(_ rest: String, _ model: Model) -> [String] {
    let world = model.timeline.world
    let checkpoint = model.treeCheckpoint ?? world.newestTreeCheckpoint
    let nodes = world.tree.nodes.indices.map {
      world.address(of: NodeID($0), checkpoint: checkpoint)
    }
    return
      (world.tree.order.map(Address.rollup) + nodes
      + world.messages.map { .message($0.id) }
      + world.aggregatorNumbers.map { .aggregator($0) }).map(\.description)
  }

  /// Every kind of action with everything that it can be done to.
  static func actions(_ rest: String, _ model: Model) -> [String] {
    let world = model.timeline.world
    let targets =
      world.rollupNumbers.map { ActionTarget.rollup($0) }
      + world.aggregatorNumbers.map { .aggregator($0) } + [.l1]
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
