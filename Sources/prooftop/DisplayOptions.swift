import ArgumentParser
import Screen
import Terminal

/// How the explorer is shown.
struct DisplayOptions: ParsableArguments {
  /// When to use colours.
  enum Colour: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(help: "Colours: auto, always (even with NO_COLOR set) or never.")
  var color = Colour.auto

  @Option(help: "A family of colours.")
  var theme = Theme.standard

  @Flag(help: "Draw in ASCII only.")
  var ascii = false

  @Flag(help: "Lines instead of a screen: for screen readers, dumb terminals and pipes.")
  var plain = false

  @Option(help: ArgumentHelp("Draw at this size.", valueName: "columns x rows"))
  var size: SizeArgument?

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(name: .customLong("readonly"), help: "Look, step and run, but inject nothing.")
  var isReadOnly = false

  /// These wishes in the terminal's terms.
  var terminalOptions: TerminalOptions {
    var options = TerminalOptions()
    options.theme = theme
    options.ascii = ascii ? true : nil
    options.mouse = !noMouse
    switch color {
    case .auto: options.depth = nil
    case .always: options.depth = .full
    case .never: options.depth = .mono
    }
    return options
  }
}

extension Theme: ExpressibleByArgument {}

/// Columns and rows, as in `120x36`.
struct SizeArgument: ExpressibleByArgument {
  let columns: Int
  let rows: Int

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { return nil }
    self.columns = columns
    self.rows = rows
  }
}
