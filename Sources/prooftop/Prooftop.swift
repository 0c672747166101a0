import ArgumentParser

/// The program: one file a subcommand.
@main
struct Prooftop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prooftop",
    abstract: "Explore recursive cross-rollup proof aggregation in a terminal.",
    discussion: """
      Without a subcommand: the explorer on the built-in scenario eight, running at automatic \
      pace. Space pauses, ? explains the keys and signs, q saves and leaves.

      Exit codes: 0 well; 1 an expectation, invariant or rule failed, or runs differ; 64 bad \
      usage; 65 a bad scenario or no trace; 66 no such file or demo; 69 no usable \
      terminal; 73 a file could not be made; 74 input or output failed.
      """,
    version: "prooftop \(Version.number)",
    subcommands: [
      OpenCommand.self, RunCommand.self, CompareCommand.self, DiffCommand.self, CheckCommand.self,
      FindCommand.self, VerifyCommand.self,
      ExportCommand.self, ListCommand.self, ShowCommand.self, InfoCommand.self, BenchCommand.self,
      CheckWorkerCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// Whatever was printed must have been written: a full disk is no success.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch  where exitCode(for: error) != .success {
      exit(withError: error)
    } catch {
      printLine(fullMessage(for: error))
    }
    do {
      try reportingFailures(StandardOutput.finish)
    } catch {
      exit(withError: error)
    }
  }
}

/// The version of the program.
enum Version {
  static let number = "0.1.0"
}
