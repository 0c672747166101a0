import RollupSimulation
import Screen

/// The line of key hints; a click on a hint does what its key does.
enum KeysPanel {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let text = Keymap.hints(for: scene.model, width: pen.width)
    pen.put(text, at: 0, 0, .quiet)
    var x = 0
    for hint in text.split(separator: " ", omittingEmptySubsequences: false) {
      let width = hint.unicodeScalars.count
      if width > 0, let intent = intent(String(hint), scene.model) {
        pen.mark(row: 0, from: x, to: x + width, target: .intent(intent))
      }
      x += width + 1
    }
  }

  /// What the key at the start of a hint means.
  private static func intent(_ label: String, _ model: Model) -> Intent? {
    let key: KeyPress
    switch label {
    case "Space": key = .character(" ")
    case "Tab": key = .tab
    case "Enter": key = .enter
    case "Esc": key = .escape
    default:
      guard label.unicodeScalars.count == 1, let scalar = label.unicodeScalars.first else {
        return nil
      }
      key = .character(scalar)
    }
    return Keymap.intent(for: key, in: model)
  }
}
