/// Where a message that was asked for stands: each has one of these, and together they are as many
/// as were asked for. How far a mint has come (``Message/Level``) is another matter.
public enum Standing: CaseIterable, Hashable, Sendable {
  /// No block has sent it: its user has not the money, or waits for a block.
  case unsent
  /// Sent, and on its way.
  case underWay
  /// Minted.
  case usable
  /// The block that sent it has left its chain, whatever has become of a mint.
  case reverted
  /// Not minted, and waiting for what nobody under way will bring.
  case stuck
  /// Taken after its deadline, and returned.
  case expired
}

extension World {
  /// Where a message stands. O(depth).
  public func standing(of message: Message) -> Standing {
    standing(of: message, waiting: message.mint == nil ? waiting(for: message.id) : [])
  }

  /// The same if it is known what it waits for.
  func standing(of message: Message, waiting: [Blocker]) -> Standing {
    if message.reverted != nil { return .reverted }
    if message.mint != nil { return message.isExpired ? .expired : .usable }
    return isImpaired && Self.isStuck(waiting) ? .stuck : .underWay
  }

  /// How many stand there, from running counts; as many as wait for stuck ones.
  func count(of standing: Standing) -> Int {
    switch standing {
    case .unsent: tally.unsent + waitingUsers
    case .underWay:
      book.counts.standing - book.counts.standingUsable - book.counts.standingExpired
        - stuckMessages
    case .usable: book.counts.standingUsable
    case .reverted: book.counts.reverted
    case .stuck: stuckMessages
    case .expired: book.counts.standingExpired
    }
  }

  /// What was asked for: by the traffic, of a block that was made or that a user waits for, and by
  /// what must be returned.
  var messagesAsked: Int { tally.asked + waitingUsers }

  /// Users whose time has come, and whose rollup has made no block since. O(N + lines of traffic).
  private var waitingUsers: Int {
    let end = min(now, .genesis + scenario.duration)
    return rollups.reduce(0) {
      $0 + plan.waiting(at: $1.id, after: $1.state.head.time, until: end)
    }
  }
}
