import Screen
import Testing

@testable import Terminal

@Suite("Colour depth")
struct ColourDetectionTests {
  private func depth(_ colours: Int, _ wish: ColourDepth?, noColor: String? = nil) -> ColourDepth {
    ColourDepth.detected(terminalColours: colours, wish: wish) { $0 == "NO_COLOR" ? noColor : nil }
  }

  @Test("the terminal's own number counts")
  func terminal() {
    #expect([0, 8, 16, 256].map { depth($0, nil) } == [.mono, .eight, .sixteen, .full])
  }

  @Test("NO_COLOR takes colours away unless it is empty")
  func noColor() {
    #expect(depth(256, nil, noColor: "1") == .mono)
    #expect(depth(256, nil, noColor: "") == .full)
  }

  @Test("a wish outranks NO_COLOR but not the terminal")
  func wish() {
    #expect(depth(256, .eight, noColor: "1") == .eight)
    #expect(depth(8, .full) == .eight)
    #expect(depth(0, .full) == .mono)
    #expect(depth(256, .mono) == .mono)
  }

  @Test("COLORTERM makes up for an old name")
  func richerName() {
    func name(_ term: String, _ hint: String?) -> String? {
      ColourDepth.richerName(term: term) { $0 == "COLORTERM" ? hint : nil }
    }
    #expect(name("xterm", "truecolor") == "xterm-256color")
    #expect(name("xterm", nil) == nil)
    #expect(name("xterm", "") == nil)
    #expect(name("xterm-256color", "truecolor") == nil)
    #expect(name("linux", "truecolor") == nil)
  }
}
