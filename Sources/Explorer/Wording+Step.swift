import RollupSimulation

extension Wording {
  /// What the last step did, in one sentence: its most notable record, and how many more.
  public static func step(_ records: [Record], in world: World) -> String {
    // A step over an epoch has tens of thousands of records; its end is what a person watches.
    let seen = records.suffix(4096)
    guard let first = seen.first else {
      return world.eventCount == 0
        ? "Nothing has happened yet." : "Event \(world.eventCount) changed nothing that shows."
    }
    var best = first
    var bestRank = notability(first.occurrence)
    for record in seen.dropFirst() {
      let rank = notability(record.occurrence)
      // Of equals the newest: it is what the step stopped at.
      if rank >= bestRank { (best, bestRank) = (record, rank) }
    }
    let others = seen.reduce(records.count - seen.count) {
      $0 + (notability($1.occurrence) > 1 ? 1 : 0)
    }
    let more = others - (bestRank > 1 ? 1 : 0)
    let text = sentence(best, in: world)
    return more > 0 ? "\(text) And \(number(more)) more." : text
  }

  /// How much an occurrence matters to someone who watches: 0 for the ticking of clocks.
  static func notability(_ occurrence: Occurrence) -> Int {
    switch occurrence {
    case .invariantBroken: 100
    case .faultInjected: 88
    case .aggregatorCrashed, .chainForked: 90
    case .chainReverted, .slashed: 85
    case .takeover: 80
    case .registered, .loneSettled: 75
    case .l1Reorganised: 87
    case .importFailed, .membershipChanged: 78
    case .lonePending: 66
    case .layer3Verified: 57
    case .l1Openable(_, let messages): messages.isEmpty ? 8 : 46
    case .nodeRefused, .chainProofRefused, .leafRefused, .importRefused, .settlementRefused,
      .loneRefused, .l1Refused, .contractOpened, .blockRefused, .junkFolded:
      70
    case .healed, .aggregatorRestarted, .exitRequested: 68
    case .messagesReverted, .messagesRestored, .foldLost, .chainProofLost: 65
    case .covered: 58
    case .nodeProven(let n, _, _, _, _): n == TreeShape.root ? 62 : 60
    case .leafCarried: 55
    case .epochBegan: 52
    case .l1Final(_, let messages): messages.isEmpty ? 1 : 50
    case .checkpointReached: 48
    case .nodeAccepted(_, _, let openable): openable.isEmpty ? 8 : 45
    case .chainProven: 40
    case .leafIncluded: 35
    case .jobAbandoned: 30
    case .settlementStarted, .loneStarted, .l1Sent: 25
    case .blockMade(_, _, _, let mints, let sends): mints.isEmpty ? (sends.isEmpty ? 5 : 10) : 20
    case .foldStarted: 15
    case .provingStarted: 12
    case .l1BlockMade(_, let transactions): transactions.isEmpty ? 1 : 18
    case .heartbeat: 0
    }
  }
}
