import Screen
import Testing

@Suite("ASCII")
struct ASCIITests {
  @Test("a whole screen maps cell for cell to the one drawn in ASCII by hand")
  func wholeScreen() {
    let lines = Sample.signs.split(separator: "\n", omittingEmptySubsequences: false)
    var canvas = Canvas(width: 80, height: lines.count)
    for (y, line) in lines.enumerated() { canvas.put(String(line), at: 0, y) }
    #expect(PlainText.text(canvas) == Sample.signs + "\n")
    #expect(PlainText.text(canvas.asciified()) == Sample.ascii + "\n")
  }

  @Test(
    "the signs of the legend",
    arguments: zip(
      "·○◐✓●~✗†*!▸░▒▓█━╌┬┘│─┤├┼←→↑↓≥≠▌▼×…µé日", ".o%+@~XL*!>.-=#=-.'|-||+<>^v>!]vx~u??"))
  func signs(_ sign: Character, _ ascii: Character) {
    #expect(ASCII.sign(sign.unicodeScalars.first!) == ascii.unicodeScalars.first!)
  }

  @Test("every mapped canvas is ASCII in the same cells and styles")
  func everything() {
    var canvas = Canvas(width: 64, height: 200)
    for value in 0..<(64 * 200) as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      canvas.put(scalar, at: Int(value) % 64, Int(value) / 64, .accent.bold)
    }
    let mapped = canvas.asciified()
    for y in 0..<200 {
      for x in 0..<64 {
        #expect(mapped[x, y].scalar.isASCII && mapped[x, y].scalar.value >= 0x20)
        #expect(mapped[x, y].style == canvas[x, y].style)
      }
    }
  }
}
