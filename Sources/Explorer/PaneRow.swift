import RollupSimulation
import Screen

/// All that is known of a pane: how it is drawn, what its keys do, what can be selected in it.
struct PaneRow: Sendable {
  /// What an object is to a pane.
  enum Holding: Sendable {
    /// Whoever goes to it turns to this pane.
    case home
    /// It is shown here too, if this pane has the focus.
    case shown
    /// Nothing like it is selected here; what is selected elsewhere stays so.
    case ignored
    /// Not shown, where others are: something else has to be selected.
    case missing
  }

  /// What the help says of the key that turns to it.
  let help: String
  /// Keys of its own.
  let keys: [Keymap.Binding]
  /// What its signs mean.
  let signs: @Sendable () -> [Line]
  /// Whether it takes the place of the messages while it has the focus.
  let takesMiddle: Bool
  let holding: @Sendable (Address) -> Holding
  /// What it begins with, where something has to be selected.
  let first: @Sendable (Model) -> Address?
  /// What Enter does other than to inspect; `nil` if it inspects.
  let enter: @Sendable (inout Model) -> [Effect]?
  let move: @Sendable (MoveIntent, inout Model) -> [Effect]
  /// How many of its lines there is no room for, if it can be scrolled.
  let beyond: @Sendable (Scene, Rect) -> Int
  let draw: @Sendable (Scene, Layout, inout Pen) -> Void

  init(
    help: String, keys: [Keymap.Binding] = [],
    signs: @escaping @Sendable () -> [Line] = { Legend.common }, takesMiddle: Bool = false,
    holding: @escaping @Sendable (Address) -> Holding = { _ in .ignored },
    first: @escaping @Sendable (Model) -> Address? = { _ in nil },
    enter: @escaping @Sendable (inout Model) -> [Effect]? = { _ in nil },
    move: @escaping @Sendable (MoveIntent, inout Model) -> [Effect] = Update.scroll,
    beyond: @escaping @Sendable (Scene, Rect) -> Int = { _, _ in 0 },
    draw: @escaping @Sendable (Scene, Layout, inout Pen) -> Void
  ) {
    self.help = help
    self.keys = keys
    self.signs = signs
    self.takesMiddle = takesMiddle
    self.holding = holding
    self.first = first
    self.enter = enter
    self.move = move
    self.beyond = beyond
    self.draw = draw
  }

  /// Whether an object can stay selected when the pane takes the focus.
  func leaves(_ object: Address) -> Bool { holding(object) != .missing }

  /// Whether an object that is gone to is shown here, and the focus need not move.
  func keeps(_ object: Address) -> Bool {
    switch holding(object) {
    case .home, .shown: true
    case .ignored, .missing: false
    }
  }
}
