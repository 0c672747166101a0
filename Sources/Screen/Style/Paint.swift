/// A style made concrete: what a terminal is told for one cell.
public struct Paint: Hashable, Sendable {
  /// The colour's number in the xterm table, or nil for the terminal's own foreground.
  public var colour: UInt8?
  /// Heavier strokes.
  public var bold = false
  /// Fainter strokes.
  public var dim = false
  /// A line under the text.
  public var underline = false
  /// Foreground and background exchanged.
  public var reverse = false

  /// Makes a paint of a colour without attributes.
  public init(colour: UInt8? = nil) {
    self.colour = colour
  }

  /// The SGR parameters that set exactly this paint, starting with a reset, such as `0;1;38;5;25`.
  public var sgr: String {
    var parameters = "0"
    if bold { parameters += ";1" }
    if dim { parameters += ";2" }
    if underline { parameters += ";4" }
    if reverse { parameters += ";7" }
    switch colour {
    case nil: break
    case .some(let number) where number < 8: parameters += ";\(30 + number)"
    case .some(let number) where number < 16: parameters += ";\(82 + number)"
    case .some(let number): parameters += ";38;5;\(number)"
    }
    return parameters
  }
}
