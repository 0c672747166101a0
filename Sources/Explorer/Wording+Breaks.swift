import RollupSimulation
import Screen

extension Wording {
  /// `break 2: messages.stuck > 0`, with the hit count if it is more than one.
  static func name(_ point: Breakpoint) -> String {
    "break \(point.id): \(point.condition)" + (point.wanted > 1 ? " x\(point.wanted)" : "")
  }

  /// What is told where a breakpoint has stopped time.
  static func stop(at point: Breakpoint, event: Int) -> String {
    "\(name(point)) (hit \(point.ordinal(ofHitAt: event)))"
  }

  /// Why a text is no condition, with the place and the name that was perhaps meant.
  public static func error(_ error: ConditionError) -> String {
    let found =
      error.found.isEmpty ? "the end" : "'\(Text.truncated(Text.sanitised(error.found), to: 30))'"
    let expected =
      switch error.expected {
      case .condition: "a condition: event, change, invariant, m17 reaches, or a comparison"
      case .operand: "a number or a quantity such as messages.stuck or R3.settled"
      case .comparison: "one of == != < <= > >="
      case .closingBracket: "&&, || or )"
      case .end: "&&, || or the end"
      case .kind: "a kind of event such as leafCarried"
      case .object: "an object such as R5, 4-5.3 or m17"
      case .level: "a level: sent, openable, imported, settled, onL1 or final"
      case .property: "the number of an invariant, 1 to 9"
      case .less: "something shorter or less nested"
      case .existing: "something that this scenario has"
      }
    // On a narrow screen the name that was meant says more than all that could stand there.
    let near = error.nearest.map { "did you mean '\($0)'? " } ?? ""
    return "column \(error.column): \(near)\(found) is there, expected \(expected)"
  }

  /// `messages.stuck 0 → 3`, or the value alone if the last move did not change it.
  static func change(_ watch: Watch, _ change: Breaks.Change) -> String {
    func text(_ value: Int64) -> String {
      switch watch {
      case .quantity: "\(value)"
      case .expression: value == 0 ? "no" : "yes"
      }
    }
    let now = text(change.now)
    return "\(watch) " + (change.before == change.now ? now : "\(text(change.before)) → \(now)")
  }
}
