import RollupSimulation
import RunComparison
import Screen

extension CommandLine {
  /// `compare 0` shows two branches side by side; `compare all`, `compare importPolicy=root; late:
  /// mergeUp=true` lets other runs step along; `compare` alone shows those again.
  static func compare(_ rest: String, _ model: inout Model) -> [Effect]? {
    if rest.isEmpty { return Update.apply(.lockstep(.reopen), to: &model) }
    if let branch = Int(rest) { return Update.apply(.branches(.compare(branch)), to: &model) }
    do throws(VariantRequest.Problem) {
      let requests = try VariantRequest.line(rest)
      return Update.apply(.lockstep(.open(requests)), to: &model)
    } catch {
      return Update.refuse(&model, Text.sanitised(Wording.problem(error)))
    }
  }

  /// What may follow in the line, as whole rests of it.
  static func comparisons(_ rest: String, _ model: Model) -> [String] {
    let separators: Set<Character> = [" ", ";", ",", "="]
    var head = rest
    while let last = head.last, !separators.contains(last) { head.removeLast() }
    let modes = MessagingMode.allCases.map(\.rawValue)
    if head.last == "=" {
      let path = head.dropLast().split { $0 == " " || $0 == ";" || $0 == "," }.last ?? ""
      return values(of: String(path), model).map { head + $0 }
    }
    let settings = ["mode"] + model.places.settings.keys.filter { $0 != "mode" }.sorted()
    let branches = rest.contains(" ") ? [] : branches(model)
    return (branches + ["all"] + modes + settings.map { $0 + "=" }).map { head + $0 }
  }

  /// What a setting can be: its choices, else what it is.
  private static func values(of path: String, _ model: Model) -> [String] {
    switch path {
    case "mode": return MessagingMode.allCases.map(\.rawValue)
    case "importPolicy": return ImportPolicy.allCases.map(\.rawValue)
    default:
      let value = model.places.settings[path].map { [$0] } ?? []
      return value == ["true"] || value == ["false"] ? ["true", "false"] : value
    }
  }
}
