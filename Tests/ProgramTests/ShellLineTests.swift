import Explorer
import Foundation
@testable import RollupSimulation
import ScenarioFile
import Testing

/// The command line beside a preimage is run by real shells, for hashes of every kind.
@Suite struct ShellLineTests {
  @Test(arguments: ["/bin/sh", "/bin/dash", "/bin/bash"])
  func shellsComputeTheHash(_ shell: String) throws {
    guard FileManager.default.isExecutableFile(atPath: shell) else { return }
    let preimages = try sample()
    #expect(preimages.count > 20)
    let script = preimages.map { PreimageText.commandLine($0) + "\n" }.joined()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = ["-c", script]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let lines = text.split(separator: "\n")
    #expect(lines.map { String($0.prefix(64)) } == preimages.map(\.digest.hex))
  }

  /// Down from a few objects, two of each kind.
  private func sample() throws -> [Preimage] {
    let demo = try #require(BuiltInDemos.named("eight"))
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var timeline = Timeline(scenario: scenario, seed: scenario.seed)
    timeline.seek(time: .genesis + .minutes(64))
    let world = timeline.world
    var queue = [Address.root(checkpoint: 12), .l1Block(world.l1.height), .message(MessageID(4))]
      .compactMap { world.reference(to: $0) }
    var found: [Preimage] = []
    var kinds: [String: Int] = [:]
    var seen: Set<HashReference> = []
    var place = 0
    while place < queue.count, place < 1_500 {
      let reference = queue[place]
      place += 1
      guard let preimage = world.preimage(of: reference) else { continue }
      let kind = "\(preimage.shape)".filter { !$0.isNumber }
      kinds[kind, default: 0] += 1
      if kinds[kind, default: 0] <= 2 { found.append(preimage) }
      for case .hash(_, let below?, _) in preimage.fields.map(\.value)
      where seen.insert(below).inserted {
        queue.append(below)
      }
    }
    return found
  }
}
