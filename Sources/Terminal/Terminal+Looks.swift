import CCurses
import Screen

extension Terminal {
  /// The pair and attributes that ncurses is told for a style.
  struct Look {
    var pair: UInt16 = 0
    var attributes: UInt8 = 0
  }

  /// Uses another family of colours, at the same depth; the next drawing repaints everything.
  public func setTheme(_ theme: Theme) {
    palette = Palette(theme, depth: palette.depth)
    looks = Terminal.looks(palette)
    redraw()
  }

  /// Sets one pair up for each colour of the palette, and tells how each style is drawn.
  static func looks(_ palette: Palette) -> [Look] {
    let hasColours = palette.depth > .mono && cc_screen_start_colours() > 0
    var pairs: [UInt8] = []
    return Style.all.map { style in
      let paint = palette.paint(style)
      var look = Look()
      if hasColours, let colour = paint.colour {
        if !pairs.contains(colour) {
          pairs.append(colour)
          cc_screen_pair(Int32(pairs.count), Int32(colour))
        }
        look.pair = UInt16((pairs.firstIndex(of: colour) ?? 0) + 1)
      }
      if paint.bold { look.attributes |= UInt8(CC_BOLD) }
      if paint.dim { look.attributes |= UInt8(CC_DIM) }
      if paint.underline { look.attributes |= UInt8(CC_UNDERLINE) }
      if paint.reverse { look.attributes |= UInt8(CC_REVERSE) }
      return look
    }
  }
}
