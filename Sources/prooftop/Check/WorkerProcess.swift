import Glibc
import RollupSimulation

/// How workers are started: the same program on the same scenario.
struct WorkerCrew {
  let scenario: String
  let settings: [String]
  let modes: [MessagingMode]
  let drawsSettings: Bool

  /// A new worker.
  func start() throws(Failure) -> WorkerProcess {
    let modes = modes.map(\.rawValue).joined(separator: ",")
    return try WorkerProcess(
      ["check-worker", scenario] + settings.flatMap { ["--set", $0] }
        + (modes.isEmpty ? [] : ["--modes", modes]) + (drawsSettings ? ["--settings"] : []))
  }
}

/// A worker of a search, with a pipe to it and one from it.
final class WorkerProcess {
  /// Where its answers come from, to be polled.
  let answers: Int32
  private let process: pid_t
  private let requests: Int32
  private var buffer: [UInt8] = []
  /// Seeds asked for and not answered yet, in order.
  var seeds: [UInt64] = []

  /// Starts this program once more. The child has a process group of its own, so that an interrupt
  /// from the keyboard reaches the search alone, which then ends its workers.
  init(_ arguments: [String]) throws(Failure) {
    var toChild: [Int32] = [0, 0]
    var fromChild: [Int32] = [0, 0]
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
      throw Failure(.inputOutput, "no pipe: \(Files.words(for: errno))")
    }
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    // What a dying worker says would stand amidst the progress; its seed says it again.
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    let words = (["prooftop"] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, "/proc/self/exe", &actions, &attributes, words, environ)
    close(toChild[0])
    close(fromChild[1])
    process = child
    requests = toChild[1]
    answers = fromChild[0]
    guard error == 0 else {
      throw Failure(.unavailable, "no worker could be started: \(Files.words(for: error))")
    }
  }

  deinit {
    close(requests)
    close(answers)
  }

  /// Asks for the runs of seeds that lie a step apart.
  func run(_ seeds: [UInt64], step: UInt64) {
    self.seeds = seeds
    writeAll("run \(seeds[0]) \(seeds.count) \(step)\n", to: requests)
  }

  /// Asks for the smallest scenario of a seed.
  func shrink(_ seed: UInt64) {
    seeds = [seed]
    writeAll("shrink \(seed)\n", to: requests)
  }

  /// The lines that have come; `nil` once the worker is gone. Waits for at least one byte.
  func read() -> [WorkerLine]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(answers, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    guard count > 0 else { return nil }
    buffer += bytes[..<count]
    guard let last = buffer.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let lines = buffer[..<last].split(separator: UInt8(ascii: "\n"))
    buffer.removeFirst(last + 1)
    return lines.compactMap { WorkerLine(String(decoding: $0, as: UTF8.self)) }
  }

  /// Ends it if it still runs, and tells the signal that it died of (0: none), and its exit code.
  @discardableResult
  func end() -> (signal: Int, code: Int) {
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      kill(process, SIGKILL)
      usleep(1_000)
    }
    return (Int(status & 0x7F), Int(status >> 8 & 0xFF))
  }

  /// Waits for one that closed its answers, and tells how it died.
  func await() -> (signal: Int, code: Int) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (Int(status & 0x7F), Int(status >> 8 & 0xFF))
  }
}
