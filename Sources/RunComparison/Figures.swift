import RollupSimulation

extension RunComparison {
  /// A number that the runs can be asked for, and what each answers.
  public struct Figure: Hashable, Sendable {
    /// Which.
    public let counter: Quantity.Counter
    /// What the left run has.
    public let left: Int64
    /// What the right run has.
    public let right: Int64
  }

  /// The counters that differ at ``end``. O(messages).
  public var figures: [Figure] {
    Quantity.Counter.allCases.compactMap { counter in
      let figure = Figure(
        counter: counter, left: left.world.value(of: .counter(counter)),
        right: right.world.value(of: .counter(counter)))
      return figure.left == figure.right ? nil : figure
    }
  }

  /// How far a message is at ``end``: its level's number, -1 reverted, -2 not sent.
  public struct MessageLevels: Hashable, Sendable {
    /// Which message.
    public let subject: Subject
    /// How far it is in the left run.
    public let left: Int64
    /// How far it is in the right run.
    public let right: Int64
  }

  /// The messages whose levels differ at ``end``, those sent in the left run first. O(messages).
  public var messageLevels: [MessageLevels] {
    var ours: [Subject: Int64] = [:]
    var order: [Subject] = []
    Self.eachLevel(left.world) { subject, level in
      // Of a message that was sent again on another branch of its chain the last counts.
      if ours.updateValue(level, forKey: subject) == nil { order.append(subject) }
    }
    var theirs: [Subject: Int64] = [:]
    Self.eachLevel(right.world) { subject, level in
      if theirs.updateValue(level, forKey: subject) == nil, ours[subject] == nil {
        order.append(subject)
      }
    }
    return order.compactMap { subject in
      let levels = MessageLevels(
        subject: subject, left: ours[subject] ?? -2, right: theirs[subject] ?? -2)
      return levels.left == levels.right ? nil : levels
    }
  }

  private static func eachLevel(_ world: World, _ visit: (Subject, Int64) -> Void) {
    for message in world.messages {
      visit(
        .message(from: message.source, to: message.destination, nonce: message.leaf.nonce),
        message.reverted == nil ? Int64(message.level.rawValue) : -1)
    }
  }
}
