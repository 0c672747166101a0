import Foundation
import Testing

/// A preimage is printed with a command line that any shell recomputes the hash with.
@Suite struct PreimageCommandTests {
  @Test(arguments: ["B.2", "R3#120", "A5.2", "0-1.1", "m3", "L1#50"])
  func theLineRecomputesTheHash(_ object: String) throws {
    let result = try Program.run(["run", "eight", "--until", "12:00", "--preimage", object])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    let line = try #require(lines.last)
    let computed = try Spawned(
      "/bin/sh", ["-c", line], environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"])
    #expect(computed.output.prefix(64) == lines[0].prefix(64))
    // The same by the first digits.
    let digits = String(lines[0].prefix(16))
    let again = try Program.run(["run", "eight", "--until", "12:00", "--preimage", digits])
    // It may be the same hash in another place, such as the root of a list with one element.
    #expect(again.output.prefix(64) == result.output.prefix(64))
    #expect(again.output.hasSuffix(line + "\n"))
  }

  @Test func whatHasNoHashIsNamed() throws {
    for name in ["Agg0", "B.9", "zz", "m9999"] {
      let result = try Program.run(["run", "eight", "--until", "12:00", "--preimage", name])
      #expect(result.status == 64)
      #expect(result.errors.contains(name))
    }
  }
}
