/// How many cells a scalar takes, and which scalars may be drawn at all.
///
/// The C library's `wcwidth` depends on the locale; this table does not. Ambiguous scalars (box
/// drawing, `●`, `→`) take one cell.
public enum TextWidth {
  /// What stands for a scalar that must not reach a terminal.
  public static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// What is drawn for a scalar: itself, a replacement, or nil for a mark on the scalar before.
  ///
  /// Tab and line ends become a space; controls, escape, bidirectional controls, zero-width and
  /// other invisible scalars, private and unassigned ones become ``replacement``: a reader sees
  /// that something is there, and a terminal obeys nothing. Combining marks are left out, since
  /// a cell holds one scalar.
  @inlinable
  public static func drawn(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F { return scalar }
    // The signs that screens are made of, all assigned and visible: arrows, lines, shapes, marks.
    if value >= 0x2460 && value < 0x2800 || value >= 0x2190 && value < 0x2427 { return scalar }
    if value >= 0x2010 && value < 0x2028 || value == 0xB7 { return scalar }
    return drawnSlowly(scalar)
  }

  @usableFromInline
  static func drawnSlowly(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\t", "\n", "\r", "\u{A0}": return " "
    case "\u{1160}"..."\u{11FF}", "\u{D7B0}"..."\u{D7FB}": return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return nil
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return replacement
    case .spaceSeparator: return TextWidth.cells(scalar) == 1 ? " " : scalar
    default: return scalar.properties.isDefaultIgnorableCodePoint ? replacement : scalar
    }
  }

  /// The number of cells that a drawn scalar takes: 1, or 2 for wide East Asian and emoji.
  @inlinable
  public static func cells(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x1100 { return 1 }
    if value >= 0x2500 && value < 0x25FD { return 1 }
    return isWide(value) ? 2 : 1
  }

  /// Looks a scalar up in the ranges by bisection.
  @usableFromInline
  static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].lowerBound <= value
  }
}
