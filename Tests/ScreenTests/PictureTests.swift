import Screen
import Testing

@Suite("Pictures of a canvas")
struct PictureTests {
  private func sample() -> Canvas {
    var canvas = Canvas(width: 8, height: 2)
    canvas.put("ok ", at: 0, 0, .good)
    canvas.put("<&>", at: 3, 0, .bad.bold)
    canvas.put("日", at: 0, 1, .accent.reverse)
    canvas.setCursor(2, 1)
    return canvas
  }

  @Test("plain text has no trailing spaces and each glyph once")
  func plain() {
    #expect(PlainText.text(sample()) == "ok <&>\n日\n")
  }

  @Test("the style plane has one sign a cell")
  func styles() {
    #expect(PlainText.styles(sample()) == "gggBBB\n22\n")
    var canvas = Canvas(width: 4, height: 1)
    canvas.put("a", at: 0, 0, .normal.bold)
    canvas.put("b", at: 2, 0, .info.underline)
    canvas.put("c", at: 3, 0, .changed)
    #expect(PlainText.styles(canvas) == "N _c\n")
  }

  @Test("every ink shows in the style plane, plain, bold and reversed, by a sign of its own")
  func styleSigns() {
    var canvas = Canvas(width: Ink.allCases.count * 3 + 1, height: 1)
    var x = 0
    for ink in Ink.allCases {
      for style in [Style(ink), Style(ink).bold, Style(ink).reverse] {
        canvas.put("x", at: x, 0, style)
        x += 1
      }
    }
    canvas.put("x", at: x, 0, .normal.underline)
    let row = PlainText.styles(canvas).dropLast()
    #expect(Set(row).count == canvas.width)
  }

  @Test("ANSI text sets a colour once a run and ends each row without")
  func ansi() {
    #expect(
      ANSI.text(sample(), Palette(.standard, depth: .full))
        == "\u{1B}[0;38;5;28mok \u{1B}[0;1;38;5;161m<&>\u{1B}[0m\n"
        + "\u{1B}[0;7;38;5;32m日\u{1B}[0m\n")
    #expect(
      ANSI.text(sample(), Palette(.standard, depth: .mono))
        == "ok \u{1B}[0;1m<&>\u{1B}[0m\n\u{1B}[0;1;7m日\u{1B}[0m\n")
  }

  @Test("a difference holds the changed cells only, and nothing for equal frames")
  func difference() {
    let old = sample()
    var new = old
    let palette = Palette(.mono)
    #expect(ANSI.difference(from: old, to: new, palette) == "")
    new.put("!", at: 7, 0)
    #expect(
      ANSI.difference(from: old, to: new, palette)
        == "\u{1B}[?25l\u{1B}[1;8H!\u{1B}[2;3H\u{1B}[?25h")
  }

  @Test("SVG escapes text, places runs on the grid and repeats its bytes")
  func svg() {
    let picture = SVG.picture(sample(), Palette(.dark), title: "a<b\u{1B}")
    #expect(picture == SVG.picture(sample(), Palette(.dark), title: "a<b\u{1B}"))
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\""))
    #expect(picture.contains("<title>a&lt;b\u{FFFD}</title>"))
    #expect(
      picture.contains(
        "<text x=\"39\" y=\"26\" textLength=\"27\" fill=\"#ff5f5f\" font-weight=\"bold\">"
          + "&lt;&amp;&gt;</text>"))
    #expect(picture.contains("<rect x=\"12\" y=\"30\" width=\"18\" height=\"18\""))
    #expect(picture.hasSuffix("</g>\n</svg>\n"))
  }

  @Test("a recording is a header and events, equal frames adding none")
  func asciicast() {
    var recording = Asciicast(width: 8, height: 2, palette: Palette(.mono), title: "a \"b\"")
    var canvas = Canvas(width: 8, height: 1)
    recording.add(canvas, atMillis: 0)
    recording.add(canvas, atMillis: 500)
    canvas.put("x\\", at: 0, 0)
    recording.add(canvas, atMillis: 61_005)
    #expect(
      recording.text == """
        {"version": 2, "width": 8, "height": 2, "title": "a \\"b\\"", \
        "env": {"TERM": "xterm-256color"}}
        [0.000, "o", "\\u001b[2J\\u001b[?25l\\u001b[1;1H\\u001b[K"]
        [61.005, "o", "\\u001b[?25l\\u001b[1;1Hx\\\\"]

        """)
  }
}
