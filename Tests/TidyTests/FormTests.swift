import Testing

/// Lengths and leftovers.
@Suite struct FormTests {
  static let columnsMax = 100
  static let linesMax = 400

  static var files: [SourceFile] {
    ["Sources", "Tests", "demos"].flatMap(SourceFile.all)
  }

  @Test func linesAreShort() {
    for file in Self.files {
      for (number, line) in file.lines.enumerated()
      where line.unicodeScalars.count > Self.columnsMax {
        Issue.record("\(file.path):\(number + 1) has \(line.unicodeScalars.count) columns")
      }
    }
  }

  @Test func filesAreShort() {
    for file in Self.files where file.lines.count > Self.linesMax {
      Issue.record("\(file.path) has \(file.lines.count) lines")
    }
  }

  /// A ratchet: these may go down, and then the numbers here with them, but never up.
  @Test func mostFilesAreMuchShorter() {
    let lengths = SourceFile.all(under: "Sources").map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] <= 100)
    #expect(lengths[lengths.count * 9 / 10] <= 220)
    #expect(lengths.filter { $0 > 300 }.count <= 2)
  }

  @Test func nothingIsLeftForLater() {
    // Put together, so that this file does not find itself.
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
    for file in Self.files {
      for (number, line) in file.lines.enumerated() {
        for word in words where line.contains(word) {
          Issue.record("\(file.path):\(number + 1) says \(word)")
        }
      }
    }
  }

  @Test func nothingUnsafeIsOn() {
    for file in Self.files where file.code.contains("Ounchecked") {
      Issue.record("\(file.path) turns preconditions off")
    }
  }
}
