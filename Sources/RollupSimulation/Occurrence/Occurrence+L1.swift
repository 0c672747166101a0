extension Occurrence {
  /// Blocks and transactions of L1. Its blocks, what is sent to it and what it takes back stand in
  /// traces.
  public enum L1: Hashable, Sendable {
    case l1Sent(L1TransactionID)
    case l1BlockMade(Int, transactions: [L1TransactionID])
    case l1Refused(L1TransactionID, Refusal)
    /// L1 left blocks from this number on; their transactions wait for a block again.
    case l1Reorganised(from: Int, orphaned: Int, returned: [L1TransactionID])
  }
}

extension Occurrence.L1 {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case l1Sent, l1BlockMade, l1Refused, l1Reorganised
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    typealias Facts = OccurrenceFacts
    switch self {
    case .l1Sent: return Facts(.l1(.l1Sent), .l1, weight: 25)
    case .l1BlockMade(let n, let transactions):
      return Facts(
        .l1(.l1BlockMade), .l1, weight: transactions.isEmpty ? 1 : 18, .l1Block(n),
        moves: transactions.isEmpty ? [] : .l1)
    case .l1Refused: return Facts(.l1(.l1Refused), .l1, weight: 70, completes: .proof)
    case .l1Reorganised(let first, _, _):
      return Facts(
        .l1(.l1Reorganised), .l1, weight: 87, .l1Block(first), completes: .proof,
        moves: [.settled, .l1])
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    case .l1Sent(let id):
      let sender = run.sender(of: id)
      return Outcome(.of(sender), isStep: true, by: sender)
    case .l1BlockMade(let n, let transactions):
      return Outcome(
        .object(.l1Block(n)), [Int64(transactions.count)], run.hash(ofL1Block: n),
        isStep: true, by: .l1)
    case .l1Refused(let id, let why):
      return Outcome(.of(run.sender(of: id)), [why.number], by: .l1)
    case .l1Reorganised(let n, let orphaned, let returned):
      return Outcome(
        .object(.l1Block(n)), [Int64(orphaned), Int64(returned.count)], by: .l1)
    }
  }
}
