import Glibc

/// Another build of this program, measured in turn with this one: what the machine does in between
/// hits both, so that the ratio holds.
struct OtherBuild {
  let path: String

  /// Runs one part of a build's benchmark to its end and gives back its lines.
  private static func lines(_ path: String, _ part: BenchCommand.Part) throws(Failure) -> [String] {
    guard !path.contains("'") else {
      throw Failure(.usage, "a path with a quote can't be measured: \(path)")
    }
    guard let pipe = popen("'\(path)' bench \(part.rawValue)", "r") else {
      throw Failure(.inputOutput, "\(path) can't be started: \(Files.words(for: errno))")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      bytes += buffer[..<count]
    }
    guard pclose(pipe) == 0 else {
      throw Failure(.inputOutput, "'\(path) bench \(part.rawValue)' failed")
    }
    return String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// Measures both builds part by part, so many rounds each in turn, and prints the table.
  func compare(_ parts: [BenchCommand.Part], rounds: Int) throws(Failure) {
    guard let own = realpath("/proc/self/exe", nil) else {
      throw Failure(.inputOutput, "no path to this program: \(Files.words(for: errno))")
    }
    defer { free(own) }
    let here = String(cString: own)
    var lines: (here: [[String]], other: [[String]]) = ([], [])
    for _ in 0..<rounds {
      var round: (here: [String], other: [String]) = ([], [])
      for part in parts {
        round.other += try Self.lines(path, part)
        round.here += try Self.lines(here, part)
      }
      lines.here.append(round.here)
      lines.other.append(round.other)
    }
    BenchTable.print(lines.here, against: lines.other)
  }
}
