/// What a message can reach, and lose again when a chain or L1 goes back (PROTOCOL 2.2 and 6).
public enum Milestone: UInt8, CaseIterable, Hashable, Sendable {
  /// The block that sends it is on the source's chain.
  case sent
  /// A `B` that contains the send has reached everyone.
  case covered
  /// A verified proof of the send has reached the receiver, which learns that for good.
  case opened
  /// A block on the destination's chain mints it.
  case minted
  /// A block there takes its nonce after its deadline: nothing is minted, and the amount returned.
  case expired
  /// One more block there does, which only a chain without the guard on nonces takes.
  case mintedAgain
  /// The import that opened it is settled in the tree.
  case settled
  /// L1 has the mint.
  case onL1
  /// That is final on L1.
  case final
}

extension Milestone {
  /// All there is to know about one milestone. Losing it is the same move backwards: what was added
  /// is taken away, and what was needed is left.
  struct Facts {
    /// What a message must have come to before.
    let needs: Need
    /// What reaching it adds to the counts.
    let adds: Addition
    /// Whether it can be lost.
    var isLasting = false
    /// Whether it comes and goes with a block of a chain.
    var isOfBlock = false
  }

  /// What a message must have come to.
  enum Need {
    case nothing, send, opening
    /// A block of the destination has taken it, in time or not.
    case taking
  }

  /// What one move adds to the counts of all messages.
  struct Addition {
    var standing = 0
    var covered = 0
    var openable = 0
    /// Mints; with each its latency.
    var usable = 0
    /// Messages that took their nonces after their deadlines.
    var expired = 0
    var settledInTree = 0
    var onL1 = 0
    var final = 0
    var atRisk = 0
    /// How many times the amount is between two ledgers: burned, and not minted.
    var inFlight = 0
  }

  /// The table of moves. A message can reach `mintedAgain` any number of times, each of the others
  /// once.
  @inline(__always) var facts: Facts {
    switch self {
    case .sent:
      Facts(needs: .nothing, adds: Addition(standing: 1, inFlight: 1), isOfBlock: true)
    case .covered: Facts(needs: .send, adds: Addition(covered: 1))
    case .opened: Facts(needs: .nothing, adds: Addition(openable: 1), isLasting: true)
    case .minted:
      Facts(
        needs: .opening, adds: Addition(usable: 1, atRisk: 1, inFlight: -1), isOfBlock: true)
    case .expired:
      Facts(
        needs: .opening, adds: Addition(expired: 1, atRisk: 1, inFlight: -1), isOfBlock: true)
    case .mintedAgain:
      Facts(
        needs: .taking, adds: Addition(usable: 1, atRisk: 1, inFlight: -1), isOfBlock: true)
    case .settled: Facts(needs: .taking, adds: Addition(settledInTree: 1))
    case .onL1: Facts(needs: .taking, adds: Addition(onL1: 1))
    case .final: Facts(needs: .taking, adds: Addition(final: 1))
    }
  }
}

extension Milestone {
  /// Whether it comes and goes with a block of a chain.
  public var isOfBlock: Bool { facts.isOfBlock }
}

extension MessageBook {
  /// Whether a message has reached a milestone, and not lost it. Where it was minted again, mint
  /// and what follows are the newest's.
  @inline(__always) func has(_ id: MessageID, _ milestone: Milestone) -> Bool {
    // Read in place: a copy of an entry would be counted.
    switch milestone {
    case .sent: !entries[id].isReverted
    case .covered:
      !entries[id].isReverted
        && pages[entries[id].source].reach.has(.covered, entries[id].outboxIndex)
    case .opened: entries[id].openable != nil
    case .minted: entries[id].mint != nil && !entries[id].isExpired
    case .expired: entries[id].isExpired
    case .mintedAgain: entries[id].mint?.isRepeated == true
    case .settled: entries[id].mint?.settled != nil
    case .onL1: isMint(of: id, at: .onL1)
    case .final: isMint(of: id, at: .final)
    }
  }

  private func isMint(of id: MessageID, at track: ChainReach.Track) -> Bool {
    guard let place = entries[id].mint?.inboxIndex else { return false }
    return pages[entries[id].destination].reach.has(track, place)
  }

  @inline(__always) func meets(_ id: MessageID, _ need: Milestone.Need) -> Bool {
    switch need {
    case .nothing: true
    case .send: has(id, .sent)
    case .opening: has(id, .opened)
    case .taking: entries[id].mint != nil
    }
  }
}

/// What can become of messages: they reach a milestone, or lose it. The book moves them by it, and
/// occurrences tell of it.
public struct MessageChange: Hashable, Sendable {
  /// Which way.
  public enum Way: UInt8, CaseIterable, Hashable, Sendable {
    case reached, lost
    /// Reached once more, with the branch on which it was reached before. To the book that is no
    /// different.
    case regained
  }
  /// The milestone.
  public let milestone: Milestone
  /// Whether they reach it or lose it.
  public let way: Way

  /// They reach a milestone.
  public static func reached(_ milestone: Milestone) -> MessageChange {
    MessageChange(milestone: milestone, way: .reached)
  }
  /// They lose it.
  public static func lost(_ milestone: Milestone) -> MessageChange {
    MessageChange(milestone: milestone, way: .lost)
  }
  /// They have it back.
  public static func regained(_ milestone: Milestone) -> MessageChange {
    MessageChange(milestone: milestone, way: .regained)
  }

  /// Whether it takes something back, or brings back what was there: the message itself then holds
  /// no time of it.
  public var isOfBranch: Bool { way != .reached }
}

/// One message reaches a milestone, or loses it.
public struct MessageMove: Hashable, Sendable {
  /// Which message.
  public let message: MessageID
  /// What becomes of it; the book knows no `regained`.
  public let change: MessageChange

  init(message: MessageID, milestone: Milestone, isLost: Bool) {
    self.message = message
    change = isLost ? .lost(milestone) : .reached(milestone)
  }

  /// Which milestone.
  public var milestone: Milestone { change.milestone }
  /// Whether it is lost and not reached.
  public var isLost: Bool { change.way == .lost }

  /// The move that undoes this one; `nil` if nothing does.
  public var inverse: MessageMove? {
    milestone.facts.isLasting
      ? nil : MessageMove(message: message, milestone: milestone, isLost: !isLost)
  }
}
