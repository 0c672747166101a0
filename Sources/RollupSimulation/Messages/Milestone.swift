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
    case .sent: Facts(needs: .nothing, adds: Addition(standing: 1, inFlight: 1))
    case .covered: Facts(needs: .send, adds: Addition(covered: 1))
    case .opened: Facts(needs: .nothing, adds: Addition(openable: 1), isLasting: true)
    case .minted: Facts(needs: .opening, adds: Addition(usable: 1, atRisk: 1, inFlight: -1))
    case .expired: Facts(needs: .opening, adds: Addition(expired: 1, atRisk: 1, inFlight: -1))
    case .mintedAgain: Facts(needs: .taking, adds: Addition(usable: 1, atRisk: 1, inFlight: -1))
    case .settled: Facts(needs: .taking, adds: Addition(settledInTree: 1))
    case .onL1: Facts(needs: .taking, adds: Addition(onL1: 1))
    case .final: Facts(needs: .taking, adds: Addition(final: 1))
    }
  }
}

extension Message {
  /// Whether it has reached a milestone, and not lost it.
  @inline(__always) func has(_ milestone: Milestone) -> Bool {
    switch milestone {
    case .sent: reverted == nil
    case .covered: coveredBy != nil
    case .opened: openable != nil
    case .minted: mint != nil && !isExpired
    case .expired: isExpired
    case .mintedAgain: mint?.isRepeated == true
    case .settled: mint?.settled != nil
    case .onL1: mint?.onL1 != nil
    case .final: mint?.final != nil
    }
  }
}

extension Message {
  @inline(__always) func meets(_ need: Milestone.Need) -> Bool {
    switch need {
    case .nothing: true
    case .send: has(.sent)
    case .opening: has(.opened)
    case .taking: mint != nil
    }
  }
}

/// One message reaches a milestone, or loses it.
public struct MessageMove: Hashable, Sendable {
  /// Which message.
  public let message: MessageID
  /// Which milestone.
  public let milestone: Milestone
  /// Whether it is lost and not reached.
  public let isLost: Bool

  /// The move that undoes this one; `nil` if nothing does.
  public var inverse: MessageMove? {
    milestone.facts.isLasting
      ? nil : MessageMove(message: message, milestone: milestone, isLost: !isLost)
  }
}
