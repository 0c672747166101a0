import Explorer
import RollupSimulation
import Screen

extension RunResult {
  /// The report for people.
  var text: String {
    var lines = [
      "\(Text.sanitised(report.scenario)), \(report.mode), seed \(report.seed), "
        + "run \(report.run.prefix(8))",
      "",
      row("simulated", TimeText.clock(of: Instant(milliseconds: report.simulatedMillis))),
      row("events", number(.events)),
      row("blocks", "\(number(.blocks)) on \(Wording.count(report.rollups, "rollup"))"),
      row("proofs", "\(number(.proofs)), \(number(.wastedProofs)) wasted"),
      row("checkpoints", "\(number(.checkpoints)) with a B"),
      row("settlements", number(.settlements)),
      row(
        "exports",
        "leaf at most \(number(.exportsLeafMax)), mean \(mean); inner at most "
          + "\(number(.exportsInnerMax)); root \(number(.exportsRootMax))"),
      row(
        "asked for",
        "\(number(.messagesAsked)): usable \(number(.standingUsable)), under way "
          + "\(number(.standingUnderWay)), reverted \(number(.standingReverted))"),
      row(
        "",
        "stuck \(number(.standingStuck)), expired \(number(.standingExpired)), unsent "
          + "\(number(.standingUnsent))"),
      row(
        "messages",
        "sent \(number(.messagesSent)), usable \(number(.messagesUsable)), settled in tree "
          + "\(number(.messagesSettledInTree)), on L1 \(number(.messagesOnL1))"),
      row(
        "",
        "covered \(number(.messagesCovered)), final \(number(.messagesFinal)), rejected "
          + "\(number(.messagesRejected)), forged \(number(.messagesForgedAccepted))"),
      row("usable after", latency(report.usable)),
      row("covered after", latency(report.covered)),
      row("on L1 after", latency(report.onL1)),
      row(
        "at risk",
        "at most \(count(.atRiskBlocksMax, "block")), \(number(.atRiskBlocks)) at the end"),
      row("reverted", count(.revertedBlocks, "block")),
      row(
        "L1",
        "gas \(number(.l1Gas)), \(count(.l1Transactions, "transaction")), "
          + "slashed \(Wording.stake(UInt64(report[.l1Slashed])))"),
      row("state", report.finalStateHash.hex),
      "",
    ]
    lines += verdict
    return lines.joined(separator: "\n") + "\n"
  }

  private var verdict: [String] {
    var lines = [
      row(
        "invariants",
        !isCheckingInvariants
          ? "not checked"
          : report.violations.isEmpty
            ? "held after each of \(count(.events, "event"))"
            : Wording.count(report.violations.count, "violation"))
    ]
    lines += report.violations.prefix(10).map { violation in
      row(
        "",
        "e\(violation.event) \(TimeText.clock(of: violation.time)) \(violation.property) "
          + "\(violation.object.map(\.description) ?? ""): should be \(violation.declared), "
          + "is \(violation.computed)")
    }
    lines.append(
      row(
        "expectations",
        "\(number(expectationsPassed)) passed, \(number(expectationsFailed.count)) failed"))
    lines += expectationsFailed.map { failure in
      row(
        "",
        "e\(failure.event) \(TimeText.clock(of: failure.time)) "
          + "\(Self.words(failure.expectation)): found \(failure.found)")
    }
    return lines
  }

  /// An expectation as scenario files have it, on one line.
  static func words(_ expectation: Expectation) -> String {
    let claim =
      "\(expectation.quantity.name) \(expectation.comparison.rawValue) \(expectation.value)"
    return switch expectation.moment {
    case .atEnd: "at end: \(claim)"
    case .at(let time): "at \(TimeText.clock(of: time)): \(claim)"
    case .always: "always: \(claim)"
    case .never: "never: \(claim)"
    case .eventually: "eventually: \(claim)"
    }
  }

  private func row(_ name: String, _ text: String) -> String {
    Text.padded(name, to: 15) + text
  }

  private func number(_ n: some BinaryInteger) -> String { Wording.number(n) }

  private func number(_ counter: Quantity.Counter) -> String { Wording.number(report[counter]) }

  private func count(_ counter: Quantity.Counter, _ noun: String) -> String {
    Wording.count(report[counter], noun)
  }

  private var mean: String { JSON.thousandths(report.leafExportsMeanThousandths).text() }

  private func latency(_ latency: Report.Latency) -> String {
    guard latency.count > 0 else { return "never" }
    func words(_ millis: Int64) -> String { Wording.length(.milliseconds(millis)) }
    return "mean \(words(latency.mean)), half within \(words(latency.p50)), 99 % within "
      + "\(words(latency.p99)), at most \(words(latency.max))"
  }
}
