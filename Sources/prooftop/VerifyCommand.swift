import ArgumentParser
import Audit
import Explorer
import Glibc
import Screen

/// `prooftop verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a trace from the file alone.",
    discussion: """
      Evaluates every hash, opening, export, signature, settlement and decision of L1 again, \
      without the simulation. Exit code 1 if a rule does not hold: the first such line is named \
      with its rule. '-' reads standard input.
      """)

  @Argument(help: "A trace, as 'prooftop run --trace FILE' writes it.")
  var trace: String

  func run() throws {
    var isGood = true
    try reportingFailures {
      var auditor = Auditor()
      do {
        try Files.stream(trace) { bytes throws(Finding) in try auditor.feed(bytes) }
        printLine(words(try auditor.finish()))
      } catch let finding as Finding {
        if finding.line == 1 {
          throw Failure(
            .badData, "\(trace):1: \(finding.rule.rawValue): \(Text.sanitised(finding.words))")
        }
        printLine(
          "\(Text.sanitised(trace)):\(finding.line): \(finding.rule.rawValue): "
            + Text.sanitised(finding.words))
        isGood = false
      }
    }
    if !isGood { throw ExitCode(1) }
  }

  private func words(_ summary: AuditSummary) -> String {
    func row(_ name: String, _ text: String) -> String { Text.padded(name, to: 15) + text }
    func number(_ n: Int) -> String { Wording.number(n) }
    var lines = [
      "\(Text.sanitised(summary.scenario)), run \(Text.sanitised(String(summary.run.prefix(8)))): "
        + "every rule holds on \(Wording.count(summary.lines, "line"))",
      "",
      row("blocks", "\(number(summary.blocks)) executed again"),
      row(
        "messages",
        "\(number(summary.sent)) sent, \(number(summary.minted)) opened and minted"),
      row(
        "proofs",
        "\(number(summary.proofs)) evaluated, "
          + "\(Wording.count(summary.settledExports, "export")) settled"
      ),
      row("roots", "\(number(summary.roots)), each signed and continuing the one before"),
      row(
        "L1",
        "\(Wording.count(summary.l1Blocks, "block")), "
          + "\(Wording.count(summary.decisions, "decision")) of registry and contracts"),
      row("actions", number(summary.actions)),
    ]
    if summary.violations > 0 {
      lines.append(
        row("violations", "\(number(summary.violations)) that the run itself reported"))
    }
    if summary.changesOfMembers > 0 {
      lines.append(row("members", "\(number(summary.changesOfMembers)) joined or left"))
    }
    for words in summary.unchecked { lines.append(row("not checked", words)) }
    return lines.joined(separator: "\n")
  }
}
