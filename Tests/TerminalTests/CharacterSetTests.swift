import Testing

@testable import Terminal

@Suite("Character set")
struct CharacterSetTests {
  /// Locales as they might be installed, and whether each is UTF-8.
  private static let installed = [
    "C": false, "POSIX": false, "C.UTF-8": true, "de_DE.UTF-8": true, "de_DE": false,
  ]

  private func isUTF8(
    _ environment: [String: String], installed: [String: Bool] = installed
  ) -> Bool {
    CharacterSet.isUTF8(environment: { environment[$0] }, take: { installed[$0] })
  }

  @Test("the first variable that is not empty decides")
  func precedence() {
    #expect(!isUTF8(["LC_ALL": "C", "LC_CTYPE": "C.UTF-8", "LANG": "C.UTF-8"]))
    #expect(isUTF8(["LC_ALL": "C.UTF-8", "LC_CTYPE": "C", "LANG": "C"]))
    #expect(!isUTF8(["LC_ALL": "", "LC_CTYPE": "POSIX", "LANG": "C.UTF-8"]))
    #expect(isUTF8(["LC_CTYPE": "", "LANG": "de_DE.UTF-8"]))
    #expect(!isUTF8(["LANG": "de_DE"]))
  }

  @Test("nobody asked: UTF-8, if there is any")
  func empty() {
    #expect(isUTF8([:]))
    #expect(isUTF8(["LC_ALL": "", "LANG": ""]))
    #expect(!isUTF8([:], installed: ["C": false]))
    #expect(isUTF8([:], installed: ["C": false, "C.utf8": true]))
  }

  @Test("a locale that is not installed is taken by the set in its name")
  func notInstalled() {
    #expect(isUTF8(["LANG": "fr_FR.UTF-8"]) && isUTF8(["LANG": "fr_FR.utf8@euro"]))
    #expect(!isUTF8(["LANG": "fr_FR.ISO-8859-1"]) && !isUTF8(["LANG": "fr_FR"]))
    #expect(!isUTF8(["LANG": "fr_FR.UTF-8"], installed: [:]))
  }
}
