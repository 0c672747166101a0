/// A claim about a run that a scenario file makes and every run of it checks.
public struct Expectation: Hashable, Sendable {
  /// When the claim is tested.
  public enum Moment: Hashable, Sendable {
    case atEnd
    /// After the last event at or before this time.
    case at(Instant)
    /// After every event.
    case always
    /// After every event it must be false.
    case never
    /// After at least one event.
    case eventually
  }

  /// How the quantity is held against the number.
  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether `a` stands in this relation to `b`.
    public func holds(_ a: Int64, _ b: Int64) -> Bool {
      switch self {
      case .equal: a == b
      case .notEqual: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      case .greaterOrEqual: a >= b
      }
    }
  }

  /// When it is tested.
  public var moment: Moment
  /// What is read.
  public var quantity: Quantity
  /// How it is held against the number.
  public var comparison: Comparison
  /// The number.
  public var value: Int64

  /// Claims that `quantity` stands in `comparison` to `value` at `moment`.
  public init(moment: Moment, quantity: Quantity, comparison: Comparison, value: Int64) {
    self.moment = moment
    self.quantity = quantity
    self.comparison = comparison
    self.value = value
  }
}
