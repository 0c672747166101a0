import Glibc
import RollupSimulation
import ScenarioFile

/// From a key to the picture that answers it, on the real program on a pseudo-terminal, while a
/// thousand rollups run.
enum KeyBench {
  static func measure(_ log: BenchLog) throws {
    let keys = log.isQuick ? 60 : 150
    log.heading("a key while 1,000 rollups run, on a pseudo-terminal of 200x60")
    guard let session = try PtyProgram(BenchScenario.many(rollups: 1_000)) else {
      log.note("not measured", "no pseudo-terminal")
      return
    }
    session.listen(millis: 3_000)
    var samples = Samples()
    var lost = 0
    for k in 0..<keys {
      // Keys come at any moment between two frames.
      session.listen(millis: 60 + k * 7 % 50)
      // Moving the focus between two panes moves its sign, which nothing else draws.
      let start = Clock.nanoseconds
      session.type(k % 2 == 0 ? "4" : "3")
      if let moment = session.wait(for: "▌", millis: 2_000) {
        samples.add(moment - start)
      } else {
        lost += 1
      }
    }
    session.end()
    log.note("key to its picture, p50", samples.text(50))
    log.note("key to its picture, p95", samples.text(95))
    if lost < keys { log.add(.key, nanoseconds: samples.nanoseconds(95)) }
    if lost > 0 { log.note("keys without an answer", "\(lost) of \(keys)") }
  }
}

/// This program, exploring a scenario on a pseudo-terminal that the benchmark holds.
final class PtyProgram {
  private let emulator: Int32
  private let child: pid_t
  private let folder: String

  /// Starts the program; `nil` if there is no pseudo-terminal or it can't be started.
  init?(_ scenario: Scenario) throws {
    // Six of them are what mkdtemp replaces.
    let place = String(repeating: "X", count: 6)
    var template = Array("/tmp/prooftop-bench-\(place)".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    folder = String(cString: made)
    let file = "\(folder)/many.yaml"
    try Files.replace(file, with: ScenarioWriter.write(scenario))
    var ends: (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: 60, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.0, &ends.1, &name, nil, &size) == 0 else { return nil }
    emulator = ends.0
    _ = fcntl(emulator, F_SETFD, FD_CLOEXEC)
    let terminal = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    let child = Self.spawn(["open", file], on: terminal, state: folder)
    close(ends.1)
    guard let child else { return nil }
    self.child = child
  }

  /// The leader of a session gets the terminal that it opens first for its own.
  private static func spawn(_ arguments: [String], on terminal: String, state: String) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, stream, terminal, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, which glibc hides from Swift behind _GNU_SOURCE.
    posix_spawnattr_setflags(&attributes, 0x80)
    let words = (["prooftop"] + arguments).map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      ["TERM=xterm-256color", "LANG=C.UTF-8", "HOME=\(state)", "XDG_STATE_HOME=\(state)"]
      .map { (variable: String) in strdup(variable) } + [nil]
    defer { for word in words + variables { free(word) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/proc/self/exe", &actions, &attributes, words, variables) == 0
      ? child : nil
  }

  func type(_ text: String) { _ = Glibc.write(emulator, text, text.utf8.count) }

  /// Takes in whatever comes for so long.
  func listen(millis: Int) { _ = wait(for: nil, millis: millis) }

  /// The moment at which `text` has come; `nil` if it does not come in time.
  func wait(for text: String?, millis: Int) -> Int64? {
    let deadline = Clock.nanoseconds + Int64(millis) * 1_000_000
    let wanted = text.map { Array($0.utf8) }
    var tail: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let left = (deadline - Clock.nanoseconds) / 1_000_000
      if left <= 0 { return nil }
      var source = pollfd(fd: emulator, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, Int32(left)) > 0 else { continue }
      let count = read(emulator, &buffer, buffer.count)
      let moment = Clock.nanoseconds
      if count <= 0 { return nil }
      guard let wanted else { continue }
      tail += buffer[..<count]
      if Self.contains(tail, wanted) { return moment }
      tail = Array(tail.suffix(wanted.count - 1))
    }
  }

  private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// Ends the program and takes its files away.
  func end() {
    kill(child, SIGTERM)
    listen(millis: 300)
    close(emulator)
    var status: Int32 = 0
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
    for name in ["many.yaml", "prooftop/last.session"] { unlink("\(folder)/\(name)") }
    rmdir("\(folder)/prooftop")
    rmdir(folder)
  }
}
