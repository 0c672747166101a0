import Foundation
import Support
import Testing

/// Sizes from 1x1 to 400x200, in any order and pace.
@Suite struct ResizeTests {
  /// Sizes from a seed; every fourth one is at an edge.
  private func sizes(_ count: Int, seed: UInt64) -> [(columns: Int, rows: Int)] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let edges = [(1, 1), (400, 200), (1, 200), (400, 1), (39, 9), (40, 10), (80, 24), (2, 2)]
    return (0..<count).map { _ in
      next(4) == 0 ? edges[next(edges.count)] : (1 + next(400), 1 + next(200))
    }
  }

  /// The answer to a storm is as good as a fresh start at the last size: the same bytes draw it.
  @Test(arguments: [false, true], [UInt64(1), 2]) func aStormLeavesTheRightPicture(
    _ isBreathless: Bool, _ seed: UInt64
  ) throws {
    let process = try paused(80, 24)
    for size in sizes(150, seed: seed) {
      process.resize(columns: size.columns, rows: size.rows)
      if isBreathless { continue }
      process.read()
    }
    process.resize(columns: 100, rows: 30)
    let picture = try fullPicture(process)
    let fresh = try paused(100, 30)
    #expect(try fullPicture(fresh) == picture)
    for program in [process, fresh] {
      program.type("q")
      #expect(try program.waitForEnd() == .exit(0))
      #expect(program.output.leftovers == [])
      #expect(program.modes == program.modesBefore)
    }
  }

  @Test(arguments: [(1, 1), (1, 200), (400, 1), (400, 200), (2000, 3)])
  func startsAtAnySize(_ columns: Int, _ rows: Int) throws {
    let process = try PtyProcess(columns: columns, rows: rows)
    try process.wait("the full screen") { $0.hadScreen }
    process.resize(columns: 80, rows: 24)
    try process.wait(for: "Space pause")
    process.type("q")
    #expect(try process.waitForEnd() == .exit(0))
    #expect(process.output.leftovers == [])
  }

  private func paused(_ columns: Int, _ rows: Int) throws -> PtyProcess {
    let process = try PtyProcess(columns: columns, rows: rows)
    try process.wait(for: "Space pause")
    process.type(" ")
    try process.wait(for: "PAUSED")
    // The automatic pace, which is shown, depends on how far time has run by now.
    process.type(":pace 30\n:goto 15:00\n")
    try process.wait(for: "0:15:00")
    return process
  }

  /// All cells drawn anew.
  private func fullPicture(_ process: PtyProcess) throws -> String {
    try process.settle()
    process.output.removeAll()
    process.type("\u{C}")
    try process.wait("a whole picture") { $0.words.contains("PAUSED") }
    try process.settle()
    return process.output.text
  }
}
