import RollupSimulation
import Screen

/// When there are too many messages for rows of their own: groups by what they wait for.
struct MessageGroups {
  /// Messages of one level that cross the same part of the tree.
  private struct Group {
    var count = 0
    var changed = false
    var newest: MessageID
  }
  /// How many of the newest messages are looked at.
  static let reach = 1024

  static func areWanted(_ scene: Scene) -> Bool {
    scene.tree.order.count > 16 && scene.model.filter.isEmpty
      && scene.world.messages.count - scene.world.messageCounts.settledInTree > 200
  }

  static func draw(_ scene: Scene, _ rows: Int, _ pen: inout Pen) {
    var y = 1
    for id in first(scene) where y <= rows {
      let message = scene.world.message(id)
      MessageRow(scene: scene, message: message, columns: .init([message])).draw(y, &pen)
      y += 1
    }
    let (groups, seen) = groups(scene)
    for (key, group) in groups where y <= rows {
      draw(key, group, scene, y, &pen)
      y += 1
    }
    if y <= rows {
      pen.put(
        "counts are of the newest \(Wording.count(seen, "message")); & keeps only matches",
        at: 1, y, .quiet)
    }
  }

  /// The followed message and the selected one have rows of their own.
  private static func first(_ scene: Scene) -> [MessageID] {
    var ids: [MessageID] = []
    if let followed = scene.followed { ids.append(followed.id) }
    if case .message(let id) = scene.model.selection, !ids.contains(id),
      scene.world.messages.indices.contains(id.index)
    {
      ids.append(id)
    }
    return ids
  }

  /// Level and part of the tree: 0 across the root, 1 and 2 within its children.
  private static func groups(_ scene: Scene) -> ([(key: (Int, Int), group: Group)], seen: Int) {
    let world = scene.world
    let half = TreeShape.leftCount(of: scene.tree.order.count)
    let isByRoot = world.settings.importPolicy == .root
    let places = ByNumber<RollupID, Int>(
      world.rollupNumbers.map { scene.tree[scene.tree.leaf(of: $0)].first })
    var found: [Group?] = Array(repeating: nil, count: 3 * Message.Level.allCases.count)
    let messages = world.messages
    let count = messages.count
    let end = max(count - reach, 0)
    for n in stride(from: count - 1, through: end, by: -1) {
      let id = MessageID(n)
      if messages.isReverted(id) { continue }
      let ends = messages.ends(of: id)
      let a = places[ends.source] < half
      let b = places[ends.destination] < half
      let part = isByRoot || a != b ? 0 : a ? 1 : 2
      let slot = messages.level(of: id).rawValue * 3 + part
      var group = found[slot] ?? Group(newest: id)
      group.count += 1
      found[slot] = group
    }
    scene.work.messages += count - end
    var groups: [(key: (Int, Int), group: Group)] = []
    for (slot, group) in found.enumerated() {
      guard let group else { continue }
      groups.append(((slot / 3, slot % 3), group))
    }
    return (groups, count - end)
  }

  private static func draw(
    _ key: (Int, Int), _ group: Group, _ scene: Scene, _ y: Int, _ pen: inout Pen
  ) {
    let message = scene.world.message(group.newest)
    let chain = scene.world.waiting(for: message.id)
    let part = ["across C/D", "inside C", "inside D"][key.1]
    if scene.isChanged(message) { pen.sign(Sign.changed, at: 0, y, .changed.bold) }
    var x = pen.put(Text.padded(left: Wording.number(group.count), to: 6), at: 1, y) + 2
    x = pen.put(Text.padded(part, to: 12), at: x, y) + 1
    x = pen.put(MessageRow.rail(message, scene.world), at: x, y, Sign.style(of: message.level)) + 1
    x = pen.put(Text.padded(MessageRow.cover(message), to: 3), at: x, y, .quiet) + 1
    let earliest = Wording.earliest(chain)
    let room = pen.width - x - Text.width(earliest) - 2
    pen.put(
      Wording.waiting(message, chain, scene.world, width: room), at: x, y, width: max(room, 0))
    pen.put(earliest, endingAt: pen.width - 1, y, .quiet)
    pen.mark(row: y, target: .address(.message(message.id)))
  }
}
