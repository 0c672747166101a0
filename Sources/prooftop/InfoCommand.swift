import ArgumentParser
import Glibc
import RollupSimulation
import ScenarioFile
import Terminal

/// `prooftop info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What this terminal says of itself, and where files are kept.")

  func run() throws {
    func variable(_ name: String) -> String {
      getenv(name).map { String(cString: $0) } ?? "not set"
    }
    var window = winsize()
    let hasSize = ioctl(1, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    printLine("prooftop      \(Version.number)")
    printLine("scenarios     schema \(ScenarioReader.schema)")
    printLine("input         \(isatty(0) == 1 ? "a terminal" : "no terminal")")
    printLine("output        \(isatty(1) == 1 ? "a terminal" : "no terminal")")
    printLine("size          \(hasSize ? "\(window.ws_col)x\(window.ws_row)" : "unknown")")
    for name in ["TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG"] {
      let padding = String(repeating: " ", count: 14 - name.count)
      printLine("\(name)\(padding)\(variable(name))")
    }
    printLine("signs         \(Terminal.wantsUTF8() ? "UTF-8" : "ASCII")")
    printLine("last session  \(SessionFile.lastPath)")
  }
}
