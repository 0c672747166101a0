import Explorer
import Foundation
@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

@testable import prooftop

/// A session survives damage: what is not whole is told apart, and the one before it is used.
@Suite struct SessionTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("prooftop-\(UUID().uuidString.prefix(8))").path

  private func file() -> SessionFile { SessionFile(folder: folder) }
  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map(Array.init) ?? []
  }

  private func write(_ bytes: some Sequence<UInt8>, _ path: String) {
    FileManager.default.createFile(atPath: path, contents: Data(bytes))
  }

  static func timeline(minutes: Int64) throws -> Timeline {
    let demo = BuiltInDemos.named("eight")!
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var timeline = Timeline(scenario: scenario, seed: 7)
    timeline.seek(time: .genesis + .minutes(minutes))
    timeline.perform(.inject(.haltProver(RollupID(3))))
    timeline.seek(time: .genesis + .minutes(minutes + 1))
    return timeline
  }

  @Test func whatIsSavedComesBack() throws {
    defer { remove() }
    let timeline = try Self.timeline(minutes: 4)
    try file().save(timeline)
    let back = try file().resume()
    #expect(back.notice == nil)
    #expect(back.timeline.event == timeline.event)
    #expect(back.timeline.commands == timeline.commands)
    #expect(back.timeline.world.stateHash() == timeline.world.stateHash())
  }

  @Test func breakpointsAndWatchesComeBack() throws {
    defer { remove() }
    let timeline = try Self.timeline(minutes: 4)
    let world = timeline.world
    var breaks = Breaks()
    for text in ["messages.stuck > 0 && !(R3.settled < 120)", "event leafCarried R7", "change B.3"]
    {
      breaks.add(
        try ConditionReader.condition(text, in: world).get(), wanted: breaks.points.count + 1)
    }
    breaks.points[1].isEnabled = false
    breaks.watches = [
      try ConditionReader.watch("R3.settled", in: world).get(),
      try ConditionReader.watch("blocks > 3", in: world).get(),
    ]
    try file().save(timeline, breaks)
    let back = try file().resume()
    #expect(back.breaks.points == breaks.points)
    #expect(back.breaks.watches == breaks.watches)
    #expect(back.timeline.commands == timeline.commands)
  }

  /// Version 2 had one list of commands, and one that was switched off was an event of its own.
  @Test func aSessionOfTheVersionBeforeIsStillRead() throws {
    var timeline = try Self.timeline(minutes: 4)
    timeline.perform(.heal(.prover(RollupID(3))))
    let story = timeline.commands
    let yaml = ScenarioWriter.write(timeline.scenario)
    let body = [
      "prooftop session 2", "seed 7", "event \(timeline.event + 1)",
      "command 9 at 1000 after e10 off haltProver R1",
      "command 1 at \(story[0].time.milliseconds) after e\(story[0].afterEvent + 1) on "
        + "haltProver R3",
      "command 2 at \(story[1].time.milliseconds) after e\(story[1].afterEvent + 1) on "
        + "heal prover R3",
      "scenario", yaml,
    ].joined(separator: "\n")
    let end = Array(body.utf8).withUnsafeBytes { HashInput.sha256($0) }.hex
    let back = try SessionText(Array("\(body)end \(end)\n".utf8)).timeline()
    #expect(back.event == timeline.event)
    #expect(back.runIdentifier == timeline.runIdentifier)
    #expect(back.world.stateHash() == timeline.world.stateHash())
    #expect(back.commands.map(\.enabled) == [false, true, true])
  }

  /// A power cut may leave any beginning of a file; a bad disk any byte changed.
  @Test func noBeginningAndNoChangedByteIsTakenForAWholeSession() throws {
    defer { remove() }
    let whole = Array(SessionText(try Self.timeline(minutes: 2)).text.utf8)
    #expect(SessionText.isWhole(whole))
    for length in 0..<whole.count { #expect(!SessionText.isWhole(Array(whole.prefix(length)))) }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(!SessionText.isWhole(changed), "byte \(place)")
    }
    #expect(!SessionText.isWhole(whole + [0x0A]))
  }

  /// The checksum is SHA-256 of everything before the last line, computed here another way.
  @Test func theLastLineIsTheHashOfTheRest() throws {
    let text = SessionText(try Self.timeline(minutes: 2)).text
    let lines = text.split(separator: "\n")
    let last = try #require(lines.last)
    let body = Array(text.utf8.dropLast(last.utf8.count + 1))
    let hash = naiveSHA256(body).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(last == "end " + hash.joined())
  }

  @Test func aDamagedSessionGivesWayToTheOneBefore() throws {
    defer { remove() }
    try file().save(try Self.timeline(minutes: 2))
    try file().save(try Self.timeline(minutes: 3))
    let whole = bytes(file().lastPath)
    for length in [0, 1, 40, whole.count / 2, whole.count - 1] {
      write(whole.prefix(length), file().lastPath)
      let back = try file().resume()
      #expect(back.timeline.world.now == .genesis + .minutes(3))
      #expect(back.notice?.hasPrefix("The last session can't be read") == true)
      #expect(back.notice?.contains("\n") == false)
    }
    // Saving goes on, and the damaged one does not take the good one's place.
    let good = bytes(file().previousPath)
    try file().save(try Self.timeline(minutes: 5))
    #expect(bytes(file().previousPath) == good)
    #expect(try file().resume().timeline.world.now == .genesis + .minutes(6))
  }

  @Test func aDamagedSessionWithNoneBeforeIsRefusedInOneLine() throws {
    defer { remove() }
    try file().save(try Self.timeline(minutes: 2))
    write(bytes(file().lastPath).dropLast(9), file().lastPath)
    let failure = #expect(throws: Failure.self) { try file().resume() }
    #expect(failure?.kind == .badData)
    #expect(failure?.words.contains("\n") == false)
    #expect(failure?.words.contains("not whole") == true)
    remove()
    #expect(#expect(throws: Failure.self) { try file().resume() }?.kind == .noInput)
  }

  /// Damage with a checksum that fits all the same: somebody edited by hand, or worse.
  @Test(arguments: 0..<4) func aSessionOfAnyContentIsReadOrRefused(_ shard: Int) throws {
    let culprit = FileManager.default.temporaryDirectory
      .appendingPathComponent("prooftop-session-culprit-\(shard)").path
    // The first storm that a file can hold.
    var scenario = (UInt64(5)...99).lazy.map { RandomStorm(Choices(seed: $0)).scenario() }
      .first { ScenarioReader.canHold($0) }!
    scenario.settings.l1.lockGrace = .minutes(20)
    var timeline = Timeline(scenario: scenario, seed: 7)
    timeline.seek(event: 100)
    timeline.perform(.inject(.haltProver(RollupID(1))))
    timeline.perform(.heal(.prover(RollupID(1))))
    let body = Array(SessionText(timeline).text.utf8.dropLast(69))
    let words = [
      "prooftop session 3", "prooftop session 2", "shown 1", "branch 1 from 0 after e3 with 0",
      "named",
      "seed", "event", "command", "at", "after", "on", "off", "scenario",
      "fork R5 3", "slowProver R5 150s", "crashAggregator Agg0", "heal", "exit R7", "e1836", "end",
      "R999999999", "Agg99", "schema: 1", "rollups: 10000",
    ]
    var read = 0
    for number in 0..<1_000 {
      var mutations = Mutations(seed: UInt64(shard * 1_000 + number), words: words)
      let text = mutations.damaged([body])
      var bytes = text + Array("end ".utf8)
      let hash = text.withUnsafeBytes { HashInput.sha256($0) }.hex
      bytes += Array((hash + "\n").utf8)
      // If this input ends the process, here is what it was.
      write(bytes, culprit)
      do {
        let session = try SessionText(bytes)
        read += 1
        if session.event <= 300, session.scenario.settings.rollups <= 16 {
          _ = session.timeline().world.stateHash()
        }
      } catch let damage as SessionText.Damage {
        #expect(damage.line >= 1 && !damage.words.contains("\n"))
        #expect(damage.words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      }
    }
    try? FileManager.default.removeItem(atPath: culprit)
    #expect(read > 100)
  }
}
