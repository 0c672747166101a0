import Explorer
import Glibc
import RollupSimulation
import Screen
import Terminal

/// The explorer on a terminal: the loop that owns the only clock.
///
/// While time stands still nothing wakes the process but the person. Input is drained before
/// anything is drawn; while time runs, a frame is drawn at most every `frameMillis`, less often
/// where drawing is slow, and never before the terminal has taken the last one.
final class ScreenSession {
  static let frameMillis = 50
  /// Slower than this, nobody would take it for running.
  static let frameMillisMax = 500
  /// A flood of input must not keep the picture from being drawn.
  static let inputsPerFrameMax = 1000
  /// Events between two looks at the keyboard: about half a millisecond's.
  static let eventsPerSlice = 64
  /// A process that was stopped must not make up for the time in one leap.
  static let tickMillisMax = 250
  static let doubleClickMillis = 400
  /// Rows that one notch of the wheel moves.
  static let wheelRows = 3

  private var model: Model
  private let terminal: Terminal
  private let display: DisplayOptions
  private let effects: EffectHandler
  private var picture: View.Picture
  private var ending: Ending?
  private var farewell: String?
  private var isDirty = true
  private var lastDrawMillis = 0
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

  /// Runs until the person leaves or something else ends it, and gives the terminal back; then, so
  /// that a slow disk keeps nobody from their shell, saves. Returns what is left to be said.
  func run() -> (ending: Ending, farewell: String?) {
    model.eventsPerTick = Self.eventsPerSlice
    var lastTick = Clock.milliseconds
    var lastFrame = lastTick
    while ending == nil {
      let isRunning = model.isBusy
      // Where time has much to do in a frame, it is done in slices with a look at the keyboard
      // between them, and one picture for all.
      let isLate = isRunning && model.isBehind
      let frameMillis = min(max(Self.frameMillis, 2 * lastDrawMillis), Self.frameMillisMax)
      if isDirty, !terminal.isBehind,
        isUrgent || !isLate || Clock.milliseconds - lastFrame >= frameMillis
      {
        draw()
        lastFrame = Clock.milliseconds
      }
      let elapsed = Clock.milliseconds - lastTick
      let wait = isLate ? 0 : max(frameMillis - elapsed, 0)
      takeAll(from: terminal.nextInput(timeoutMillis: isRunning ? wait : nil))
      if ending != nil { break }
      let now = Clock.milliseconds
      if !isRunning {
        lastTick = now
      } else if model.isBehind {
        apply(.pace(.tick(millis: 0)))
        // Longer behind than that, and time just runs slower.
        if now - lastTick > Self.tickMillisMax { lastTick = now }
      } else if now - lastTick >= frameMillis {
        apply(.pace(.tick(millis: min(now - lastTick, Self.tickMillisMax))))
        lastTick = now
      }
    }
    terminal.close()
    if ending != .left { save() }
    return (ending ?? .left, farewell)
  }

  /// Takes an input and all that is there behind it.
  private func takeAll(from first: Input) {
    var input = first
    var count = 1
    while input != .timeout {
      take(input)
      if ending != nil || count == Self.inputsPerFrameMax { return }
      count += 1
      input = terminal.nextInput(timeoutMillis: 0)
    }
  }

  /// The run as it was left.
  var timeline: Timeline { model.timeline }

  private func draw() {
    let start = Clock.milliseconds
    model.screen = screen
    picture = View.picture(
      model, columns: model.screen.columns, rows: model.screen.rows)
    terminal.draw(picture.canvas)
    isDirty = false
    isUrgent = false
    lastDrawMillis = Clock.milliseconds - start
  }

  private var screen: Model.Size {
    Model.Size(
      columns: display.size?.columns ?? terminal.columns,
      rows: display.size?.rows ?? terminal.rows)
  }

  private func take(_ input: Input) {
    if input != .caughtUp {
      isDirty = true
      isUrgent = true
    }
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
      if case .prompt = model.layers.last { apply(.prompt(.type(Text.sanitised(text)))) }
    case .mouse(let event): take(event)
    case .resize: apply(.screen(.resize))
    case .resumed: apply(.screen(.redraw))
    case .suspendRequest: apply(.screen(.suspend))
    case .interrupt: ending = .signal(SIGINT)
    case .terminate: ending = .signal(SIGTERM)
    case .hangup: ending = .hangup
    case .timeout, .caughtUp: break
    }
  }

  private func take(_ event: MouseEvent) {
    switch event.action {
    case .wheelUp: for _ in 0..<Self.wheelRows { apply(.move(.up)) }
    case .wheelDown: for _ in 0..<Self.wheelRows { apply(.move(.down)) }
    case .press(button: 1):
      let now = Clock.milliseconds
      let isDouble =
        now - lastClick.time < Self.doubleClickMillis && lastClick.x == event.x
        && lastClick.y == event.y
      lastClick = (isDouble ? 0 : now, event.x, event.y)
      if let word = picture.word(event.x, event.y) {
        apply(.ask(.point(word)))
        // Where words are explained a click asks for nothing else.
        if case .explain = model.layers.last { return }
      }
      switch picture.target(event.x, event.y) {
      case .intent(let intent): apply(intent)
      case .address(let address) where isDouble && digits(event) != nil:
        apply(.hash(.find(digits(event) ?? "", near: address)))
      case .address(let address): apply(isDouble ? .place(.inspect) : .place(.select(address)))
      case .hash(let target): apply(isDouble ? .hash(.show(target)) : .hash(.pointAt(target)))
      case nil: break
      }
    case .press, .release, .drag: break
    }
  }

  private func digits(_ event: MouseEvent) -> String? { picture.hashDigits(event.x, event.y) }

  private func apply(_ intent: Intent) {
    isDirty = true
    for effect in Update.apply(intent, to: &model) { carryOut(effect) }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: ending = .left
    case .suspend: terminal.suspend()
    case .redraw: terminal.redraw()
    case .bell: terminal.bell()
    case .copy(let text):
      if !terminal.copy(text) { model.notice = "Not copied: too much for a terminal." }
    case .save: save()
    case .export(let kind): effects.export(kind, picture.canvas, &model)
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .setTheme(let name):
      if let theme = Theme(rawValue: name) { terminal.setTheme(theme) }
    }
  }

  private func save() {
    effects.save(&model)
    if let notice = model.notice, notice.hasPrefix("Not saved") { farewell = notice }
  }
}
