/// A key, as far as terminals tell them apart; modifiers of cursor and function keys are dropped.
public enum Key: Hashable, Sendable {
  /// A key that writes something.
  case character(Unicode.Scalar)
  /// Control with a lower-case letter, a space, or one of `\ ] ^ _`.
  case ctrl(Unicode.Scalar)
  /// Return, also the one of the number pad.
  case enter
  /// Escape, once nothing follows that would make it the start of another key.
  case escape
  /// Tab.
  case tab
  /// Tab with Shift.
  case backTab
  /// The key that deletes to the left.
  case backspace
  /// The key that deletes to the right.
  case delete
  /// Insert.
  case insert
  /// Cursor up.
  case up
  /// Cursor down.
  case down
  /// Cursor left.
  case left
  /// Cursor right.
  case right
  /// To the start.
  case home
  /// To the end.
  case end
  /// One page up.
  case pageUp
  /// One page down.
  case pageDown
  /// A function key, from 1.
  case function(Int)
}
