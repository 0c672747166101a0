import Testing

@testable import Terminal

@Suite("Keys from bytes")
struct InputDecoderTests {
  private func decoded(_ bytes: some Sequence<UInt8>, isFinal: Bool = true) -> [Input] {
    var decoder = InputDecoder()
    decoder.feed(bytes)
    var inputs: [Input] = []
    while let input = decoder.next(isFinal: isFinal) { inputs.append(input) }
    return inputs
  }

  private func keys(_ text: String) -> [Key] {
    decoded(text.utf8).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test("characters, in UTF-8 too, are themselves")
  func characters() {
    #expect(keys("aZ ~é→😀") == "aZ ~é→😀".unicodeScalars.map { Key.character($0) })
  }

  @Test(
    "control bytes",
    arguments: [
      ("\r", Key.enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace),
      ("\u{8}", .backspace),
      ("\u{3}", .ctrl("c")), ("\u{1A}", .ctrl("z")), ("\u{0}", .ctrl(" ")), ("\u{1C}", .ctrl("\\")),
      ("\u{1F}", .ctrl("_")), ("\u{1B}", .escape),
    ])
  func control(_ text: String, _ key: Key) {
    #expect(keys(text) == [key])
  }

  @Test(
    "keys of more than one byte, in the dialects of common terminals",
    arguments: [
      ("[A", Key.up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OD", .left),
      ("[1;5C", .right), ("[H", .home), ("[F", .end), ("OH", .home), ("[1~", .home), ("[7~", .home),
      ("[4~", .end), ("[8~", .end), ("[2~", .insert), ("[3~", .delete), ("[5~", .pageUp),
      ("[6~", .pageDown), ("[Z", .backTab), ("OP", .function(1)), ("[11~", .function(1)),
      ("[[A", .function(1)), ("[[E", .function(5)), ("[15~", .function(5)), ("[17~", .function(6)),
      ("[21~", .function(10)), ("[24~", .function(12)), ("[24;2~", .function(12)),
      ("[1;2S", .function(4)), ("OM", .enter), ("Oq", .character("1")),
    ])
  func sequences(_ text: String, _ key: Key) {
    #expect(keys("\u{1B}" + text) == [key])
  }

  @Test("an escape waits for more bytes, and is itself if none come")
  func loneEscape() {
    var decoder = InputDecoder()
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
    #expect(decoder.isHalfWay)
    #expect(decoder.next(isFinal: true) == .key(.escape))
    #expect(!decoder.isHalfWay)
    #expect(keys("\u{1B}x") == [.escape, .character("x")])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
  }

  @Test("unknown and broken sequences turn into nothing, and what follows is read")
  func unknown() {
    #expect(keys("\u{1B}[?1;2cq") == [.character("q")])
    #expect(keys("\u{1B}[99~q") == [.character("q")])
    #expect(keys("\u{1B}[Iq") == [.character("q")])
    #expect(keys("\u{1B}[M !!q") == [.character("q")])
    #expect(keys("\u{1B}[1\u{1B}[Aq") == [.up, .character("q")])
    let long = String(repeating: "1;", count: 200)
    #expect(keys("\u{1B}[\(long)").allSatisfy { if case .character = $0 { true } else { false } })
    #expect(decoded([0xFF, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
    #expect(decoded([0xC3]) == [.key(.character("\u{FFFD}"))])
  }

  @Test("mouse reports in SGR form, beyond column 222")
  func mouse() {
    var drag = MouseEvent(.drag(button: 3), x: 299, y: 9)
    drag.shift = true
    drag.alt = true
    drag.control = true
    #expect(
      decoded("\u{1B}[<0;1;1M\u{1B}[<2;300;10m\u{1B}[<62;300;10M".utf8) == [
        .mouse(MouseEvent(.press(button: 1), x: 0, y: 0)),
        .mouse(MouseEvent(.release(button: 3), x: 299, y: 9)), .mouse(drag),
      ])
    #expect(
      decoded("\u{1B}[<64;3;4M\u{1B}[<65;3;4M".utf8) == [
        .mouse(MouseEvent(.wheelUp, x: 2, y: 3)), .mouse(MouseEvent(.wheelDown, x: 2, y: 3)),
      ])
    #expect(decoded("\u{1B}[<0;0;1M\u{1B}[<66;1;1M\u{1B}[<1;1M\u{1B}[<35;1;1M".utf8).isEmpty)
  }

  @Test("a paste is one text with line feeds, whatever keys it holds")
  func paste() {
    #expect(
      decoded("\u{1B}[200~a\rb\r\nc\u{1B}[A\nq\u{1B}[201~z".utf8)
        == [.paste("a\nb\nc\u{1B}[A\nq"), .key(.character("z"))])
    #expect(decoded("\u{1B}[200~\u{1B}[201~".utf8) == [.paste("")])
  }

  @Test("a paste is bounded")
  func longPaste() {
    let text = String(repeating: "x", count: InputDecoder.pasteBytesMax + 100)
    let inputs = decoded("\u{1B}[200~\(text)\u{1B}[201~y".utf8)
    #expect(inputs.count == 2)
    if case .paste(let kept) = inputs[0] {
      #expect(kept.utf8.count == InputDecoder.pasteBytesMax)
    } else {
      Issue.record("not a paste")
    }
  }

  @Test("the bytes may come in any portions")
  func portions() {
    let text =
      "aé\u{1B}[A\u{1B}[<0;12;5M\u{1B}[200~p\u{1B}[\rq\u{1B}[201~\u{1B}OB\u{1B}[15~😀\u{1B}[Mabcz"
    let bytes = Array(text.utf8)
    let whole = decoded(bytes)
    #expect(whole.count == 9)
    for size in 1...7 {
      var decoder = InputDecoder()
      var inputs: [Input] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        decoder.feed(bytes[start..<min(start + size, bytes.count)])
        while let input = decoder.next() { inputs.append(input) }
      }
      #expect(inputs == whole)
    }
  }
}
