import Screen
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Palette")
struct PaletteTests {
  /// Contrast as WCAG 2 defines it, of an entry of the xterm table against black and white.
  private func contrast(_ number: UInt8) -> (black: Double, white: Double) {
    let steps = [0, 95, 135, 175, 215, 255]
    let ansi = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let parts: [Int]
    let place = Int(number)
    if place < 16 {
      parts = [ansi[place] >> 16, ansi[place] >> 8 & 255, ansi[place] & 255]
    } else if place < 232 {
      let cube = place - 16
      parts = [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
    } else {
      parts = Array(repeating: 8 + (place - 232) * 10, count: 3)
    }
    let linear = parts.map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return ((light + 0.05) / 0.05, 1.05 / (light + 0.05))
  }

  private func colours(_ theme: Theme, _ depth: ColourDepth) -> [UInt8] {
    let palette = Palette(theme, depth: depth)
    return Ink.allCases.compactMap { palette.paint(Style($0)).colour }
  }

  @Test("the default and the colour-blind theme are legible on black and on white")
  func legibleOnBoth() {
    for theme in [Theme.standard, .colourBlind] {
      for number in colours(theme, .full) {
        let contrast = contrast(number)
        #expect(min(contrast.black, contrast.white) >= 3.2, "\(theme) \(number)")
      }
      // Green, yellow, cyan and blue vanish on one of the two.
      for depth in [ColourDepth.eight, .sixteen] {
        #expect(Set(colours(theme, depth)).isSubset(of: [1, 5, 8]))
      }
    }
  }

  @Test("the dark theme is legible on black, the light one on white")
  func legibleOnOne() {
    for depth in [ColourDepth.eight, .sixteen, .full] {
      for number in colours(.dark, depth) { #expect(contrast(number).black >= 3.5) }
      for number in colours(.light, depth) { #expect(contrast(number).white >= 3.5) }
    }
  }

  @Test("with 256 colours every ink has its own")
  func distinct() {
    for theme in Theme.allCases where theme != .mono {
      #expect(Set(colours(theme, .full)).count == Ink.allCases.count - 1)
    }
  }

  @Test("no colour is beyond the depth, and none at all in mono")
  func depth() {
    for theme in Theme.allCases {
      for depth in ColourDepth.allCases {
        let limit = theme == .mono ? 0 : depth.rawValue
        for number in colours(theme, depth) { #expect(Int(number) < limit) }
      }
    }
  }

  @Test("emphasis is kept by every theme at every depth")
  func emphasis() {
    for theme in Theme.allCases {
      for depth in ColourDepth.allCases {
        for style in Style.all {
          let paint = Palette(theme, depth: depth).paint(style)
          #expect(paint.reverse == style.emphasis.contains(.reverse))
          #expect(paint.bold || !style.emphasis.contains(.bold))
          #expect(paint.underline || !style.emphasis.contains(.underline))
        }
      }
    }
  }

  @Test("styles are numbered without gaps")
  func numbering() {
    #expect(Style.all.map(\.index) == Array(0..<Style.count))
    #expect(Set(Style.all).count == Style.count)
  }

  @Test(
    "colours are set as terminals expect",
    arguments: [(1, "0;31"), (7, "0;37"), (8, "0;90"), (15, "0;97"), (16, "0;38;5;16")])
  func sgr(_ number: UInt8, _ parameters: String) {
    #expect(Paint(colour: number).sgr == parameters)
  }

  @Test("depths follow the number of colours")
  func depths() {
    let depths = [-1, 0, 2, 8, 15, 16, 88, 256, 1 << 24].map { ColourDepth(colours: $0) }
    #expect(
      depths == [.mono, .mono, .mono, .eight, .eight, .sixteen, .sixteen, .full, .full])
  }
}
