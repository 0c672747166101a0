import Foundation
import Glibc

/// A process on a pseudo-terminal that is its controlling terminal; the test is the emulator.
final class PtyProcess {
  /// How a process ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  /// What a test waited for in vain.
  struct NotSeen: Error, CustomStringConvertible {
    let description: String
  }

  let id: pid_t
  private(set) var emulator: Int32
  /// Held open, so that the modes can be asked for after the end.
  private let terminal: Int32
  var output = TerminalOutput()
  private var end: End?
  private let folder: TemporaryFolder
  let modesBefore: [UInt32]

  /// How long a process may take before it counts as hanging, in seconds.
  static let patienceSeconds = 60.0

  init(
    _ program: String = Program.path, _ arguments: [String] = [], term: String? = "xterm-256color",
    environment: [String: String] = ["LC_ALL": "C.UTF-8"], columns: Int = 80, rows: Int = 24,
    home: String? = nil, ignoring ignored: [Int32] = []
  ) throws {
    folder = try TemporaryFolder()
    var ends: (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&ends.0, &ends.1, &name, nil, &size) == 0 else {
      throw NotSeen(description: "no pseudo-terminal")
    }
    let path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    (emulator, terminal) = ends
    for descriptor in [ends.0, ends.1] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    modesBefore = PtyProcess.modes(terminal)
    var variables = environment
    variables["TERM"] = term
    variables["HOME"] = home ?? folder.path
    id = try PtyProcess.spawn(
      [program] + arguments, variables, on: path, ignoring: ignored)
  }

  deinit {
    if end == nil {
      kill(id, SIGKILL)
      waitpid(id, nil, 0)
    }
    hangUp()
    close(terminal)
  }

  /// POSIX_SPAWN_SETSID, which is not imported.
  private static let newSession: Int32 = 0x80

  private static func spawn(
    _ words: [String], _ variables: [String: String], on name: String, ignoring: [Int32]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    sigfillset(&defaults)
    for number in ignoring { sigdelset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))
    let arguments = words.map { strdup($0) } + [nil]
    let environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in arguments + environment { free(word) } }
    // What a parent ignores its child ignores too; a moment without SIGHUP harms no other test.
    let before = ignoring.map { ($0, Glibc.signal($0, SIG_IGN)) }
    defer { for (number, handler) in before { Glibc.signal(number, handler) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, words[0], &actions, &attributes, arguments, environment)
    guard error == 0 else {
      throw NotSeen(description: "\(words[0]) can't be run: \(String(cString: strerror(error)))")
    }
    return child
  }

  /// Input, output, control and local modes, as the program's side has them.
  var modes: [UInt32] { PtyProcess.modes(terminal) }

  private static func modes(_ terminal: Int32) -> [UInt32] {
    var modes = termios()
    tcgetattr(terminal, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// Closes the emulator's end, as its window being closed does.
  func hangUp() {
    if emulator >= 0 { close(emulator) }
    emulator = -1
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(emulator, bytes, bytes.count)
  }

  /// Sets the modes as a shell does that comes to the front.
  func makeModesSane() {
    var modes = termios()
    tcgetattr(terminal, &modes)
    modes.c_iflag |= tcflag_t(ICRNL | IXON)
    modes.c_oflag |= tcflag_t(OPOST)
    modes.c_lflag |= tcflag_t(ICANON | ISIG | ECHO | IEXTEN)
    tcsetattr(terminal, TCSANOW, &modes)
  }

  /// Stops the terminal's output, as Ctrl-S does.
  func stopOutput() { tcflow(terminal, TCOOFF) }

  func send(_ signal: Int32) { kill(id, signal) }

  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(emulator, UInt(TIOCSWINSZ), &size)
  }

  /// Takes in what the program has written, at most so many bytes; waits up to a tenth of a second
  /// for the first of them. Returns how many there were.
  @discardableResult
  func read(_ limit: Int = 65_536) -> Int {
    var source = pollfd(fd: emulator, events: Int16(POLLIN), revents: 0)
    guard emulator >= 0, poll(&source, 1, 100) > 0 else { return 0 }
    var buffer = [UInt8](repeating: 0, count: limit)
    let count = Glibc.read(emulator, &buffer, limit)
    if count > 0 { output.append(buffer.prefix(count)) }
    return max(count, 0)
  }

  /// Reads until nothing more comes for a while; how many bytes there were.
  func readAll() -> Int {
    var sum = 0
    while true {
      let count = read()
      if count == 0 { return sum }
      sum += count
    }
  }

  /// Reads until the process sleeps and has nothing more to say.
  func settle() throws {
    repeat { try waitUntilIdle() } while read() > 0
  }

  /// Reads until what was written is as wished.
  func wait(_ words: String, until isThere: (TerminalOutput) -> Bool) throws {
    let deadline = Date().addingTimeInterval(PtyProcess.patienceSeconds)
    while !isThere(output) {
      guard Date() < deadline, !(hasEnded() && read() == 0) else {
        throw NotSeen(
          description: "waited in vain for \(words) in \(output.text.suffix(2000).debugDescription)"
        )
      }
      read()
    }
  }

  /// Reads until a text was written.
  func wait(for text: String) throws { try wait("'\(text)'") { $0.text.contains(text) } }

  /// Waits until the process does nothing but sleep.
  func waitUntilIdle() throws {
    let deadline = Date().addingTimeInterval(PtyProcess.patienceSeconds)
    var last = -1
    var times = 0
    while times < 5 {
      guard Date() < deadline else { throw NotSeen(description: "process \(id) is never idle") }
      usleep(10_000)
      let ticks = cpuTicks()
      times = ticks == last && state() == "S" ? times + 1 : 0
      last = ticks
    }
  }

  /// Waits for something that can be seen of the process or its terminal.
  func waitUntil(_ words: String, _ isSo: (PtyProcess) -> Bool) throws {
    let deadline = Date().addingTimeInterval(PtyProcess.patienceSeconds)
    while !isSo(self) {
      guard Date() < deadline else { throw NotSeen(description: "waited in vain for \(words)") }
      usleep(1_000)
    }
  }

  private func statistics() -> [Substring] {
    let text = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? ""
    return text.split(separator: ")").last?.split(separator: " ") ?? []
  }

  /// The kernel's letter for what the process does: R runs, S sleeps, T stopped, Z has ended.
  func state() -> Substring { statistics().first ?? "?" }

  /// Processor time so far, in hundredths of a second.
  func cpuTicks() -> Int {
    let fields = statistics()
    return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
  }

  private func hasEnded() -> Bool {
    if end != nil { return true }
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return false }
    let number = status & 0x7F
    end = number == 0 ? .exit(status >> 8 & 0xFF) : .signal(number)
    return true
  }

  /// Waits for the end of the process, reading meanwhile unless nobody is to, then what is left.
  func waitForEnd(isReading: Bool = true) throws -> End {
    let deadline = Date().addingTimeInterval(PtyProcess.patienceSeconds)
    while !hasEnded() {
      guard Date() < deadline else { throw NotSeen(description: "process \(id) does not end") }
      if isReading, emulator >= 0 { read() } else { usleep(1_000) }
    }
    _ = readAll()
    return end ?? .exit(-1)
  }
}
