import Explorer
import Glibc
import RollupSimulation
import Screen

/// The explorer as lines: prints the picture, reads a line, and again, until the input ends.
///
/// A line is a command of the `:` line (with the colon), or keys as they would be typed; an empty
/// line is one step. Time does not run by itself: a reader would never catch up.
struct PlainSession {
  private var model: Model
  private let display: DisplayOptions
  private let effects: EffectHandler

  init(_ model: Model, _ display: DisplayOptions) {
    self.model = model
    self.display = display
    effects = EffectHandler(isReadOnly: display.isReadOnly)
  }

  func run() {
    var session = self
    session.printPicture()
    while !session.isDone, let line = readLine() {
      session.take(line)
      if !session.isDone { session.printPicture() }
    }
    session.effects.save(&session.model)
  }

  private var isDone = false

  private var picture: Canvas {
    View.draw(model, columns: display.size?.columns ?? 80, rows: display.size?.rows ?? 24)
  }

  private func printPicture() {
    let canvas = display.ascii ? picture.asciified() : picture
    writeAll(PlainText.text(canvas), to: 1)
  }

  private mutating func take(_ line: String) {
    if line.isEmpty { return apply(.stepForward) }
    if line.first == ":" { return apply(.run(commandLine: String(line.dropFirst()))) }
    for scalar in line.unicodeScalars where !isDone {
      let key: KeyPress = scalar == "\u{1B}" ? .escape : .character(scalar)
      guard let intent = Keymap.intent(for: key, in: model) else {
        model.notice = "\(key.label) means nothing here."
        continue
      }
      apply(intent)
    }
    if case .prompt = model.layers.last { apply(.acceptPrompt) }
  }

  private mutating func apply(_ intent: Intent) {
    for effect in Update.apply(intent, to: &model) {
      switch effect {
      case .quit: isDone = true
      case .save: effects.save(&model)
      case .export(let kind): effects.export(kind, picture, &model)
      case .copy(let text): printLine(text)
      case .suspend, .redraw, .bell, .setMouse, .setTheme: break
      }
    }
    if model.pace.direction != .paused {
      model.pace.direction = .paused
      model.notice = "In plain mode time moves by steps and :goto only."
    }
  }
}
