/// The mechanical mapping from the signs of the screens to ASCII, one cell for one cell.
///
/// `.` `=` `+` come to mean different things in different columns, never in one. Whatever has no
/// entry becomes `?`.
public enum ASCII {
  /// The ASCII sign for a scalar; ASCII itself stays.
  public static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.isASCII ? scalar : (state(scalar) ?? line(scalar) ?? writing(scalar) ?? "?")
  }

  /// Signs of states, selection, direction and degree.
  private static func state(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "·", "░", "▁", "▂": "."
    case "▒", "▃", "▄": "-"
    case "▓", "▅", "▆": "="
    case "█", "▇", "■": "#"
    case "○", "◌", "□": "o"
    case "◐", "◑", "◒", "◓": "%"
    case "●", "◉": "@"
    case "✓": "+"
    case "✗": "X"
    case "†": "L"
    case "▸", "▶", "→", "›", "»": ">"
    case "◂", "◀", "←", "‹", "«": "<"
    case "↑", "▲", "▴": "^"
    case "↓", "▼", "▾": "v"
    case "▌", "▐": "]"
    case "★", "☆": "*"
    case "⚠": "!"
    default: nil
    }
  }

  /// Lines, edges and corners.
  private static func line(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "━", "═": "="
    case "─", "╌", "┄", "┈", "╴", "╶": "-"
    case "│", "┃", "║", "╎", "┆", "┊", "├", "┤", "┝", "┥", "┣", "┫", "▏", "▕": "|"
    case "┼", "╋", "┿", "╪": "+"
    case "┬", "┐", "┌", "┯", "┭", "┑", "┍", "┓", "┏", "╮", "╭": "."
    case "┴", "┘", "└", "┷", "┙", "┕", "┛", "┗", "╯", "╰": "'"
    default: nil
    }
  }

  /// What occurs in running text.
  private static func writing(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "≥": ">"
    case "≤": "<"
    case "≠": "!"
    case "≈", "…": "~"
    case "≡": "="
    case "×": "x"
    case "÷": "/"
    case "±": "+"
    case "−", "–", "—", "‐", "‑": "-"
    case "•", "∙", "⋅": "."
    case "‘", "’", "′": "'"
    case "“", "”", "″": "\""
    case "µ", "μ": "u"
    case "°": "o"
    case "²": "2"
    case "³": "3"
    case "∞": "8"
    case "§": "S"
    default: nil
    }
  }
}

extension Canvas {
  /// The same picture in ASCII only; a glyph of two cells becomes `?` and a space.
  public func asciified() -> Canvas {
    var plain = self
    for place in cells.indices {
      let scalar = cells[place].scalar
      if scalar.value == 0 {
        plain.cells[place].scalar = " "
      } else if !scalar.isASCII {
        plain.cells[place].scalar = ASCII.sign(scalar)
      }
    }
    return plain
  }
}
