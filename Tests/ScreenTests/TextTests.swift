import Screen
import Testing

@Suite("Text in cells")
struct TextTests {
  @Test(
    "widths follow the glyphs",
    arguments: [
      ("", 0), ("abc", 3), ("R3→R6 ≥16:26", 12), ("░▒▓█ · ○ ◐ ✓ ● ✗ †", 18), ("日本", 4),
      ("e\u{301}", 1), ("⚡⏳✅", 6), ("✓✗⚠◉◌", 5), ("한글", 4), ("a\u{200B}b", 3), ("ｆ", 2),
    ])
  func widths(_ text: String, _ width: Int) {
    #expect(Text.width(text) == width)
  }

  @Test(
    "what could command or mislead a reader is replaced",
    arguments: [
      ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\u{9B}2Jb", "a\u{FFFD}2Jb"), ("a\tb\nc", "a b c"),
      ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{200D}b", "a\u{FFFD}b"), ("e\u{301}", "e"),
      ("\u{7F}\u{0}", "\u{FFFD}\u{FFFD}"), ("\u{E000}", "\u{FFFD}"), ("plain ✓", "plain ✓"),
    ])
  func sanitising(_ text: String, _ safe: String) {
    #expect(Text.sanitised(text) == safe)
  }

  @Test("shortening and padding meet the width exactly")
  func shaping() {
    #expect(Text.truncated("abcdef", to: 4) == "abc…")
    #expect(Text.truncated("abcd", to: 4) == "abcd")
    #expect(Text.truncated("abcd", to: 0) == "")
    #expect(Text.padded("ab", to: 4) == "ab  ")
    #expect(Text.padded(left: "ab", to: 4) == "  ab")
    #expect(Text.padded("日本語", to: 4) == "日… ")
  }

  @Test("lines break at spaces, long words anywhere, and keep the text's own lines")
  func wrapping() {
    #expect(Text.wrapped("the quick brown fox", to: 10) == ["the quick", "brown fox"])
    #expect(Text.wrapped("a abcdefgh b", to: 4) == ["a", "abcd", "efgh", "b"])
    #expect(Text.wrapped("one\n\ntwo", to: 9) == ["one", "", "two"])
    #expect(Text.wrapped("日本語", to: 4) == ["日本", "語"])
    for width in 2...20 {
      for line in Text.wrapped("R6 can open it through B.3, the lowest node", to: width) {
        #expect(Text.width(line) <= width)
      }
    }
  }
}
