import CCurses
import Glibc
import Screen
import Terminal

/// Opens the terminal, draws, waits for a key, and dies as its argument says.
@main
struct DyingProgram {
  static func main() throws {
    guard CommandLine.arguments.count == 2, let way = Way(rawValue: CommandLine.arguments[1]) else {
      say("usage: DyingProgram \(Way.allCases.map(\.rawValue).joined(separator: "|"))\n")
      exit(64)
    }
    let terminal = try Terminal.open()
    say("said while the screen was up\n")
    terminal.draw(picture(terminal, "ready to die"))
    while terminal.nextInput() != .key(.character("x")) {}
    way.die(terminal)
    terminal.close()
  }

  /// A picture in which every cell has something, different for another text.
  static func picture(_ terminal: Terminal, _ text: String) -> Canvas {
    var canvas = Canvas(width: terminal.columns, height: terminal.rows)
    let filling = String(repeating: text + " ▒ ", count: 1 + terminal.columns / text.count)
    for y in 0..<terminal.rows { canvas.put(filling, at: 0, y, y % 2 == 0 ? .good : .bad) }
    return canvas
  }
}

/// Writes to standard error.
func say(_ text: String) {
  _ = text.withCString { write(2, $0, strlen($0)) }
}
