import RollupSimulation

/// Finding objects of this moment by name or hash.
public enum Search {
  /// Objects whose name, hash or, for messages, ends contain the text; letters are case-sensitive,
  /// as in addresses. O(objects).
  public static func hits(_ text: String, _ model: Model) -> [Address] {
    let world = model.timeline.world
    var found: [Address] = []
    if let address = Address(text), world.exists(address) { found.append(address) }
    let order = world.tree.order
    found += order.map(Address.rollup).filter { $0.description.contains(text) }
    let checkpoint = model.treeCheckpoint ?? world.newestTreeCheckpoint
    for place in world.tree.nodes.indices {
      let node = NodeID(place)
      let address = world.address(of: node, checkpoint: checkpoint)
      let hash = world.slot(node, checkpoint).proof.map { "\(world.proof($0).cur)" } ?? ""
      if address.description.contains(text) || hash.hasPrefix(text) { found.append(address) }
    }
    found += world.messages.filter { matches($0, text) }.map { .message($0.id) }
    found += world.aggregatorNumbers.map { .aggregator($0) }
      .filter { $0.description.contains(text) }
    // Only the exact name, put first, can occur again.
    return found.enumerated().filter { $0.offset == 0 || $0.element != found[0] }.map(\.element)
  }

  /// Whether a message is meant by a text: its name, an end, both ends, its amount or its level.
  public static func matches(_ message: Message, _ text: String) -> Bool {
    let words = [
      "\(Address.message(message.id))", "\(Address.rollup(message.source))",
      "\(Address.rollup(message.destination))",
      "\(Address.rollup(message.source))>\(Address.rollup(message.destination))",
      "\(Address.rollup(message.source))→\(Address.rollup(message.destination))",
      "\(message.amount)", "\(message.level)",
    ]
    return words.contains(text)
  }
}
