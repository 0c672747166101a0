import Testing

@testable import ScenarioFile

/// A file can be anything; it gets a short, printable answer in little time.
@Suite struct HostileTextTests {
  @Test(arguments: [
    ("seed: &a 1", "x.yaml:3:7: an anchor (expected the value written out in each place)"),
    ("seed: *a", "x.yaml:3:7: an alias (expected the value written out in each place)"),
    ("seed: !!int 1", "x.yaml:3:7: a tag (expected a value without a tag)"),
    ("summary: !!str \"1\"", "x.yaml:3:10: a tag (expected a value without a tag)"),
    (
      "seed: 1\nseed: 2",
      "x.yaml:3:1: key 'seed' more than once (expected each key once in a mapping)"
    ),
    (
      "seed: 1\n\"seed\": 2",
      "x.yaml:3:1: key 'seed' more than once (expected each key once in a mapping)"
    ),
    ("? [a]\n: 1", "x.yaml:3:3: a list as a key (expected a word)"),
    ("---\nschema: 1", "x.yaml:3:1: another document (expected a single document)"),
    (
      "<<: {seed: 1}",
      "x.yaml:3:1: unknown key '<<' in 'the scenario' (expected one of schema,"
        + " name, summary, seed, duration, drain, open, settings, traffic, faults, expectations)"
    ),
    (
      "\u{1B}[31m: 1",
      "x.yaml:3:1: the character '\\u{1B}' (expected text without control characters)"
    ),
    (
      "a\u{202E}b: 1",
      "x.yaml:3:2: the character '\\u{202E}' (expected text without control characters)"
    ),
    (
      "\"\\e[2J\": 1",
      "x.yaml:3:1: unknown key '\\u{1B}[2J' in 'the scenario' (expected one of"
        + " schema, name, summary, seed, duration, drain, open, settings, traffic, faults,"
        + " expectations)"
    ),
    (
      "summary: \"a\\eb\"",
      "x.yaml:3:10: the quoted text 'a\\u{1B}b' (expected text of at most 2,000"
        + " characters, none of them for control)"
    ),
  ])
  func whatAScenarioMustNotUseIsRefused(_ rest: String, _ message: String) {
    #expect(complaints(minimal(rest)) == message)
  }

  @Test func aByteOrderMarkInFrontAndOtherLineEndsAreNoMatter() {
    #expect(complaints("\u{FEFF}" + minimal("seed: 1")) == "")
    #expect(complaints("schema: 1\r\nname: x\r\nseed: 1\r\n") == "")
    #expect(complaints("schema: 1\r\nname: x\r\nseed: !a 1\r\n").hasPrefix("x.yaml:3:7: a tag"))
  }

  @Test func aSyntaxErrorHasItsPlace() {
    #expect(complaints(minimal("seed: [1\nx: 2")).hasPrefix("x.yaml:4:"))
    #expect(complaints(minimal("\tseed: 1")).hasPrefix("x.yaml:3:"))
  }

  @Test(arguments: [16, 500, 200_000])
  func deepNestingIsRefused(_ depth: Int) {
    let flow = complaints(minimal("settings: " + String(repeating: "[", count: depth)))
    #expect(flow.hasPrefix("x.yaml:"))
    let closed =
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(complaints(minimal("settings: " + closed)).contains("too deep nesting"))
    let block = complaints(minimal("settings:\n" + String(repeating: "- ", count: depth) + "x"))
    #expect(block.contains("too deep nesting"))
  }

  @Test func longListsAndLargeFilesAreRefused() {
    let items = String(repeating: "x,", count: 100_001)
    #expect(
      complaints(minimal("traffic: [\(items)]"))
        == "x.yaml:3:10: 100,001 entries (expected at most 100,000 in one list or mapping)")
    let long = minimal("#" + String(repeating: "x", count: 1 << 20))
    #expect(complaints(long) == "x.yaml:1:1: 1,048,595 bytes (expected at most 1,048,576 bytes)")
    let bytes = ScenarioReader.read(bytes: Array(long.utf8), fileName: "x.yaml")
    #expect(throws: Diagnostics.self) { try bytes.get() }
    let invalid = ScenarioReader.read(bytes: [0x73, 0xFF, 0xFE], fileName: "x.yaml")
    #expect(throws: Diagnostics.self) { try invalid.get() }
  }

  /// Keys made of aliases of aliases would take the parser longer than the universe has.
  @Test func aliasesOfAliasesDoNotHang() {
    var text = "schema: 1\nname: x\na0: &a0 [x, x]\n"
    for i in 1...60 { text += "a\(i): &a\(i) [*a\(i - 1), *a\(i - 1)]\n" }
    text += "? *a60\n: 1\n? *a59\n: 2\n"
    #expect(complaints(text).contains("too many words that begin with '&' or '*'"))
  }

  @Test func everyAnswerToDamagedFilesIsPrintable() {
    var numbers = TestNumbers(state: 3)
    let source = Array(BuiltInDemos.named("eight")!.text.unicodeScalars)
    let strange = Array(
      "\u{1B}\u{7}\u{0}\u{85}\u{202E}\u{FEFF}&*!|>[]{}:,-\"'%@`#?\n\t ".unicodeScalars)
    for _ in 0..<400 {
      var text = source
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: text.indices, using: &numbers)
        let scalar = strange[Int.random(in: strange.indices, using: &numbers)]
        if Bool.random(using: &numbers) {
          text.insert(scalar, at: place)
        } else {
          text[place] = scalar
        }
      }
      var string = ""
      string.unicodeScalars.append(contentsOf: text)
      let answer = complaints(string)
      #expect(answer.unicodeScalars.allSatisfy { $0 == "\n" || $0.isSafeToPrint })
      #expect(answer.split(separator: "\n").count <= 21)
    }
  }
}
