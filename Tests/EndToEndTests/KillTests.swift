import Foundation
import Glibc
import Support
import Testing

/// The program killed in the middle of saving, again and again: the session is the old one or the
/// new one, whole, and `open last` goes on with it.
@Suite struct KillTests {
  /// What the person does, one save each; the whole of it takes far longer than any kill waits.
  private static let commands = (0..<400).map { number in
    let rollup = number % 8
    return number / 8 % 2 == 0 ? ":inject haltProver R\(rollup)" : ":inject heal prover R\(rollup)"
  }

  @Test func aKillAtAnyMomentLosesNoSession() throws {
    let state = try TemporaryFolder()
    let folder = state.path + "/prooftop"
    // One session that was ended well, so that there is always one.
    let first = try open("eight", input: ":inject haltProver R0\nq\n", state)
    #expect(first.status == 0)
    var found = 0
    for round in 0..<40 {
      let choices = Choices(seed: UInt64(round) + 100)
      let before = FileManager.default.contents(atPath: folder + "/last.session")
      let child = try start("eight", input: Self.commands.joined(separator: "\n"), state)
      // Half of the kills come once saving has begun, the others at any time.
      if round % 2 == 0 { try waitForChange(of: folder + "/last.session", from: before) }
      usleep(UInt32(choices.int(in: 0...(round % 2 == 0 ? 30_000 : 120_000))))
      kill(child, SIGKILL)
      var status: Int32 = 0
      waitpid(child, &status, 0)
      let count = try savedCommands(folder)
      found = max(found, count)
      if round % 5 == 0 {
        let last = try open("last", input: "q\n", state)
        #expect(last.status == 0, "\(last.errors)")
        #expect(last.output.contains("eight"))
      }
    }
    // Kills that all came before the first save would prove nothing.
    #expect(found > 0)
  }

  private func waitForChange(of path: String, from before: Data?) throws {
    let deadline = Date().addingTimeInterval(Spawned.patienceSeconds)
    while FileManager.default.contents(atPath: path) == before {
      guard Date() < deadline else { throw Spawned.Trouble(description: "nothing was saved") }
      usleep(1_000)
    }
  }

  /// The commands in the last session, after checking that it is whole and that they are the
  /// beginning of what was typed.
  private func savedCommands(_ folder: String) throws -> Int {
    let bytes = Array(FileManager.default.contents(atPath: folder + "/last.session") ?? Data())
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n")
    let last = try #require(lines.last)
    let hash = naiveSHA256(Array(bytes.dropLast(last.utf8.count + 1)))
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(last == "end " + hash)
    let commands = lines.filter { $0.hasPrefix("command ") }
    for (k, command) in commands.enumerated() {
      let typed = Self.commands[k].dropFirst(":inject ".count)
      #expect(command.hasSuffix(" on \(typed)"))
    }
    return commands.count
  }

  @Test func twoProgramsThatSaveAtOnceLeaveOneWholeSession() throws {
    let state = try TemporaryFolder()
    let children = try (0..<2).map { _ in
      try start("eight", input: Self.commands.prefix(40).joined(separator: "\n"), state)
    }
    for child in children {
      var status: Int32 = 0
      waitpid(child, &status, 0)
      #expect(status == 0)
    }
    #expect(try savedCommands(state.path + "/prooftop") == 40)
    #expect(try open("last", input: "q\n", state).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: state.path + "/prooftop")
    #expect(left.sorted() == ["last.session", "previous.session"])
  }

  /// What a killed program had begun to write goes when it is old enough to be nobody's.
  @Test func unfinishedFilesOfTheDeadGo() throws {
    let state = try TemporaryFolder()
    let folder = state.path + "/prooftop"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A process that has ended for certain: one that this test has waited for.
    let dead = try start("list", input: "", state, arguments: ["list"])
    var status: Int32 = 0
    waitpid(dead, &status, 0)
    let old = folder + "/last.session.\(dead).new"
    let young = folder + "/last.session.\(dead)0.new"
    let living = folder + "/last.session.\(getpid()).new"
    for path in [old, young, living] {
      FileManager.default.createFile(atPath: path, contents: Data("x".utf8))
    }
    for path in [old, living] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3_600)], ofItemAtPath: path)
    }
    #expect(try open("eight", input: ":inject haltProver R0\nq\n", state).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!left.contains("last.session.\(dead).new"))
    #expect(left.contains("last.session.\(dead)0.new"))
    #expect(left.contains("last.session.\(getpid()).new"))
  }

  @Test func aDamagedSessionIsRefusedInOneLine() throws {
    let state = try TemporaryFolder()
    #expect(try open("eight", input: ":inject haltProver R0\nq\n", state).status == 0)
    let path = state.path + "/prooftop/last.session"
    try FileManager.default.removeItem(atPath: state.path + "/prooftop/previous.session")
    let whole = FileManager.default.contents(atPath: path) ?? Data()
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    let last = try open("last", input: "q\n", state)
    #expect(last.status == 65 && last.output.isEmpty)
    #expect(last.errors.split(separator: "\n").count == 1)
    #expect(last.errors.contains("not whole"))
  }

  private func environment(_ state: TemporaryFolder) -> [String: String] {
    ["LC_ALL": "C.UTF-8", "TERM": "dumb", "HOME": state.path, "XDG_STATE_HOME": state.path]
  }

  private func open(_ name: String, input: String, _ state: TemporaryFolder) throws -> Spawned {
    try Spawned(
      Program.path, ["open", name, "--plain"], environment: environment(state), input: input)
  }

  /// Starts the program and does not wait for it.
  private func start(
    _ name: String, input: String, _ state: TemporaryFolder, arguments: [String]? = nil
  ) throws -> pid_t {
    let path = state.path + "/input-\(UUID().uuidString.prefix(8))"
    try input.write(toFile: path, atomically: false, encoding: .utf8)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let words = ([Program.path] + (arguments ?? ["open", name, "--plain"])).map { strdup($0) }
    let variables = environment(state).map { strdup("\($0.key)=\($0.value)") }
    defer { for word in words + variables { free(word) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, Program.path, &actions, nil, words + [nil], variables + [nil])
    guard error == 0 else { throw Spawned.Trouble(description: "can't start: \(error)") }
    return child
  }
}
