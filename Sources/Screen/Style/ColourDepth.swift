/// How many colours a terminal can show.
public enum ColourDepth: Int, CaseIterable, Comparable, Sendable {
  /// None: bold, dim, underline and reverse only.
  case mono = 0
  /// The eight colours of ISO 6429.
  case eight = 8
  /// The eight colours and their bright variants.
  case sixteen = 16
  /// The xterm table of 256.
  case full = 256

  /// Orders depths by the number of colours.
  public static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The deepest level that `colours` entries allow.
  public init(colours: Int) {
    self = ColourDepth.allCases.last { $0.rawValue <= max(colours, 0) } ?? .mono
  }
}
