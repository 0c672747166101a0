/// A key as the explorer knows it; whoever owns the terminal maps its own keys to these.
public enum KeyPress: Hashable, Sendable {
  /// A key that writes something.
  case character(Unicode.Scalar)
  /// Control with a lower-case letter.
  case ctrl(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
}

extension KeyPress {
  /// How help and hints write the key.
  public var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .ctrl(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    }
  }
}
