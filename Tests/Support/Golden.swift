import Foundation
import Testing

/// Expects `text` to be exactly what `Tests/<folder>/Goldens/<name>` holds.
///
/// With `PROOFTOP_RECORD=1` it writes that file and *fails*, so that a recording run can't be
/// taken for a passing one. `name` carries its extension and may have folders. Run identifiers are
/// masked.
public func expectGolden(
  _ text: String, named name: String, in folder: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectRecorded(
    maskingRuns(in: text), at: "Tests/\(folder)/Goldens/\(name)", sourceLocation: sourceLocation)
}

/// The text with a sign for each digit of its run identifiers: they are digests of every setting,
/// so that a new setting would change every picture.
public func maskingRuns(in text: String) -> String {
  text.replacing(/(?<word>[Rr]un )(?<digits>[0-9a-f]{4,16})/) { match in
    match.word + String(repeating: "#", count: match.digits.count)
  }
}

/// Expects `text` to be exactly what the file at `path`, from the repository's root, holds.
public func expectRecorded(
  _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = repositoryRoot.appendingPathComponent(path)
  if isRecording {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("could not record \(path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "\(path) is missing; record it with PROOFTOP_RECORD=1", sourceLocation: sourceLocation)
    return
  }
  if Data(text.utf8) == data { return }
  let difference = firstDifference(expected: String(decoding: data, as: UTF8.self), actual: text)
  Issue.record("differs from \(path): \(difference)", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, with its number from 1, and both versions of it.
public func firstDifference(expected: String, actual: String) -> String {
  let a = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let b = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(a, b).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  func words(_ lines: [Substring]) -> String {
    line < lines.count ? "|\(lines[line])|" : "(end of text)"
  }
  return "line \(line + 1)\n  expected \(words(a))\n  actual   \(words(b))"
}
