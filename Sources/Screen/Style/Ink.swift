/// What a piece of text means; a ``Palette`` decides which colour that is.
///
/// Inks never carry a state alone: the text beside them always says the same thing in words or
/// in a sign, so that a screen without colour loses nothing.
public enum Ink: UInt8, CaseIterable, Sendable {
  /// Ordinary text, in the terminal's own foreground colour.
  case normal
  /// Text to be read last: rules, edges, units, what is already over.
  case quiet
  /// The one accent: titles, the focused pane, the play head.
  case accent
  /// Reached, proven, safe.
  case good
  /// Late, waiting, at risk.
  case warn
  /// Refused, lost, reverted.
  case bad
  /// On its way: folding, built, imported.
  case info
  /// The message that is being followed and its two ends.
  case followed
  /// Changed by the last step.
  case changed

  /// The letter that stands for this ink in ``PlainText/styles(_:)``.
  var letter: UInt8 {
    switch self {
    case .normal: UInt8(ascii: "n")
    case .quiet: UInt8(ascii: "q")
    case .accent: UInt8(ascii: "a")
    case .good: UInt8(ascii: "g")
    case .warn: UInt8(ascii: "w")
    case .bad: UInt8(ascii: "b")
    case .info: UInt8(ascii: "i")
    case .followed: UInt8(ascii: "f")
    case .changed: UInt8(ascii: "c")
    }
  }
}
