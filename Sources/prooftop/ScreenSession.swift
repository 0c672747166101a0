import Explorer
import RollupSimulation
import Screen
import Terminal

/// The explorer on a terminal: the loop that owns the only clock.
///
/// While time stands still nothing wakes the process but the person. Input is drained before
/// anything is drawn; while time runs, a frame is drawn at most every `frameMillis`.
final class ScreenSession {
  static let frameMillis = 50
  /// Events between two looks at the keyboard: about a millisecond's.
  static let eventsPerSlice = 128
  /// A process that was stopped must not make up for the time in one leap.
  static let tickMillisMax = 250
  static let doubleClickMillis = 400
  /// Rows that one notch of the wheel moves.
  static let wheelRows = 3

  private var model: Model
  private var terminal: Terminal
  private let display: DisplayOptions
  private let effects: EffectHandler
  private var picture: View.Picture
  private var isDone = false
  private var farewell: String?
  private var isDirty = true
  /// Somebody waits for the picture.
  private var isUrgent = true
  private var lastClick = (time: 0, x: -1, y: -1)

  init(_ model: Model, _ terminal: Terminal, _ display: DisplayOptions) {
    self.model = model
    self.terminal = terminal
    self.display = display
    effects = EffectHandler(isReadOnly: display.isReadOnly)
    picture = View.picture(model, columns: 0, rows: 0)
  }

  /// Runs until the person leaves, and gives the terminal back. Returns what is left to be said.
  func run() -> String? {
    model.eventsPerTick = Self.eventsPerSlice
    var lastTick = Clock.milliseconds
    var lastFrame = lastTick
    while !isDone {
      let isRunning = model.pace.direction != .paused
      // Where time has much to do in a frame, it is done in slices with a look at the keyboard
      // between them, and one picture for all.
      let isBehind = isRunning && model.pace.goal != nil
      if isDirty, isUrgent || !isBehind || Clock.milliseconds - lastFrame >= Self.frameMillis {
        draw()
        lastFrame = Clock.milliseconds
      }
      let elapsed = Clock.milliseconds - lastTick
      let wait = isBehind ? 0 : max(Self.frameMillis - elapsed, 0)
      var input = terminal.nextInput(timeoutMillis: isRunning ? wait : nil)
      while input != .timeout, !isDone {
        take(input)
        input = terminal.nextInput(timeoutMillis: 0)
      }
      let now = Clock.milliseconds
      if !isRunning {
        lastTick = now
      } else if model.pace.goal != nil {
        apply(.tick(millis: 0))
        // Longer behind than that, and time just runs slower.
        if now - lastTick > Self.tickMillisMax { lastTick = now }
      } else if now - lastTick >= Self.frameMillis {
        apply(.tick(millis: min(now - lastTick, Self.tickMillisMax)))
        lastTick = now
      }
    }
    terminal.close()
    return farewell
  }

  private func draw() {
    picture = View.picture(
      model, columns: display.size?.columns ?? terminal.columns,
      rows: display.size?.rows ?? terminal.rows)
    terminal.draw(picture.canvas)
    isDirty = false
    isUrgent = false
  }

  private func take(_ input: Input) {
    isDirty = true
    isUrgent = true
    switch input {
    case .key(let key):
      guard let press = KeyPress(key) else { return }
      if let intent = Keymap.intent(for: press, in: model) {
        apply(intent)
      } else {
        model.notice = "\(press.label) means nothing here; ? shows the keys."
      }
    case .paste(let text):
      // Only a prompt takes text; anywhere else a paste would be a storm of keys.
      if case .prompt = model.layers.last { apply(.type(Text.sanitised(text))) }
    case .mouse(let event): take(event)
    case .resize: apply(.resize)
    case .resumed: apply(.redraw)
    case .suspendRequest: apply(.suspend)
    case .interrupt: apply(.quit)
    case .hangup, .terminate:
      effects.save(&model)
      isDone = true
    case .timeout: break
    }
  }

  private func take(_ event: MouseEvent) {
    switch event.action {
    case .wheelUp: for _ in 0..<Self.wheelRows { apply(.moveUp) }
    case .wheelDown: for _ in 0..<Self.wheelRows { apply(.moveDown) }
    case .press(button: 1):
      let now = Clock.milliseconds
      let isDouble =
        now - lastClick.time < Self.doubleClickMillis && lastClick.x == event.x
        && lastClick.y == event.y
      lastClick = (isDouble ? 0 : now, event.x, event.y)
      switch picture.target(event.x, event.y) {
      case .intent(let intent): apply(intent)
      case .address(let address): apply(isDouble ? .inspect : .select(address))
      case nil: break
      }
    case .press, .release, .drag: break
    }
  }

  private func apply(_ intent: Intent) {
    isDirty = true
    for effect in Update.apply(intent, to: &model) { carryOut(effect) }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: isDone = true
    case .suspend: terminal.suspend()
    case .redraw: terminal.redraw()
    case .bell: writeAll("\u{7}", to: 1)
    case .copy(let text):
      // OSC 52: the terminal owns the clipboard, also over ssh.
      writeAll("\u{1B}]52;c;\(Base64.encode(Array(text.utf8)))\u{7}", to: 1)
    case .save:
      effects.save(&model)
      if let notice = model.notice, notice.hasPrefix("Not saved") { farewell = notice }
    case .export(let kind): effects.export(kind, picture.canvas, &model)
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .setTheme(let name): reopen(theme: name)
    }
  }

  /// Colours are fixed when a screen opens, so another theme needs another screen.
  private func reopen(theme: String) {
    guard let theme = Theme(rawValue: theme) else { return }
    var options = display.terminalOptions
    options.theme = theme
    options.mouse = model.isMouseOn
    terminal.close()
    do {
      terminal = try Terminal.open(options)
    } catch {
      farewell = "\(error)"
      isDone = true
    }
  }
}

/// Bytes as text, for the clipboard.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// RFC 4648, with padding.
  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(
          place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
