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

  @Test func keysAreAnsweredAndLeavingIsPrompt() throws {
    let process = try PtyProcess(columns: 400, rows: 200)
    try process.wait(for: "Space pause")
    // Time runs, and every Ctrl-L asks for a picture of some hundred thousand bytes.
    for _ in 0..<30 {
      process.type("\u{C}")
      dribble(process, bytes: 2_000)
    }
    process.type(" ")
    try process.waitUntilIdle()
    process.output.removeAll()
    // What waits is one picture at most beside what the kernel holds, some 70 kB: 31 were wanted.
    var waiting = 0
    while true {
      let count = process.read()
      if count == 0 { break }
      waiting += count
    }
    #expect(process.output.text.contains("PAUSED"))
    #expect(waiting < 500_000)
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
