import Foundation
import Support

/// A Swift file of the repository, as the house rules see it.
struct SourceFile: Sendable {
  /// From the repository's root, such as `Sources/Screen/Text/Text.swift`.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The module of a file in `Sources`, else the test target.
  var module: String { String(path.split(separator: "/")[1]) }

  /// The modules that the file really imports.
  var imports: [String] {
    code.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      while let first = words.first, first.hasPrefix("@") || Self.accessLevels.contains(first) {
        words.removeFirst()
      }
      guard words.count >= 2, words[0] == "import" else { return nil }
      // `import struct Module.Name` names the module second.
      let name = words.count > 2 ? words[2] : words[1]
      return String(name.prefix { $0 != "." })
    }
  }
  private static let accessLevels = ["public", "package", "internal", "fileprivate", "private"]

  /// The text with comments and what stands between quotation marks blanked out.
  var code: String { CodeScanner(text).code }

  /// The engine, and the modules that it is built of.
  static var engine: [SourceFile] {
    ["RollupSimulation", "SettlementLayer", "ProofSystem", "Commitments"]
      .flatMap { all(under: "Sources/\($0)") }
  }

  /// Every Swift file under a folder of the repository, in the order of paths.
  static func all(under folder: String) -> [SourceFile] {
    let root = repositoryRoot.appendingPathComponent(folder)
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      let file = root.appendingPathComponent(path)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return SourceFile(path: "\(folder)/\(path)", text: text)
    }
  }
}

/// Tells code from comments and strings, well enough for this house's style: no regular
/// expression literals, and interpolations count as strings.
struct CodeScanner {
  private(set) var code = ""

  init(_ text: String) {
    enum State: Equatable { case code, line, block(Int), string(quotes: String, hashes: Int) }
    var state = State.code
    let scalars = Array(text.unicodeScalars)
    var place = 0
    func starts(_ word: String, at place: Int) -> Bool {
      let word = Array(word.unicodeScalars)
      return place + word.count <= scalars.count
        && Array(scalars[place..<place + word.count]) == word
    }
    var result = String.UnicodeScalarView()
    while place < scalars.count {
      var length = 1
      var isCode = false
      switch state {
      case .code:
        let hashes = scalars[place...].prefix { $0 == "#" }.count
        if starts("//", at: place) {
          state = .line
        } else if starts("/*", at: place) {
          (state, length) = (.block(1), 2)
        } else if starts("\"\"\"", at: place + hashes) {
          (state, length) = (.string(quotes: "\"\"\"", hashes: hashes), hashes + 3)
        } else if starts("\"", at: place + hashes) {
          (state, length) = (.string(quotes: "\"", hashes: hashes), hashes + 1)
        } else {
          isCode = true
        }
      case .line: if scalars[place] == "\n" { state = .code }
      case .block(let depth):
        if starts("/*", at: place) {
          (state, length) = (.block(depth + 1), 2)
        } else if starts("*/", at: place) {
          (state, length) = (depth == 1 ? .code : .block(depth - 1), 2)
        }
      case .string(let quotes, let hashes):
        if hashes == 0, scalars[place] == "\\" {
          length = 2
        } else if starts(quotes + String(repeating: "#", count: hashes), at: place) {
          (state, length) = (.code, quotes.count + hashes)
        }
      }
      for scalar in scalars[place..<min(place + length, scalars.count)] {
        result.append(isCode || scalar == "\n" ? scalar : " ")
      }
      place += length
    }
    code = String(result)
  }

  /// The words of the code: runs of letters, digits and underscores.
  static func words(_ code: String) -> [Substring] {
    code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
