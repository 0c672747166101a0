import Support

@testable import RollupSimulation

/// The book of messages once more, as plain lists of what happened: whatever it counts is counted
/// by looking through them.
struct NaiveBook {
  struct Send {
    var message: Int
    var isCovered = false
  }
  struct Mint {
    var message: Int
    var latency: Int64
    var isLate: Bool
    var ancestor: UInt8?
    var isSettled = false
    var isOnL1 = false
    var isFinal = false
  }
  struct Message {
    var source: Int
    var destination: Int
    var amount: Int64
    var deadline: Instant?
    var isOpened = false
  }

  var messages: [Message] = []
  /// By rollup.
  var sends: [[Send]]
  var mints: [[Mint]]
  /// Mints that went because somebody refused what they came by.
  var rejected = 0

  init(rollups: Int) {
    sends = Array(repeating: [], count: rollups)
    mints = Array(repeating: [], count: rollups)
  }

  var counts: MessageCounts {
    let (sends, mints) = (sends.flatMap { $0 }, mints.flatMap { $0 })
    var counts = MessageCounts()
    counts.sent = messages.count
    counts.standing = sends.count
    counts.covered = sends.count { $0.isCovered }
    counts.openable = messages.count { $0.isOpened }
    counts.usable = mints.count { !$0.isLate }
    counts.expired = mints.count { $0.isLate }
    counts.rejected = rejected
    for send in sends {
      guard let mint = mints.first(where: { $0.message == send.message }) else { continue }
      if mint.isLate { counts.standingExpired += 1 } else { counts.standingUsable += 1 }
    }
    counts.atRisk = mints.count
    counts.settledInTree = mints.count { $0.isSettled }
    counts.onL1 = mints.count { $0.isOnL1 }
    counts.final = mints.count { $0.isFinal }
    let latencies = mints.filter { !$0.isLate }.map(\.latency)
    counts.usableLatencySum = latencies.reduce(0, +)
    counts.usableLatencyMax = latencies.max() ?? 0
    return counts
  }

  var inFlight: Int64 {
    sends.joined().reduce(0) { $0 + messages[$1.message].amount }
      - mints.joined().reduce(0) { $0 + messages[$1.message].amount }
  }

  /// Messages of a pair whose sends stand and that no mint has, oldest first.
  func pending(from source: Int, to destination: Int) -> [Int] {
    sends[source].map(\.message).filter { id in
      messages[id].destination == destination
        && !mints[destination].contains { $0.message == id }
    }
  }
}

extension MessageBook {
  /// All that a book holds of the present: not who may be expected, nor what was the most.
  struct Image: Equatable {
    var standings: [[Milestone]]
    var counts: MessageCounts
    var inFlight: Int64
    var outboxes: [[MessageID]]
    var inboxes: [[MessageID]]
    var lanes: [[MessagePage.Lane]]
    var unsettled: [[MessagePage.Unsettled]]
    var ends: [[Int]]
  }

  var image: Image {
    var counts = counts
    counts.usableLatencyMax = 0
    return Image(
      standings: messages.map { message in Milestone.allCases.filter { has(message.id, $0) } },
      counts: counts, inFlight: inFlight, outboxes: pages.map { Array($0.outbox) },
      inboxes: pages.map { Array($0.inbox) },
      lanes: pages.map { $0.lanes.filter { $0.count > 0 } }, unsettled: pages.map(\.unsettled),
      ends: pages.map { page in [.covered, .onL1, .final].map { page.reach.end(of: $0) } })
  }
}
