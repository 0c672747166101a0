/// How a cell looks, in terms of meaning: an ink and three emphases.
public struct Style: Hashable, Sendable {
  /// The emphases a style can carry in any combination.
  public struct Emphasis: OptionSet, Hashable, Sendable {
    /// The bits of the set, 0 to 7.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Heavier strokes.
    public static let bold = Emphasis(rawValue: 1)
    /// Foreground and background exchanged: the selection.
    public static let reverse = Emphasis(rawValue: 2)
    /// A line under the text.
    public static let underline = Emphasis(rawValue: 4)
  }

  /// What the text means.
  public var ink: Ink
  /// The emphases on top of the ink.
  public var emphasis: Emphasis

  /// Makes a style from an ink and its emphases.
  public init(_ ink: Ink, _ emphasis: Emphasis = []) {
    self.ink = ink
    self.emphasis = emphasis
  }

  /// Makes a style from an ink and one flag an emphasis.
  public init(
    ink: Ink, bold: Bool = false, reverse: Bool = false, underline: Bool = false
  ) {
    self.ink = ink
    emphasis = []
    if bold { emphasis.insert(.bold) }
    if reverse { emphasis.insert(.reverse) }
    if underline { emphasis.insert(.underline) }
  }

  /// This style in heavier strokes.
  public var bold: Style { Style(ink, emphasis.union(.bold)) }
  /// This style with foreground and background exchanged.
  public var reverse: Style { Style(ink, emphasis.union(.reverse)) }
  /// This style underlined.
  public var underline: Style { Style(ink, emphasis.union(.underline)) }

  /// The number of different styles.
  public static let count = Ink.allCases.count * 8
  /// The place of this style among all styles, `0..<count`, for tables.
  public var index: Int { Int(ink.rawValue) * 8 + Int(emphasis.rawValue & 7) }
  /// Every style, in the order of ``index``.
  public static let all: [Style] = Ink.allCases.flatMap { ink in
    (0..<8).map { Style(ink, Emphasis(rawValue: $0)) }
  }

  /// Ordinary text.
  public static let normal = Style(.normal)
  /// Text to be read last.
  public static let quiet = Style(.quiet)
  /// The one accent.
  public static let accent = Style(.accent)
  /// Reached, proven, safe.
  public static let good = Style(.good)
  /// Late, waiting, at risk.
  public static let warn = Style(.warn)
  /// Refused, lost, reverted.
  public static let bad = Style(.bad)
  /// On its way.
  public static let info = Style(.info)
  /// The followed message.
  public static let followed = Style(.followed)
  /// Changed by the last step.
  public static let changed = Style(.changed)
}
