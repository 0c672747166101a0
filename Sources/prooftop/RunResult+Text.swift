import Explorer
import RollupSimulation
import Screen

extension RunResult {
  /// The report for people.
  var text: String {
    let tally = report.tally
    let counts = report.messages
    var lines = [
      "\(Text.sanitised(report.scenario)), \(report.mode), seed \(report.seed), "
        + "run \(report.run.prefix(8))",
      "",
      row("simulated", TimeText.clock(of: Instant(milliseconds: report.simulatedMillis))),
      row("events", number(report.events)),
      row("blocks", "\(number(tally.blocks)) on \(report.rollups) rollups"),
      row("proofs", "\(number(tally.proofs)), \(number(tally.wastedProofs)) wasted"),
      row("checkpoints", number(tally.checkpoints)),
      row("settlements", number(tally.settlements)),
      row(
        "exports",
        "leaf at most \(tally.leafExportsMax), mean \(mean); inner at most "
          + "\(tally.innerExportsMax); root \(tally.rootExportsMax)"),
      row(
        "messages",
        "sent \(number(counts.sent)), usable \(number(counts.usable)), "
          + "settled in tree \(number(counts.settledInTree)), on L1 \(number(counts.onL1))"),
      row(
        "",
        "covered \(number(counts.covered)), reverted \(number(counts.reverted)), "
          + "stuck \(number(report.stuck)), forged \(number(tally.forgedAccepted))"),
      row("usable after", latency(report.usable)),
      row("covered after", latency(report.covered)),
      row("on L1 after", latency(report.onL1)),
      row(
        "at risk",
        "at most \(number(tally.atRiskMax)) blocks, \(number(tally.atRisk)) at the end"),
      row("reverted", "\(number(tally.revertedBlocks)) blocks"),
      row(
        "L1",
        "gas \(number(report.gas)), \(number(tally.l1Transactions)) transactions, "
          + "slashed \(Wording.stake(tally.slashed))"),
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
            ? "held after each of \(number(report.events)) events"
            : "\(number(report.violations.count)) violations")
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

  private var mean: String { JSON.thousandths(report.leafExportsMeanThousandths).text() }

  private func latency(_ latency: Report.Latency) -> String {
    guard latency.count > 0 else { return "never" }
    func words(_ millis: Int64) -> String { Wording.length(.milliseconds(millis)) }
    return "mean \(words(latency.mean)), half within \(words(latency.p50)), 99 % within "
      + "\(words(latency.p99)), at most \(words(latency.max))"
  }
}
