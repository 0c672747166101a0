extension Occurrence {
  /// Messages that came to another level although no block, node or contract tells it of them.
  public enum Message: Hashable, Sendable {
    /// `B` reached the rollups: these sends are soft-final.
    case covered(checkpoint: Int, messages: [MessageID])
    case l1Final(Int, messages: [MessageID])
    /// A block of L1 in which contracts moved can be imported; these messages can be opened by it.
    case l1Openable(Int, messages: [MessageID])
    /// The contract in an L2's state has stored blocks of its L3s: these messages can be opened
    /// there.
    case layer3Openable(RollupID, height: Int, messages: [MessageID])
    /// A block took these messages after their deadlines: it mints nothing and returns the amounts.
    case messagesExpired(RollupID, height: Int, [MessageID])
    case messagesReverted([MessageID], unminted: [MessageID])
    /// Blocks of a branch that a chain had left came back onto it, with their sends and mints; some
    /// of the chain's sends can be opened at once.
    case messagesRestored([MessageID], minted: [MessageID], openable: [MessageID])
    /// L1 left the blocks in which these mints of a rollup came to be on it.
    case mintsOffL1(RollupID, [MessageID])
    /// A chain came back to what L1 has settled of it: these mints are on L1, some of them final.
    case mintsBackOnL1(RollupID, [MessageID], final: [MessageID])
    /// The tree was cut: what it had settled and covered of a rollup above its leaf, it has not.
    case treeTakenBack(RollupID, settled: [MessageID], covered: [MessageID])
  }
}

extension Occurrence.Message {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case covered, l1Final, l1Openable, layer3Openable, messagesExpired, messagesReverted,
      messagesRestored,
      mintsOffL1, mintsBackOnL1, treeTakenBack
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    typealias Facts = OccurrenceFacts
    switch self {
    case .covered(let i, let messages):
      return Facts(
        .message(.covered), .proofs, weight: 58, .root(checkpoint: i),
        messages: [MessageChanges(.reached(.covered), messages)])
    case .l1Final(let n, let messages):
      return Facts(
        .message(.l1Final), .l1, weight: messages.isEmpty ? 1 : 50, .l1Block(n),
        messages: [MessageChanges(.reached(.final), messages)])
    case .l1Openable(let n, let messages):
      return Facts(
        .message(.l1Openable), .l1, weight: messages.isEmpty ? 8 : 46, .l1Block(n),
        messages: [MessageChanges(.reached(.opened), messages)])
    case .layer3Openable(let l2, let height, let messages):
      return Facts(
        .message(.layer3Openable), .l1, weight: 46, .block(l2, height: height),
        messages: [MessageChanges(.reached(.opened), messages)])
    case .messagesExpired(let r, let height, let messages):
      return Facts(
        .message(.messagesExpired), .faults, weight: 60, .rollup(r), .block(r, height: height),
        messages: [MessageChanges(.reached(.expired), messages)])
    case .messagesReverted(let sends, let mints):
      return Facts(
        .message(.messagesReverted), .faults, weight: 65,
        messages: [MessageChanges(.lost(.sent), sends), MessageChanges(.lost(.minted), mints)])
    case .messagesRestored(let sends, let mints, let openable):
      return Facts(
        .message(.messagesRestored), .faults, weight: 65,
        messages: [
          MessageChanges(.regained(.sent), sends), MessageChanges(.regained(.minted), mints),
          MessageChanges(.reached(.opened), openable),
        ])
    case .mintsOffL1(_, let messages):
      return Facts(
        .message(.mintsOffL1), .faults, weight: 65,
        messages: [MessageChanges(.lost(.onL1), messages)])
    case .mintsBackOnL1(_, let messages, let final):
      return Facts(
        .message(.mintsBackOnL1), .faults, weight: 64,
        messages: [
          MessageChanges(.reached(.onL1), messages), MessageChanges(.reached(.final), final),
        ])
    case .treeTakenBack(_, let settled, let covered):
      return Facts(
        .message(.treeTakenBack), .faults, weight: 64,
        messages: [
          MessageChanges(.lost(.settled), settled), MessageChanges(.lost(.covered), covered),
        ])
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    case .covered(let i, let messages):
      return Outcome(.root(i), [Int64(messages.count)], by: .network)
    case .l1Final(let n, let messages):
      return Outcome(
        messages.isEmpty ? nil : .object(.l1Block(n)), [Int64(messages.count)], by: .l1)
    case .l1Openable(let n, let messages):
      return Outcome(.object(.l1Block(n)), [Int64(messages.count)], isStep: true, by: .l1)
    case .layer3Openable(let l2, _, let messages):
      return Outcome(.rollup(l2), [Int64(messages.count)], isStep: true, by: .sequencer(l2))
    case .messagesExpired(let r, _, let messages):
      return Outcome(.rollup(r), [Int64(messages.count)], by: .sequencer(r))
    // Each of its messages is compared by itself.
    case .messagesReverted, .messagesRestored: return Outcome(nil, by: nil)
    case .mintsOffL1(let r, let messages):
      return Outcome(.rollup(r), [Int64(messages.count)], by: .l1)
    case .mintsBackOnL1(let r, let messages, let final):
      return Outcome(
        .rollup(r), [Int64(messages.count), Int64(final.count)], by: .sequencer(r))
    case .treeTakenBack(let r, let settled, let covered):
      return Outcome(.rollup(r), [Int64(settled.count), Int64(covered.count)], by: .l1)
    }
  }
}
