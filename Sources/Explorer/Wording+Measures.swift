import RollupSimulation
import RunComparison

/// The words of tables in which runs stand side by side.
extension Wording {
  /// A group of rows.
  public static func group(_ group: Measure.Group) -> String {
    switch group {
    case .latency(.usable): "Latency to usable"
    case .latency(.covered): "Latency to covered"
    case .latency(.onL1): "Latency to L1"
    case .messages: "Messages"
    case .exports: "Exports of the last tree"
    case .proofs: "Proofs"
    case .l1: "L1"
    case .atRisk: "At risk"
    case .reverted: "Reverted"
    case .invariants: "Invariants"
    }
  }

  /// A row within its group; `isOver`: the runs have come to their end.
  public static func row(_ measure: Measure, isOver: Bool) -> String {
    switch measure {
    case .latency(_, let statistic): statistic.rawValue
    case .sent: "sent"
    case .reached(.usable): "usable"
    case .reached(.covered): "covered"
    case .reached(.onL1): "on L1"
    case .exports(.leaf): "leaf, at most"
    case .exports(.inner(let level)): "level \(level), at most"
    case .exports(.root): "root"
    case .exports(.all): "all proofs together"
    case .proofs: "made"
    case .proofBytes: "bytes"
    case .wastedProofs: "wasted"
    case .gas: "gas"
    case .gasPerMessage: "gas a message on L1"
    case .l1Transactions: "transactions"
    case .blocksAtRiskMax: "blocks, at worst"
    case .messagesAtRiskMax: "messages, at worst"
    case .blocksAtRisk: isOver ? "blocks, at the end" : "blocks, now"
    case .messagesAtRisk: isOver ? "messages, at the end" : "messages, now"
    case .revertedBlocks: "blocks"
    case .revertedMessages: "messages"
    case .violations: "broken"
    }
  }

  /// One of the chief rows by itself, while runs go on.
  static func brief(_ measure: Measure) -> String {
    switch measure {
    case .latency(let track, let statistic):
      "\(row(.reached(track), isOver: false)) after, \(statistic.rawValue)"
    case .reached(let track): "messages \(row(.reached(track), isOver: false))"
    case .exports(.leaf): "exports of a leaf"
    case .exports: "exports together"
    case .proofs: "proofs"
    case .wastedProofs: "proofs wasted"
    case .blocksAtRiskMax: "blocks at risk, worst"
    case .messagesAtRiskMax: "messages at risk, worst"
    case .blocksAtRisk: "blocks at risk, now"
    case .revertedBlocks: "reverted blocks"
    case .revertedMessages: "reverted messages"
    case .violations: "invariants broken"
    case .sent, .proofBytes, .gas, .gasPerMessage, .l1Transactions, .messagesAtRisk:
      row(measure, isOver: false)
    }
  }

  /// What a run has come to by a measure; `—` where nothing of the kind has happened.
  public static func value(_ measure: Measure, _ run: RunFigures) -> String {
    guard let value = measure.value(in: run) else { return "—" }
    switch measure.unit {
    case .milliseconds: return shortLength(.milliseconds(value))
    case .gasThousandths:
      return "\(number(value / 1000)).\(String(1000 + value % 1000).dropFirst())"
    case .count, .bytes, .gas: return number(value)
    }
  }

  /// A length of time for a narrow column: `350ms`, `28s`, `2min 32s`, `1h 04min 10s`. Seconds are
  /// cut, those under ten have a decimal.
  public static func shortLength(_ span: Span) -> String {
    let millis = span.milliseconds
    if millis < 0 { return "-" + shortLength(.milliseconds(-millis)) }
    if millis < 1000 { return "\(millis)ms" }
    let seconds = millis / 1000
    if seconds < 10, millis % 1000 >= 100 { return "\(seconds).\(millis % 1000 / 100)s" }
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60)min \(two(seconds % 60))s" }
    return "\(seconds / 3600)h \(two(seconds / 60 % 60))min \(two(seconds % 60))s"
  }

  /// Why a text asks for no run.
  public static func problem(_ problem: VariantRequest.Problem) -> String {
    let modes = MessagingMode.allCases.map(\.rawValue).joined(separator: ", ")
    return switch problem {
    case .unknownMode(let name): "there is no mode '\(name)'; the modes are \(modes)"
    case .noSetting(let text):
      "'\(text)' sets nothing; expected LABEL: path=value, path=value, such as "
        + "late: importPolicy=root"
    case .sameLabel(let label): "two runs would be called '\(label)': give one a label"
    }
  }
}
