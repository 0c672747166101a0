import ArgumentParser
import Glibc
import Synchronization

/// Why the program ends without having done what was asked, with its exit code of sysexits.h.
struct Failure: Error {
  /// The kinds that occur here.
  enum Kind: Int32 {
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case cannotCreate = 73
    case inputOutput = 74
  }
  let kind: Kind
  let words: String

  /// A failure told in one line, or in one line for each thing wrong.
  init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words
  }
}

/// Runs a subcommand's work; a failure goes to standard error and becomes the exit code.
func reportingFailures(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as Failure {
    for line in failure.words.split(separator: "\n") { printError("prooftop: \(line)") }
    throw ExitCode(failure.kind.rawValue)
  }
}

/// Writes a line to standard error.
func printError(_ line: String) {
  writeAll(line + "\n", to: 2)
}

/// Writes a line to standard output, whole; stops silently if nobody reads any more. Any other
/// error is told when the program ends.
func printLine(_ line: String) { StandardOutput.write(line + "\n") }

/// What was printed, and whether it could be written.
enum StandardOutput {
  private static let error = Atomic<Int32>(0)

  static func write(_ text: String) {
    let found = writeAll(text, to: 1)
    if found != 0, found != EPIPE { error.store(found, ordering: .relaxed) }
  }

  /// Throws if something could not be written, a full disk for one.
  static func finish() throws {
    if fflush(nil) != 0, errno != EPIPE { error.store(errno, ordering: .relaxed) }
    let found = error.load(ordering: .relaxed)
    if found != 0 {
      throw Failure(.inputOutput, "standard output: \(Files.words(for: found))")
    }
  }
}

/// Writes all of a text to a descriptor, as far as anyone takes it; returns 0, or the number of the
/// error that ended it.
@discardableResult
func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
  var text = text
  return text.withUTF8 { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
