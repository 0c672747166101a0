import Explorer
import Glibc
import RollupSimulation
import Screen
import Terminal

/// The explorer as lines: prints the picture, reads a line, and again, until the input ends.
///
/// Time does not run by itself: a reader would never catch up. Needs no terminal.
struct PlainSession {
  private var model: Model
  private let display: DisplayOptions
  private let effects: EffectHandler
  private let isASCII: Bool
  private var isDone = false
  /// Why the last line could not be printed, as an error number.
  private var writingError: Int32 = 0

  init(_ model: Model, _ display: DisplayOptions) {
    self.model = model
    self.display = display
    effects = EffectHandler(isReadOnly: display.isReadOnly)
    isASCII = display.ascii || !Terminal.wantsUTF8()
  }

  /// Runs to the end of the input. A reader that has gone away ends it as it ends any filter, by
  /// SIGPIPE, but after the session is saved. Returns where it was left.
  func run() throws -> Timeline {
    signal(SIGPIPE, SIG_IGN)
    var session = self
    session.printPicture()
    while !session.isDone, let line = readLine() {
      session.take(line)
      if !session.isDone { session.printPicture() }
    }
    session.effects.save(&session.model)
    if session.writingError == EPIPE { Ending.die(of: SIGPIPE) }
    if session.writingError != 0 {
      throw Failure(
        .inputOutput, "standard output: \(Files.words(for: session.writingError))")
    }
    if let notice = session.model.notice, notice.hasPrefix("Not saved") {
      printError("prooftop: \(notice)")
    }
    return session.model.timeline
  }

  private var picture: Canvas {
    View.draw(model, columns: display.size?.columns ?? 80, rows: display.size?.rows ?? 24)
  }

  private mutating func printPicture() {
    let isPage = isPage
    let canvas = isPage ? page : picture
    var text = PlainText.text(isASCII ? canvas.asciified() : canvas)
    if isPage {
      let lines = text.split(separator: "\n").filter { !$0.allSatisfy { $0 == " " } }
      text = lines.map { $0 + "\n" }.joined()
    }
    printText(text)
    // It is read once it is printed; only a menu waits for an answer.
    while self.isPage { apply(.place(.close)) }
  }

  /// Whether the help or another text is up.
  private var isPage: Bool { model.layers.last?.kind.isPage ?? false }

  /// The text as a whole: lines need no scrolling.
  private var page: Canvas {
    View.draw(model, columns: display.size?.columns ?? 80, rows: Self.pageRows)
  }
  private static let pageRows = 400

  private mutating func printText(_ text: String) {
    writingError = writeAll(text, to: 1)
    if writingError != 0 { isDone = true }
  }

  private mutating func take(_ line: String) {
    switch PlainLine(line, isChoosing: isChoosing) {
    case .step: apply(.time(.stepForward))
    case .command(let text): apply(.prompt(.run(commandLine: text)))
    case .keys(let scalars): type(scalars)
    }
    if case .prompt = model.layers.last { apply(.prompt(.accept)) }
  }

  private var isChoosing: Bool { if case .menu = model.layers.last { true } else { false } }

  private mutating func type(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars where !isDone {
      let key: KeyPress = scalar == "\u{1B}" ? .escape : .character(scalar)
      guard let intent = Keymap.intent(for: key, in: model) else {
        model.notice = "\(key.label) means nothing here."
        continue
      }
      apply(intent)
    }
  }

  private mutating func apply(_ intent: Intent) {
    for effect in Update.apply(intent, to: &model) {
      switch effect {
      case .quit: isDone = true
      case .save: effects.save(&model)
      case .export(let kind): effects.export(kind, picture, &model)
      case .copy(let text): printText(text + "\n")
      case .suspend, .redraw, .bell, .setMouse, .setTheme: break
      }
    }
    // What ends by itself is gone through with at once; nobody could stop it in between.
    while model.isBusy, model.isBehind { Update.apply(.pace(.tick(millis: 0)), to: &model) }
    if model.pace.direction != .paused {
      model.pace.direction = .paused
      model.notice = "In plain mode time moves by steps and :goto only."
    }
  }
}
