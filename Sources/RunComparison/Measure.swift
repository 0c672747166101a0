import RollupSimulation

/// What runs are put side by side by: one row of a table of runs (PROTOCOL 3 and 8).
public enum Measure: Hashable, Sendable {
  /// How far a message has come when its latency is taken, from the sender's block.
  public enum Track: String, CaseIterable, Hashable, Sendable {
    case usable, covered
    case onL1 = "on_l1"
  }
  /// What is told of a latency.
  public enum Statistic: String, CaseIterable, Hashable, Sendable {
    case mean, p50, p99, max
  }
  /// Proofs of the tree under the last `B`.
  public enum Level: Hashable, Sendable {
    /// The most exports of one leaf, of one node so high, of the root.
    case leaf, inner(Int), root
    /// The exports of all proofs together.
    case all
  }
  /// The groups of a table, in its order.
  public enum Group: Hashable, Sendable {
    case latency(Track)
    case messages, exports, proofs, l1, atRisk, reverted, invariants
  }
  /// What a value counts.
  public enum Unit: Hashable, Sendable {
    case count, milliseconds, bytes, gas
    /// Thousandths of gas.
    case gasThousandths
  }

  case latency(Track, Statistic)
  case sent
  /// Messages that have come so far and were not reverted.
  case reached(Track)
  case exports(Level)
  case proofs, proofBytes, wastedProofs
  case gas, gasPerMessage, l1Transactions
  case blocksAtRiskMax, messagesAtRiskMax, blocksAtRisk, messagesAtRisk
  case revertedBlocks, revertedMessages
  case violations

  /// All rows of a table, in its order; `levels` is the number of levels of the highest tree.
  public static func all(levels: Int) -> [Measure] {
    var rows: [Measure] = []
    for track in Track.allCases { rows += Statistic.allCases.map { .latency(track, $0) } }
    rows += [.sent] + Track.allCases.map { .reached($0) }
    rows.append(.exports(.leaf))
    if levels > 2 { rows += (1..<levels - 1).map { .exports(.inner($0)) } }
    rows += [.exports(.root), .exports(.all), .proofs, .proofBytes, .wastedProofs]
    rows += [.gas, .gasPerMessage, .l1Transactions]
    rows += [.blocksAtRiskMax, .messagesAtRiskMax, .blocksAtRisk, .messagesAtRisk]
    return rows + [.revertedBlocks, .revertedMessages, .violations]
  }

  /// The rows that fit all of these runs.
  public static func all(for runs: [RunFigures]) -> [Measure] {
    all(levels: runs.map(\.exportLevels.count).max() ?? 0)
  }

  /// What people ask first, for where room is short.
  public static let chief: [Measure] = [
    .latency(.usable, .mean), .latency(.usable, .max), .latency(.covered, .mean),
    .latency(.onL1, .mean), .reached(.usable), .exports(.leaf), .exports(.all), .proofs,
    .wastedProofs, .gasPerMessage, .blocksAtRiskMax, .messagesAtRiskMax, .blocksAtRisk,
    .revertedBlocks, .revertedMessages, .violations,
  ]

  /// Its group.
  public var group: Group {
    switch self {
    case .latency(let track, _): .latency(track)
    case .sent, .reached: .messages
    case .exports: .exports
    case .proofs, .proofBytes, .wastedProofs: .proofs
    case .gas, .gasPerMessage, .l1Transactions: .l1
    case .blocksAtRiskMax, .messagesAtRiskMax, .blocksAtRisk, .messagesAtRisk: .atRisk
    case .revertedBlocks, .revertedMessages: .reverted
    case .violations: .invariants
    }
  }

  /// What its value counts.
  public var unit: Unit {
    switch self {
    case .latency: .milliseconds
    case .proofBytes: .bytes
    case .gas: .gas
    case .gasPerMessage: .gasThousandths
    case .sent, .reached, .exports, .proofs, .wastedProofs, .l1Transactions, .blocksAtRiskMax,
      .messagesAtRiskMax, .blocksAtRisk, .messagesAtRisk, .revertedBlocks, .revertedMessages,
      .violations:
      .count
    }
  }

  /// Its name in files, with the unit last.
  public var name: String {
    switch self {
    case .latency(let track, let statistic):
      "latency_\(track.rawValue)_\(statistic.rawValue)_ms"
    case .sent: "messages_sent"
    case .reached(let track): "messages_\(track.rawValue)"
    case .exports(.leaf): "exports_leaf_max"
    case .exports(.inner(let level)): "exports_level_\(level)_max"
    case .exports(.root): "exports_root_max"
    case .exports(.all): "exports_all_sum"
    case .proofs: "proofs"
    case .proofBytes: "proof_bytes"
    case .wastedProofs: "wasted_proofs"
    case .gas: "l1_gas"
    case .gasPerMessage: "l1_gas_per_message_thousandths"
    case .l1Transactions: "l1_transactions"
    case .blocksAtRiskMax: "at_risk_blocks_max"
    case .messagesAtRiskMax: "at_risk_messages_max"
    case .blocksAtRisk: "at_risk_blocks_at_end"
    case .messagesAtRisk: "at_risk_messages_at_end"
    case .revertedBlocks: "reverted_blocks"
    case .revertedMessages: "reverted_messages"
    case .violations: "invariants_broken"
    }
  }
}
