// The numbers behind the themes. What may stand where was measured as contrast (WCAG 2):
// on black and on white at once only red, magenta and bright black are readable among the first
// sixteen; green, yellow and cyan vanish on white, blue on black.
extension Palette {
  /// Attributes that stand in for colours; each is a hint on top of the text.
  static func mono(_ ink: Ink) -> Paint {
    var paint = Paint()
    switch ink {
    case .normal, .good, .info: break
    case .quiet: paint.dim = true
    case .accent, .warn, .bad, .changed: paint.bold = true
    case .followed: paint.underline = true
    }
    return paint
  }

  /// The eight colours, filled up with attributes where no colour is legible.
  static func eight(_ ink: Ink, _ theme: Theme) -> Paint {
    var paint = mono(ink)
    paint.underline = false
    switch (theme, ink) {
    case (_, .normal), (_, .quiet), (.mono, _): break
    case (.dark, .accent), (.dark, .info): paint.colour = 6
    case (.dark, .good): paint.colour = 2
    case (.dark, .warn), (.dark, .changed): paint.colour = 3
    case (.light, .accent), (.light, .good), (.light, .info): paint.colour = 4
    case (_, .bad), (_, .warn): paint.colour = 1
    case (_, .accent), (_, .followed): paint.colour = 5
    case (_, .good), (_, .info), (_, .changed): break
    }
    // Bold text in one of eight colours turns bright on many terminals: of the bad and the late
    // only the bad may shout.
    if ink == .warn { paint.bold = false }
    return paint
  }

  /// The sixteen: as eight, with a true grey and, on dark, the bright variants.
  static func sixteen(_ ink: Ink, _ theme: Theme) -> Paint {
    var paint = eight(ink, theme)
    if theme == .mono { return paint }
    if ink == .quiet { return Paint(colour: 8) }
    guard theme == .dark else { return paint }
    switch ink {
    case .accent: paint.colour = 14
    case .bad: paint.colour = 9
    case .followed: paint.colour = 13
    case .changed: paint.colour = 11
    case .normal, .quiet, .good, .warn, .info: break
    }
    return paint
  }

  /// The table of 256: quiet colours, one clear accent.
  static func full(_ ink: Ink, _ theme: Theme) -> UInt8? {
    let row: [UInt8]
    //     quiet accent good warn bad info followed changed
    switch theme {
    case .standard: row = [243, 32, 28, 130, 161, 66, 133, 166]
    case .dark: row = [244, 110, 108, 179, 203, 73, 176, 222]
    case .light: row = [243, 25, 28, 130, 160, 30, 91, 166]
    // Blue and teal against ochre and vermilion; violets for what is followed or changed.
    case .colourBlind: row = [243, 32, 30, 136, 166, 67, 132, 98]
    case .mono: return nil
    }
    return ink == .normal ? nil : row[Int(ink.rawValue) - 1]
  }
}
