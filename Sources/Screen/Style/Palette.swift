/// A theme at a colour depth: the paint of every style.
public struct Palette: Sendable {
  /// The family of colours.
  public let theme: Theme
  /// How many colours may be used.
  public let depth: ColourDepth
  private let paints: [Paint]

  /// Makes the palette of a theme for a terminal with so many colours.
  public init(_ theme: Theme = .standard, depth: ColourDepth = .full) {
    self.theme = theme
    self.depth = depth
    let inks = Ink.allCases.map { Palette.paint($0, theme, theme == .mono ? .mono : depth) }
    paints = Style.all.map { style in
      var paint = inks[Int(style.ink.rawValue)]
      if style.emphasis.contains(.bold) {
        paint.bold = true
        // Both at once cancel each other out on many terminals.
        paint.dim = false
      }
      if style.emphasis.contains(.underline) { paint.underline = true }
      if style.emphasis.contains(.reverse) { paint.reverse = true }
      return paint
    }
  }

  /// The paint of a style. O(1).
  public func paint(_ style: Style) -> Paint {
    paints[style.index]
  }

  /// The background for pictures.
  public var background: RGB {
    theme == .light ? RGB(255, 255, 255) : RGB(16, 18, 22)
  }

  /// The colour of ordinary text for pictures.
  public var foreground: RGB {
    theme == .light ? RGB(32, 36, 42) : RGB(214, 217, 222)
  }

  private static func paint(_ ink: Ink, _ theme: Theme, _ depth: ColourDepth) -> Paint {
    switch depth {
    case .mono: mono(ink)
    case .eight: eight(ink, theme)
    case .sixteen: sixteen(ink, theme)
    case .full: Paint(colour: full(ink, theme))
    }
  }
}
