/// What the explorer asks of whoever runs it; it does none of these itself.
public enum Effect: Hashable, Sendable {
  case quit
  /// Stop the process as Ctrl-Z does.
  case suspend
  /// Draw every cell again.
  case redraw
  /// A sound, or whatever the terminal makes of it: a key that means nothing here.
  case bell
  /// Put text on the clipboard.
  case copy(String)
  /// Write scenario, commands and place down, so that the session can go on later.
  case save
  case export(Export)
  case setMouse(Bool)
  /// Use another family of colours, one of `Theme`'s names.
  case setTheme(String)

  /// What can be written to a file.
  public enum Export: String, CaseIterable, Hashable, Sendable {
    /// The scenario, and the picture on the screen.
    case scenario, text, svg
    /// The tree shown, for Graphviz.
    case dot
    /// The run so far, for Perfetto and for ShiViz.
    case chrome, shiviz
    /// The run so far, for an auditor.
    case trace
  }
}
