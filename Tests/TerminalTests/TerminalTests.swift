import Glibc
import Screen
import Testing

@testable import Terminal

/// Serialized: there is one screen a process.
@Suite("Terminal on a pseudo-terminal", .serialized)
struct TerminalTests {
  private func options(_ pty: Pty, term: String? = "xterm-256color") -> TerminalOptions {
    var options = TerminalOptions()
    options.input = pty.program
    options.output = pty.program
    options.environment = { ["TERM": term, "LC_ALL": "C.UTF-8"][$0] ?? nil }
    // No test depends on being fast.
    options.graceMillis = 3_600_000
    return options
  }

  private func picture(_ columns: Int = 80, _ rows: Int = 24) -> Canvas {
    var canvas = Canvas(width: columns, height: rows)
    for y in 0..<rows { canvas.put("row \(y) ▒▒░ ✓ 日本", at: 0, y, y % 2 == 0 ? .good : .bad) }
    canvas.setCursor(3, 2)
    return canvas
  }

  /// To the process: a thread of the test runner may block signals to itself.
  private func send(_ signal: Int32) {
    kill(getpid(), signal)
  }

  @Test("opening takes the modes, closing gives them back and leaves the full screen")
  func openAndClose() throws {
    let pty = try #require(Pty())
    let before = pty.modes()
    let terminal = try Terminal.open(options(pty))
    #expect(pty.modes() != before)
    #expect((terminal.columns, terminal.rows) == (80, 24))
    #expect(terminal.palette.depth == .full)
    terminal.draw(picture())
    #expect(pty.written().contains("\u{1B}[?1049h"))
    terminal.close()
    terminal.close()
    #expect(pty.modes() == before)
    let farewell = pty.written()
    for end in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1000l"] {
      #expect(farewell.contains(end))
    }
  }

  @Test("a terminal that is let go of closes itself")
  func letGo() throws {
    let pty = try #require(Pty())
    let before = pty.modes()
    do { _ = try Terminal.open(options(pty)) }
    #expect(pty.modes() == before)
  }

  @Test("a small change costs few bytes, and an equal canvas none")
  func difference() throws {
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    var canvas = picture()
    terminal.draw(canvas)
    let first = pty.written()
    #expect(first.contains("row 23 ▒▒░ ✓ 日本"))
    terminal.draw(canvas)
    #expect(pty.written() == "")
    canvas.put("changed", at: 20, 5, .changed)
    terminal.draw(canvas)
    let second = pty.written()
    #expect(second.contains("changed") && second.utf8.count < 100)
    canvas.setCursor(4, 4)
    terminal.draw(canvas)
    #expect((1..<30).contains(pty.written().utf8.count))
    terminal.redraw()
    terminal.draw(canvas)
    #expect(pty.written().contains("row 23 ▒▒░ ✓ 日本"))
  }

  @Test("in ASCII every byte sent is ASCII, without colours none is set")
  func ascii() throws {
    let pty = try #require(Pty())
    var options = options(pty)
    options.ascii = true
    options.depth = .mono
    let terminal = try Terminal.open(options)
    terminal.draw(picture())
    terminal.close()
    let written = pty.written()
    #expect(written.contains("row 23 --. + ? ?"))
    #expect(written.utf8.allSatisfy { $0 < 0x80 })
    let settings = written.split(separator: "\u{1B}[").compactMap { text -> Substring? in
      let parameters = text.prefix { $0.isNumber || $0 == ";" }
      return text.dropFirst(parameters.count).first == "m" ? parameters : nil
    }
    for number in settings.flatMap({ $0.split(separator: ";") }).compactMap({ Int($0) }) {
      #expect(!(30...49).contains(number))
    }
  }

  @Test("canvases larger and smaller than the terminal are cut and filled")
  func sizes() throws {
    let pty = try #require(Pty(columns: 20, rows: 3))
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    terminal.draw(picture(90, 40))
    #expect(!pty.written().contains("row 3"))
    terminal.draw(picture(5, 1))
    #expect(!pty.written().contains("日"))
  }

  @Test("while the terminal takes no more, nothing is drawn; then the input says so")
  func behind() throws {
    let pty = try #require(Pty(columns: 400, rows: 200))
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    var count = 0
    while !terminal.isBehind {
      terminal.redraw()
      #expect(terminal.draw(picture(400, 200)))
      count += 1
    }
    #expect(count < 100)
    #expect(!terminal.draw(picture(400, 200)))
    #expect(!terminal.copy(String(repeating: "x", count: Terminal.copyBytesMax + 1)))
    // Keys are told meanwhile, and time passes.
    pty.type("a")
    #expect(terminal.nextInput() == .key(.character("a")))
    #expect(terminal.nextInput(timeoutMillis: 1) == .timeout)
    var written = ""
    var input = Input.timeout
    while input == .timeout {
      written += pty.written()
      input = terminal.nextInput(timeoutMillis: 0)
    }
    #expect(input == .caughtUp && !terminal.isBehind)
    written += pty.written()
    #expect(written.contains("row 199 "))
    #expect(terminal.draw(picture(400, 200)))
  }

  @Test("leaving drops what the terminal has not taken, and restores it all the same")
  func leavingBehind() throws {
    let pty = try #require(Pty(columns: 400, rows: 200))
    let before = pty.modes()
    let terminal = try Terminal.open(options(pty))
    while !terminal.isBehind {
      terminal.redraw()
      terminal.draw(picture(400, 200))
    }
    terminal.close()
    #expect(pty.modes() == before)
    let written = pty.written()
    #expect(written.hasSuffix("\u{1B}[?25h") && written.contains("\u{18}\u{1B}\\"))
  }

  @Test("keys that nobody looks at are timed, and no longer once the terminal is closed")
  func timedKeys() throws {
    func isTimed() -> Bool {
      var timer = itimerval()
      getitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer)
      return timer.it_value.tv_sec > 0 || timer.it_value.tv_usec > 0
    }
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    #expect(terminal.nextInput(timeoutMillis: 0) == .timeout)
    #expect(!isTimed())
    pty.type("a")
    // The signal comes by way of the kernel's own workers; a minute is for ever.
    for _ in 0..<60_000 where !isTimed() { usleep(1_000) }
    #expect(isTimed())
    terminal.close()
    #expect(!isTimed())
  }

  @Test("a size beyond all screens is cut")
  func hugeSize() throws {
    let pty = try #require(Pty(columns: 65_535, rows: 2))
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    #expect((terminal.columns, terminal.rows) == (Terminal.sizeMax, 2))
  }

  @Test("keys, pastes and the mouse come in order, then silence")
  func input() throws {
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    #expect(terminal.nextInput(timeoutMillis: 0) == .timeout)
    pty.type("a\u{3}\u{1B}[A\u{1B}[200~x\ry\u{1B}[201~\u{1B}[<0;5;6M\u{1B}")
    let expected: [Input] = [
      .key(.character("a")), .key(.ctrl("c")), .key(.up), .paste("x\ny"),
      .mouse(MouseEvent(.press(button: 1), x: 4, y: 5)), .key(.escape),
    ]
    for input in expected { #expect(terminal.nextInput() == input) }
    #expect(terminal.nextInput(timeoutMillis: 0) == .timeout)
  }

  @Test("a lone escape is told even to a caller that never waits long")
  func escapeInSteps() throws {
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    pty.type("\u{1B}")
    var inputs: [Input] = []
    for _ in 0..<100 where inputs.isEmpty {
      let input = terminal.nextInput(timeoutMillis: 1)
      if input != .timeout { inputs.append(input) }
    }
    #expect(inputs == [.key(.escape)])
  }

  @Test("signals become inputs, and a resize repaints everything")
  func signals() throws {
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    send(SIGINT)
    #expect(terminal.nextInput() == .interrupt)
    send(SIGTERM)
    #expect(terminal.nextInput() == .terminate)
    send(SIGTSTP)
    #expect(terminal.nextInput() == .suspendRequest)
    terminal.draw(picture())
    _ = pty.written()
    send(SIGWINCH)
    #expect(terminal.nextInput(timeoutMillis: 0) == .timeout)
    pty.resize(columns: 100, rows: 30)
    send(SIGWINCH)
    #expect(terminal.nextInput() == .resize(columns: 100, rows: 30))
    terminal.draw(picture(100, 30))
    #expect(pty.written().contains("row 29 ▒▒░ ✓ 日本"))
    send(SIGCONT)
    #expect(terminal.nextInput() == .resumed)
    #expect(pty.written().contains("\u{1B}[?2004h"))
    send(SIGHUP)
    #expect(terminal.nextInput() == .hangup)
    #expect(terminal.nextInput() == .hangup)
  }

  @Test("when the other side goes away, waiting ends at once and every time")
  func hangup() throws {
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    pty.hangUp()
    #expect(terminal.nextInput() == .hangup)
    #expect(terminal.nextInput() == .hangup)
    terminal.draw(picture())
    terminal.close()
  }

  @Test("the mouse can be let go and taken again")
  func mouse() throws {
    let pty = try #require(Pty())
    var options = options(pty)
    options.mouse = false
    let terminal = try Terminal.open(options)
    defer { terminal.close() }
    #expect(!pty.written().contains("\u{1B}[?1000h"))
    terminal.setMouse(true)
    #expect(pty.written() == "\u{1B}[?1000h\u{1B}[?1006h")
    terminal.setMouse(false)
    #expect(!terminal.isMouseOn && pty.written().contains("\u{1B}[?1000l"))
  }

  @Test("text is handed to the clipboard in base 64, unless it is too long")
  func copy() throws {
    let vectors = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
      "foobar": "Zm9vYmFy", "→": "4oaS",
    ]
    for (text, code) in vectors { #expect(Terminal.base64(Array(text.utf8)) == code) }
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    _ = pty.written()
    #expect(terminal.copy("foo"))
    #expect(pty.written() == "\u{1B}]52;c;Zm9v\u{07}")
    #expect(!terminal.copy(String(repeating: "x", count: Terminal.copyBytesMax + 1)))
    #expect(pty.written() == "")
  }

  @Test("another theme repaints in its colours")
  func theme() throws {
    let pty = try #require(Pty())
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    terminal.draw(picture())
    #expect(pty.written().contains("\u{1B}[38;5;28m"))
    terminal.setTheme(.dark)
    terminal.draw(picture())
    let written = pty.written()
    #expect(written.contains("\u{1B}[38;5;108m") && !written.contains("\u{1B}[38;5;28m"))
  }

  @Test("what cannot be opened is named, and nothing is touched")
  func errors() throws {
    let pty = try #require(Pty())
    let before = pty.modes()
    #expect(throws: TerminalError.noTerminalName) { try Terminal.open(options(pty, term: nil)) }
    #expect(throws: TerminalError.noTerminalName) { try Terminal.open(options(pty, term: "")) }
    #expect(throws: TerminalError.unknownTerminal("zork")) {
      try Terminal.open(options(pty, term: "zork"))
    }
    #expect(throws: TerminalError.cannotPlaceCursor("dumb")) {
      try Terminal.open(options(pty, term: "dumb"))
    }
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    var piped = options(pty)
    piped.input = ends[0]
    #expect(throws: TerminalError.notATerminal(stream: "standard input")) {
      try Terminal.open(piped)
    }
    ends.forEach { close($0) }
    #expect(pty.modes() == before && pty.written() == "")
    let terminal = try Terminal.open(options(pty))
    defer { terminal.close() }
    #expect(throws: TerminalError.alreadyOpen) { try Terminal.open(options(pty)) }
  }
}
