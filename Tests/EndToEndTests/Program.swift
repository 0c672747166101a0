import Foundation
import Testing

/// The real program, as it lies beside the tests that were built with it.
enum Program {
  /// `prooftop` in the folder of the test bundle, or what `PROOFTOP_BINARY` names.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["PROOFTOP_BINARY"] { return named }
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let runner =
      bundle
      ?? (try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: runner).deletingLastPathComponent()
      .appendingPathComponent("prooftop").path
  }()

  /// Runs the program without a terminal, until it ends by itself.
  static func run(_ arguments: [String], input: String = "") throws -> Spawned {
    // A folder of its own: no test finds what another, or a person, has left.
    let state = try TemporaryFolder()
    return try withExtendedLifetime(state) {
      try Spawned(
        path, arguments,
        environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "HOME": state.path],
        input: input)
    }
  }
}

/// A folder of a test's own, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("prooftop-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
