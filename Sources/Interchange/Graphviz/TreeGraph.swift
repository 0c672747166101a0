import RollupSimulation

/// The aggregation tree of one checkpoint as a graph in Graphviz's DOT language.
///
/// Leaves stand at the bottom from left to right in the tree's order, edges lead from each node to
/// the one that folds it and carry what its proof exports. How a node stands is said in words and
/// by its shape.
public enum TreeGraph {
  /// Writes the tree of `checkpoint` ≥ 1 as `world` has it. With `messages`, each node names the
  /// messages that settled in it. O(N + messages).
  public static func write(
    _ world: World, checkpoint: Int, messages: Bool = false, to sink: (String) throws -> Void
  ) rethrows {
    let title = "\(world.scenario.name), checkpoint \(checkpoint), at \(world.now.clock)"
    try sink(
      """
      digraph \(DOTText.quoted("\(world.scenario.name) checkpoint \(checkpoint)")) {
        label=\(DOTText.label([title]));
        rankdir=BT;
        node [fontname="monospace", fontsize=10];
        edge [fontname="monospace", fontsize=9];

      """)
    let settled = messages ? settledMessages(world, checkpoint) : []
    for n in world.tree.nodes.indices {
      let node = TreeNode(NodeID(n), checkpoint, world)
      try sink(node.statement(settled: settled.isEmpty ? [] : settled[n]))
    }
    try sink(leafOrder(world.tree))
    for n in world.tree.nodes.indices {
      if let edge = TreeNode(NodeID(n), checkpoint, world).edge { try sink(edge) }
    }
    try sink("}\n")
  }

  /// One rank for all leaves, and invisible edges that keep their order.
  private static func leafOrder(_ tree: TreeShape) -> String {
    let leaves = tree.order.map { DOTText.node(tree.leaf(of: $0)) }
    return "  { rank=same; \(leaves.joined(separator: " -> ")) [style=invis]; }\n"
  }

  /// By node, the messages whose import was settled there at this checkpoint.
  private static func settledMessages(_ world: World, _ checkpoint: Int) -> [[MessageID]] {
    var found: [[MessageID]] = Array(repeating: [], count: world.tree.nodes.count)
    for message in world.messages {
      if let (node, i) = message.mint?.settled?.node, i == checkpoint {
        found[node.index].append(message.id)
      }
    }
    return found
  }
}

/// DOT's quoting.
enum DOTText {
  static func node(_ node: NodeID) -> String { "n\(node.rawValue)" }

  /// An identifier between quotation marks.
  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// A label of several lines.
  static func label(_ lines: [String]) -> String {
    "\"" + lines.map(escaped).joined(separator: "\\n") + "\""
  }

  /// Backslashes begin DOT's own escapes, and ampersands entities of HTML.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.printable.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
