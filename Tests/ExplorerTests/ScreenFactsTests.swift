@testable import RollupSimulation
import ScenarioFile
import Screen
import Support
import Testing

@testable import Explorer

/// What the screen says is counted a second time.
@Suite struct ScreenFactsTests {
  /// Moments of every demo: six through its run.
  private static func moments(_ body: (Model, String) throws -> Void) throws {
    for demo in BuiltInDemos.all {
      let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
      var model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
      let end = (scenario.end - .genesis).milliseconds
      for sixth in 1...6 {
        let time = Instant.genesis + .milliseconds(end * Int64(sixth) / 6)
        Update.apply(.time(.goToTime(time)), to: &model)
        try body(model, "\(demo.name) at \(TimeText.clock(of: time))")
      }
    }
  }

  /// The header of the messages counts each once.
  @Test func messagesInTheHeaderAddUp() throws {
    var reverted = 0
    try Self.moments { model, name in
      for columns in [120, 240] {
        var model = model
        model.focus = .messages
        model.zoomed = .messages
        let rows = PlainText.rows(View.draw(model, columns: columns, rows: 40))
        let row = try #require(rows.first { $0.contains("3 MESSAGES") })
        let parts = row.split(separator: ": ", maxSplits: 1)
        let sent = try #require(Self.numbers(String(parts[0])).last)
        let levels = parts[1].prefix { $0 != "·" }
        #expect(Self.numbers(String(levels)).reduce(0, +) == sent, "\(name): \(row)")
        reverted += model.timeline.world.messages.count { $0.reverted != nil }
      }
    }
    #expect(reverted > 50)
  }

  /// `1,250` as one number; digits right behind a letter are a name, such as `L1`.
  private static func numbers(_ text: String) -> [Int] {
    text.split(separator: " ").compactMap { Int($0.filter { $0 != "," }) }
  }

  /// Blocks at risk are above what a `B` covers and above what L1 has, wherever that is said.
  @Test func whatIsOnL1IsNotAtRisk() throws {
    var safer = 0
    try Self.moments { model, name in
      let scene = Scene(model)
      guard scene.topology.hasTree, scene.coveredCheckpoint > 0 else { return }
      var sum = 0
      for rollup in scene.world.rollups where scene.topology.isMember(rollup.id) {
        let text = Inspection.lines(.rollup(rollup.id), scene).map(\.text).joined(separator: "\n")
        let words = try #require(text.split(separator: "\n").first { $0.contains("at risk") })
        let said = try #require(Self.number(before: "block", in: String(words)))
        let safety = scene.safety[rollup.id]
        if safety.onL1 > safety.covered { safer += 1 }
        try demandEqual(
          said, max(0, safety.head - max(safety.covered, safety.onL1)), "\(name) \(rollup.id)")
        sum += said
      }
      #expect(sum == scene.atRisk, "\(name)")
    }
    #expect(safer > 0)
  }

  private static func number(before word: String, in text: String) -> Int? {
    let words = text.split(separator: " ")
    return words.indices.dropFirst().last { words[$0].hasPrefix(word) }
      .flatMap { Int(words[$0 - 1].filter { $0 != "," }) }
  }

  /// Wherever time stands, the timeline shows it once, at any width and length of the run.
  @Test func theTimelineNeverLosesItsCursor() {
    check("the cursor of the timeline", cases: 300) { choices in
      var scenario = Scenario(name: "time")
      scenario.settings.rollups = 2
      scenario.settings.checkpointInterval = .seconds(Int64(choices.int(in: 1...8) * 60))
      scenario.settings.checkpointsPerEpoch = choices.int(in: 1...30)
      scenario.duration = .seconds(Int64(choices.int(in: 60...9_000)))
      var model = Model(timeline: Timeline(scenario: scenario, seed: 1))
      let end = (scenario.end - .genesis).milliseconds
      // At the edges of intervals most of all.
      let interval = scenario.settings.checkpointInterval.milliseconds
      let place = choices.int(in: 0...Int(end / interval))
      let offset = Int64(choices.element(of: [-1, 0, 1, 2_000, Int(interval) / 2]))
      let time = min(max(Int64(place) * interval + offset, 0), end)
      Update.apply(.time(.goToTime(.genesis + .milliseconds(time))), to: &model)
      model.focus = .timeline
      model.zoomed = choices.bool() ? .timeline : nil
      let columns = choices.int(in: 40...240)
      let rows = choices.int(in: 10...50)
      let canvas = View.draw(model, columns: columns, rows: rows)
      let marks = PlainText.rows(canvas).joined().unicodeScalars.count { $0 == "▼" }
      try demandEqual(marks, 1, "at \(time) ms of \(end), \(columns) columns")
      try demand(canvas.cursor != nil, "no cursor")
    }
  }
}
