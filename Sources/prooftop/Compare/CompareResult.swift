import Explorer
import RollupSimulation
import RunComparison
import ScenarioFile
import Screen

/// The same traffic and faults under several modes and settings.
struct CompareResult {
  /// One of the runs.
  struct Run {
    /// Safe to print.
    let label: String
    /// What it sets otherwise than the scenario.
    let settings: [SettingDifference]
    /// What it came to, or why there is no such run.
    let outcome: Result<RunResult, Refusal>
  }
  /// Why settings make no run, in words that are safe to print.
  struct Refusal: Error {
    let words: String
  }

  let scenario: Scenario
  let runs: [Run]

  /// Runs a file or demo as each request wants it, one after another.
  init(
    _ name: String, _ requests: [VariantRequest], settings: [String], seed: UInt64?
  ) throws {
    let base = try ScenarioSource.load(name, settings: settings)
    guard !requests.isEmpty else { throw Failure(.usage, "there is no run to compare") }
    runs = try requests.map { request in
      let label = Text.sanitised(request.label)
      switch try ScenarioSource.read(name, settings: settings + request.settings) {
      case .failure(let diagnostics):
        return Run(
          label: label, settings: [],
          outcome: .failure(Refusal(words: diagnostics.reason)))
      case .success(let variant):
        let result = try RunResult(variant, seed: seed ?? variant.seed, until: nil)
        return Run(
          label: label, settings: SettingDifference.all(base, variant), outcome: .success(result))
      }
    }
    scenario = base
    guard !results.isEmpty else {
      let reasons = runs.map { "\($0.label): \($0.refusal ?? "")" }
      throw Failure(.badData, reasons.joined(separator: "\n"))
    }
  }

  /// The runs that there are.
  var results: [RunResult] { runs.compactMap { try? $0.outcome.get() } }

  /// Whether no invariant broke. What the scenario expects is said of its own settings alone.
  var isGood: Bool { results.allSatisfy { $0.report.violations.isEmpty } }
}

extension CompareResult.Run {
  /// What it came to.
  var figures: RunFigures? { (try? outcome.get())?.report.figures }

  /// Why there is no such run.
  var refusal: String? {
    if case .failure(let refusal) = outcome { refusal.words } else { nil }
  }
}

extension Diagnostics {
  /// What is wrong without where it stands: between settings, no place is at fault alone.
  var reason: String {
    items.map { item in
      let hint = item.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      return "\(item.found)\(hint) (expected \(item.expected))"
    }.joined(separator: "; ")
  }
}
