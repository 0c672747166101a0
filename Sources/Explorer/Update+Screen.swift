/// What is asked of the terminal, or about it.
public enum ScreenIntent: Hashable, Sendable {
  case toggleMouse, setTheme(String)
  case redraw, suspend, resize, quit
}

extension Update {
  static func screen(_ intent: ScreenIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .toggleMouse:
      model.isMouseOn.toggle()
      model.notice = model.isMouseOn ? "Mouse on." : "Mouse off: the terminal selects text."
      return [.setMouse(model.isMouseOn)]
    case .setTheme(let name):
      model.theme = name
      return [.setTheme(name)]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .resize: return []
    case .quit: return [.save, .quit]
    }
  }
}
