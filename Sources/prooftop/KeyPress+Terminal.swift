import Explorer
import Terminal

extension KeyPress {
  /// The explorer's name for a key of the terminal; `nil` for keys that mean nothing to it.
  init?(_ key: Key) {
    switch key {
    case .character(let scalar): self = .character(scalar)
    case .ctrl(let scalar): self = .ctrl(scalar)
    case .enter: self = .enter
    case .escape: self = .escape
    case .tab: self = .tab
    case .backTab: self = .backTab
    case .backspace: self = .backspace
    case .delete: self = .delete
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .home: self = .home
    case .end: self = .end
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .insert, .function: return nil
    }
  }
}
