import Screen

/// All that is known of a kind of layer: its keys, and how it is drawn and moved in. Whoever draws
/// finds what the layer holds on top of the model's layers.
struct LayerRow: Sendable {
  /// What becomes of keys that are not its own.
  enum Others: Sendable {
    /// They mean what they mean below.
    case below
    /// They mean nothing, but for the command line.
    case commandLine
    /// All are its own: what one means that no table can list.
    case taken(@Sendable (KeyPress) -> Intent?)
  }

  /// Where its keys hold, in the words of the help; empty where that goes without saying.
  let place: String
  let keys: [Keymap.Binding]
  let others: Others
  /// Whether it is a text to be read: lines in reading order show it whole, and are done with it.
  let isPage: Bool
  let move: @Sendable (MoveIntent, inout Model) -> Void
  /// How many of its lines there is no room for, if it can be scrolled.
  let beyond: @Sendable (Scene, Layout) -> Int
  let draw: @Sendable (Scene, Layout, inout Pen) -> Void

  init(
    place: String = "", keys: [Keymap.Binding], others: Others = .below, isPage: Bool = true,
    move: @escaping @Sendable (MoveIntent, inout Model) -> Void = { _, _ in },
    beyond: @escaping @Sendable (Scene, Layout) -> Int = { _, _ in 0 },
    draw: @escaping @Sendable (Scene, Layout, inout Pen) -> Void
  ) {
    self.place = place
    self.keys = keys
    self.others = others
    self.isPage = isPage
    self.move = move
    self.beyond = beyond
    self.draw = draw
  }

  static func key(
    _ keys: [KeyPress], _ intent: Intent, _ help: String, hint: Keymap.Hint? = nil
  ) -> Keymap.Binding {
    Keymap.bind(.layers, keys, intent, help, hint: hint)
  }

  static func hint(_ long: String, short: String? = nil, rank: Int) -> Keymap.Hint {
    Keymap.hint(long, short: short, rank: rank)
  }
}
