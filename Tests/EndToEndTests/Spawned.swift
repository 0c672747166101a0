import Foundation
import Glibc

/// A process that was run to its end, with its output in files.
///
/// `Foundation.Process` waits until every copy of its own descriptors is closed, and a server that
/// is started on the way, as tmux's, keeps them; so this spawns and waits by itself.
struct Spawned {
  /// The exit code, or 128 and more for a signal.
  let status: Int32
  let output: String
  let errors: String

  /// How long a process may take before it counts as hanging, in seconds.
  static let patienceSeconds = 120.0

  /// What went wrong with running a process at all.
  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program; nothing but the three standard streams is handed down to it.
  init(
    _ path: String, _ arguments: [String], environment: [String: String], input: String = ""
  ) throws {
    let folder = try TemporaryFolder()
    let (stdin, stdout, stderr) = (folder.path + "/in", folder.path + "/out", folder.path + "/err")
    try input.write(toFile: stdin, atomically: false, encoding: .utf8)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, stdout, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, stderr, O_WRONLY | O_CREAT, 0o600)
    // Threads of a test run have signals blocked, and a child would inherit that: a terminal whose
    // programs hear of no new size and can't be stopped.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, path, &actions, &attributes, words, variables)
    guard error == 0 else {
      throw Trouble(description: "\(path) can't be run: \(String(cString: strerror(error)))")
    }
    status = try Spawned.wait(for: child, path)
    output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: stdout)), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: stderr)), as: UTF8.self)
  }

  private static func wait(for child: pid_t, _ path: String) throws -> Int32 {
    let deadline = Date().addingTimeInterval(patienceSeconds)
    var status: Int32 = 0
    while true {
      let answer = waitpid(child, &status, WNOHANG)
      if answer == child { break }
      if answer < 0, errno != EINTR {
        throw Trouble(description: "\(path) was not ours to wait for")
      }
      if Date() > deadline {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        throw Trouble(description: "\(path) did not end")
      }
      usleep(2_000)
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
