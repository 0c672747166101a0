import Screen
import Testing

@Suite("Canvas")
struct CanvasTests {
  @Test("text goes where it is put, and the next column is returned")
  func put() {
    var canvas = Canvas(width: 12, height: 2)
    let next = canvas.put("ab", at: 1, 1, .good)
    #expect(next == 3)
    #expect(PlainText.rows(canvas) == ["", " ab"])
    #expect(canvas[2, 1] == Cell("b", .good))
    #expect(canvas[3, 1] == .blank)
  }

  @Test("text is clipped on every side, never refused")
  func clipping() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.put("abcdef", at: -2, 0)
    #expect(PlainText.rows(canvas) == ["cdef"])
    canvas.put("xyz", at: 2, 0)
    #expect(PlainText.rows(canvas) == ["cdxy"])
    canvas.put("no", at: 0, 1)
    canvas.put("no", at: 0, -1)
    canvas.put("no", at: 9, 0)
    #expect(PlainText.rows(canvas) == ["cdxy"])
  }

  @Test("longer text than its width ends in an ellipsis")
  func width() {
    var canvas = Canvas(width: 10, height: 4)
    #expect(canvas.put("abcdef", at: 0, 0, width: 4) == 4)
    canvas.put("abcd", at: 0, 1, width: 4)
    canvas.put("a日本語", at: 0, 2, width: 5)
    canvas.put("abc", endingAt: 10, 3, width: 2)
    #expect(PlainText.rows(canvas) == ["abc…", "abcd", "a日 …", "        a…"])
    #expect(canvas.put("abc", at: 0, 0, width: 0) == 0)
  }

  @Test("a part has its own origin and cannot be left")
  func within() {
    var canvas = Canvas(width: 6, height: 3)
    canvas.within(Rect(2, 1, 3, 1)) { canvas in
      #expect(canvas.bounds == Rect(0, 0, 3, 1))
      canvas.put("abcdef", at: -1, 0, tag: 7)
      canvas.put("under", at: 0, 1)
      canvas.within(Rect(1, 0, 9, 9)) { $0.fill($0.bounds, "#") }
      canvas.setCursor(1, 0)
    }
    #expect(PlainText.rows(canvas) == ["", "  b##", ""])
    #expect(canvas.cursor == Canvas.Position(3, 1))
    #expect([1, 2, 5].map { canvas.tag($0, 1) } == [0, 7, 0])
    #expect(canvas.tag(-1, 0) == 0 && canvas.tag(0, 3) == 0)
    #expect(canvas.bounds == Rect(0, 0, 6, 3))
  }

  @Test("a glyph of two cells owns both, and half of one is never left over")
  func wideGlyphs() {
    var canvas = Canvas(width: 6, height: 1)
    #expect(canvas.put("日本", at: 0, 0) == 4)
    #expect(canvas[1, 0].isContinuation && canvas[3, 0].isContinuation)
    canvas.put("x", at: 1, 0)
    #expect(PlainText.rows(canvas) == [" x本"])
    canvas.put("y", at: 2, 0)
    #expect(PlainText.rows(canvas) == [" xy"])
    canvas.put("語", at: 5, 0)
    #expect(canvas[5, 0] == .blank)
    canvas.put("語", at: -1, 0)
    #expect(canvas[0, 0] == .blank)
  }

  @Test("no text can put a control, an escape or an invisible scalar into a cell")
  func hostileText() {
    var canvas = Canvas(width: 40, height: 1)
    let scalars = (0..<0x3000).compactMap { Unicode.Scalar($0 as UInt32) }
    for first in scalars + ["\u{FEFF}", "\u{E0041}", "\u{10FFFF}", "\u{FE0F}"] {
      canvas.put("<", at: 0, 0)
      let end = canvas.put(String(first), at: 1, 0)
      #expect(end == 1 + Text.width(String(first)))
      for x in 1..<max(end, 1) {
        let scalar = canvas[x, 0].scalar
        let category = scalar.properties.generalCategory
        let isAllowed =
          canvas[x, 0].isContinuation
          || ![.control, .format, .privateUse, .unassigned].contains(category)
        #expect(isAllowed, "U+\(String(first.value, radix: 16)) was drawn")
      }
    }
  }

  @Test("emphasis, ink and tags change what is there and keep the rest")
  func restyling() {
    var canvas = Canvas(width: 3, height: 1)
    canvas.put("abc", at: 0, 0, .bad)
    canvas.emphasise(Rect(1, 0, 9, 9), .reverse)
    canvas.ink(Rect(2, 0, 1, 1), .quiet)
    canvas.tag(Rect(0, 0, 1, 1), 5)
    #expect(canvas[0, 0] == Cell("a", .bad))
    #expect(canvas[1, 0] == Cell("b", .bad.reverse))
    #expect(canvas[2, 0] == Cell("c", .quiet.reverse))
    #expect((0..<3).map { canvas.tag($0, 0) } == [5, 0, 0])
  }
}
