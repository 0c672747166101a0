import RunComparison

extension CompareResult {
  /// For machines: each run is its report with its label and the settings that are its own.
  var json: JSON {
    .object([
      ("schema", .int(1)),
      (
        "runs",
        .array(
          runs.compactMap { run in
            guard let result = try? run.outcome.get(), case .object(let report) = result.json
            else { return nil }
            return .object(
              [("label", .string(run.label)), ("settings", Self.json(run))] + report)
          })
      ),
      (
        "refused",
        .array(
          runs.compactMap { run in
            run.refusal.map { .object([("label", .string(run.label)), ("reason", .string($0))]) }
          })
      ),
    ])
  }

  private static func json(_ run: Run) -> JSON {
    .array(
      run.settings.map {
        .object([
          ("path", .string($0.path)), ("value", .string($0.right)),
          ("instead_of", .string($0.left)),
        ])
      })
  }

  /// For spreadsheets (RFC 4180, lines ended by a line feed): empty where nothing happened.
  var csv: String {
    let measures = Measure.all(for: runs.compactMap(\.figures))
    let names = ["label", "mode", "seed", "run"] + measures.map(\.name) + ["refused"]
    let lines = runs.map { run in
      let report = (try? run.outcome.get())?.report
      let head = [
        run.label, report?.mode ?? "", report.map { "\($0.seed)" } ?? "", report?.run ?? "",
      ]
      let values = measures.map { measure in
        run.figures.flatMap { measure.value(in: $0) }.map { "\($0)" } ?? ""
      }
      return head + values + [run.refusal ?? ""]
    }
    return ([names] + lines).map { line in
      line.map(Self.field).joined(separator: ",") + "\n"
    }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { "\",\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
