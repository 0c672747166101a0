import RollupSimulation

/// Writes scenarios as files, with every setting spelled out, so that a file means the same when
/// defaults change.
public enum ScenarioWriter {
  /// The canonical YAML of `scenario`, which `ScenarioReader` reads back equal if the scenario is
  /// one that a file can hold at all.
  public static func write(_ scenario: Scenario) -> String {
    var lines = [
      "schema: \(ScenarioReader.schema)",
      "name: \(quoted(scenario.name))",
      "summary: \(quoted(scenario.summary))",
      "seed: \(scenario.seed)",
      "duration: \(TimeText.text(scenario.duration))",
      "drain: \(TimeText.text(scenario.drain))",
    ]
    switch scenario.opening {
    case .event(let number): lines.append("open: {event: \(number)}")
    case .time(let moment): lines.append("open: \(text(moment))")
    case nil: break
    }
    lines.append("settings:")
    lines += settings(scenario.settings)
    lines += section("traffic", scenario.traffic.map { [traffic($0)] })
    lines += section(
      "faults",
      scenario.faults.map { fault in
        let after = fault.afterEvent.map { ["after: \(Address.event($0))"] } ?? []
        return ["at: \(text(fault.time))"] + after + [action(fault.action)]
      })
    lines += section("expectations", scenario.expectations.map(expectation))
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every setting; the fields of a group follow each other in the table.
  private static func settings(_ settings: Settings) -> [String] {
    var lines: [String] = []
    var group = ""
    for field in SettingsField.all {
      let parts = field.path.split(separator: ".")
      let fieldGroup = parts.count == 2 ? String(parts[0]) : ""
      if fieldGroup != group, !fieldGroup.isEmpty { lines.append("  \(fieldGroup):") }
      group = fieldGroup
      let indent = group.isEmpty ? "  " : "    "
      lines.append("\(indent)\(parts[parts.count - 1]): \(field.write(settings))")
    }
    return lines
  }

  private static func section(_ key: String, _ items: [[String]]) -> [String] {
    guard !items.isEmpty else { return ["\(key): []"] }
    return ["\(key):"]
      + items.flatMap { item in
        item.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
      }
  }

  static func traffic(_ traffic: Traffic) -> String {
    func name(_ rollup: RollupID) -> String { Address.rollup(rollup).description }
    func range(_ amounts: ClosedRange<UInt64>) -> String {
      "\(amounts.lowerBound)..\(amounts.upperBound)"
    }
    switch traffic {
    case .allToAll(let amount): return "allToAll: {amount: \(amount)}"
    case .randomPairs(let permille, let amounts):
      return "randomPairs: {permille: \(permille), amounts: \(range(amounts))}"
    case .hotSpot(let to, let permille, let amounts):
      return "hotSpot: {to: \(name(to)), permille: \(permille), amounts: \(range(amounts))}"
    case .stream(let from, let to, let amount, let start, let every):
      return "stream: {from: \(name(from)), to: \(name(to)), amount: \(amount), "
        + "start: \(text(start)), every: \(TimeText.text(every))}"
    case .single(let from, let to, let amount, let at):
      return "message: {from: \(name(from)), to: \(name(to)), amount: \(amount), at: \(text(at))}"
    }
  }

  /// An action as it stands under `at:` in a file, such as `crashAggregator: Agg0`.
  public static func action(_ action: Action) -> String {
    let row = action.kind.row
    let target = action.target.address?.description
    guard let number = row.number else {
      let target = target ?? action.target.description
      return row.part.map { "\(row.word): {\($0): \(target)}" } ?? "\(row.word): \(target)"
    }
    let fields = target.map { ["\(row.targetKey): \($0)"] } ?? []
    let value = "\(number.name): \(number.text(action.number))"
    return "\(row.word): {" + (fields + [value]).joined(separator: ", ") + "}"
  }

  private static func expectation(_ expectation: Expectation) -> [String] {
    let claim =
      "\(expectation.quantity.name) \(expectation.comparison.rawValue) \(expectation.value)"
    return switch expectation.moment {
    case .atEnd: ["at: end", "expect: \(claim)"]
    case .at(let time): ["at: \(text(time))", "expect: \(claim)"]
    case .always: ["always: \(claim)"]
    case .never: ["never: \(claim)"]
    case .eventually: ["eventually: \(claim)"]
    }
  }

  private static func text(_ moment: Instant) -> String { TimeText.text(moment - .genesis) }

  /// Text in double quotes, with YAML's escapes for whatever is not plainly printable.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.isSafeToPrint {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }
}
