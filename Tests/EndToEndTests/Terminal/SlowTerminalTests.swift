import Foundation
import Testing

/// A terminal that takes little at a time gets fewer pictures, not a queue of them.
@Suite struct SlowTerminalTests {
  /// Reads so much, a few bytes at a time, while the program runs as fast as it likes.
  private func dribble(_ process: PtyProcess, bytes: Int) {
    var left = bytes
    while left > 0 {
      let count = process.read(min(left, 7))
      if count == 0 { return }
      left -= count
    }
  }

  /// The size of a picture drawn anew, with time standing still; it runs again afterwards.
  private func bytesOfAPicture(_ process: PtyProcess) throws -> Int {
    process.type(" ")
    try process.wait(for: "PAUSED")
    try process.settle()
    process.output.removeAll()
    process.type("\u{C}")
    try process.wait(for: "PAUSED")
    try process.settle()
    process.type(" ")
    return process.output.bytes.count
  }

  @Test func keysAreAnsweredAndLeavingIsPrompt() throws {
    let process = try PtyProcess(columns: 400, rows: 200)
    try process.wait(for: "Space pause")
    let picture = try bytesOfAPicture(process)
    // Time runs, and every Ctrl-L asks for a whole picture.
    let pictures = 30
    for _ in 0..<pictures {
      process.type("\u{C}")
      dribble(process, bytes: 500)
    }
    process.type(" ")
    try process.waitUntilIdle()
    process.output.removeAll()
    let waiting = process.readAll()
    #expect(process.output.text.contains("PAUSED"))
    // One picture that waits, one after it, and what the kernel holds, at most 70 kB.
    let most = 2 * picture + 70_000
    #expect(waiting <= most)
    #expect(most < pictures * (picture - 500))
    process.type("q")
    #expect(try process.waitForEnd() == .exit(0))
    #expect(process.modes == process.modesBefore)
    #expect(process.output.leftovers == [])
  }

  @Test func thePictureIsTheNewestOnceTheTerminalHasCaughtUp() throws {
    let process = try PtyProcess(columns: 400, rows: 200)
    try process.wait(for: "Space pause")
    process.type(" ")
    try process.wait(for: "PAUSED")
    for minute in 10..<40 { process.type(":goto \(minute):00\n\u{C}") }
    try process.waitUntilIdle()
    dribble(process, bytes: 1_000)
    try process.wait(for: "0:39:00")
    // Most of the moments on the way were never drawn.
    let drawn = (10..<39).filter { process.output.text.contains(" 0:\($0):00 ") }
    #expect(drawn.count < 15)
    process.type("q")
    #expect(try process.waitForEnd() == .exit(0))
  }
}
