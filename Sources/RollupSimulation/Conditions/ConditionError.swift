/// Why a text is no condition: where, what is there and what could be. As data: upper layers word
/// it.
public struct ConditionError: Error, Hashable, Sendable {
  /// What could stand there.
  public enum Expected: Hashable, Sendable {
    case condition
    case operand
    case comparison
    case closingBracket
    case end
    case kind
    case object
    case level
    /// 1 to 9.
    case property
    /// Fewer brackets and `!` within each other, or a shorter text.
    case less
    /// An object that is in this scenario.
    case existing
  }
  /// Counted from 1, in characters.
  public var column: Int
  /// What stands there; not yet safe to print, and empty at the end of the text.
  public var found: String
  /// What could.
  public var expected: Expected
  /// A name that was perhaps meant.
  public var nearest: String?
}
