import RollupSimulation
import Support
import Testing

@testable import Explorer

/// What a picture takes must not creep upwards with the length of the run behind it, nor with
/// rollups that are not in sight. Work is counted, not time.
@Suite("A picture takes the same work")
struct PictureWorkTests {
  private static func model(rollups n: Int, hours: Int) -> Model {
    Model(timeline: Timeline(scenario: .nearTraffic(rollups: n, hours: hours), seed: 1))
  }

  private typealias Counts = [(name: String, count: Int)]

  private static func counts(_ model: Model) -> Counts {
    let work = View.work(model, columns: 200, rows: 60)
    return [
      ("cells", work.cells), ("texts", work.texts), ("nodes", work.nodes),
      ("messages", work.messages),
    ]
  }

  private static func expectNoMore(_ now: Counts, than before: Counts, _ label: String) {
    for (new, old) in zip(now, before) {
      #expect(old.count > 10, "\(label): nothing is counted for \(old.name)")
      // What stands in a cell is longer or shorter from moment to moment.
      #expect(new.count * 10 <= old.count * 11, "\(label): \(new.name) \(old.count) \(new.count)")
    }
  }

  @Test("after 1, 4 and 12 hours, standing and running")
  func length() {
    var model = Self.model(rollups: 10, hours: 12)
    var before: [Counts] = []
    for hours in [1, 4, 12] {
      // At one place of its epoch and its interval each time.
      Update.apply(.time(.goToTime(.genesis + .seconds(Int64(3600 * hours - 170)))), to: &model)
      var counts = [Self.counts(model)]
      Update.apply(.pace(.toggleRun), to: &model)
      Update.apply(.pace(.tick(millis: 400)), to: &model)
      counts.append(Self.counts(model))
      Update.apply(.pace(.toggleRun), to: &model)
      for (now, old) in zip(counts, before) { Self.expectNoMore(now, than: old, "\(hours) h") }
      if before.isEmpty { before = counts }
    }
  }

  @Test("among 100, 300 and 1,000 rollups")
  func rollups() {
    var before: Counts?
    for n in [100, 300, 1_000] {
      var model = Self.model(rollups: n, hours: 1)
      Update.apply(.time(.goToTime(.genesis + .seconds(730))), to: &model)
      let counts = Self.counts(model)
      if let before { Self.expectNoMore(counts, than: before, "\(n) rollups") }
      before = before ?? counts
    }
  }
}
