import RollupSimulation

/// Which messages are shown, and in which order: the followed one, then those that are not settled
/// yet by how far they are, newest first, then the settled ones.
enum MessageRows {
  /// How far back from the newest message the rows are looked for.
  static let reach = 512

  /// The messages in the order of their rows, at most `limit`; looks at `reach` messages at most.
  static func ordered(_ model: Model, limit: Int) -> [MessageID] {
    let world = model.timeline.world
    let messages = world.messages
    let count = messages.count
    var buckets: [[MessageID]] = Array(repeating: [], count: Message.Level.allCases.count + 1)
    var n = count
    while n > 0, count - n < reach, buckets[0].count < limit {
      n -= 1
      let id = MessageID(n)
      if !model.filter.isEmpty, !Search.matches(messages[id], model.filter) { continue }
      // What is over and gone comes last.
      let isGone = messages.isReverted(id)
      buckets[isGone ? buckets.count - 1 : messages.level(of: id).rawValue].append(id)
    }
    var ids: [MessageID] = []
    if let followed = model.followed, messages.indices.contains(followed.index) {
      ids.append(followed)
    }
    for id in buckets.joined() where id != model.followed && ids.count < limit { ids.append(id) }
    if case .message(let id) = model.selection, messages.indices.contains(id.index),
      !ids.contains(id)
    {
      ids.insert(id, at: min(ids.count, model.followed == nil ? 0 : 1))
    }
    return ids
  }
}
