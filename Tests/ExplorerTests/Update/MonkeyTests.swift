import RollupSimulation
import Screen
import Support
import Testing

@testable import Explorer

/// Keys pressed at random, as by somebody who does not know any: nothing crashes, and what is on
/// the screen fits it.
@Suite struct MonkeyTests {
  private static let keys: [KeyPress] = Keymap.table.flatMap(\.keys).filter {
    $0 != .ctrl("c") && $0 != .ctrl("z")
  }
  private static let lines = [
    "goto 15:30", "m3", "e900", "inject crashAggregator Agg0", "inject fork R1 3", "R2#20", "B.1",
    "inject haltProver R0", "inject heal Agg0", "follow m1", "toggle 1", "branch 0", "unit event",
    "no such thing", "fold C.1", "pace auto", "inject reorgL1 3", "L1#3",
    "inject fork R6 3", "goto 1:00:20", "filter R1", "compare importPolicy=root", "compare",
    "compare a: rollups=2; b: checkpointInterval=1min",
  ]

  @Test func anyKeysInAnyOrderDoNoHarm() throws {
    let starts =
      try ["happy-path", "rollup-fork", "late-proof"].map { name in
        var model = Model(timeline: Timeline(scenario: try Stories.scenario(name), seed: 1))
        model.readVariant = Stories.readVariant
        return model
      } + Stories.modes.map { try Stories.mode($0.name) }
    check("random keys", cases: 60, seed: 11) { choices in
      var model = choices.element(of: starts)
      Update.apply(
        .time(.goToTime(.genesis + .seconds(Int64(choices.int(in: 0...1_500))))), to: &model)
      for _ in 0..<choices.int(in: 1...60) {
        if choices.int(in: 0...7) == 0 {
          Update.apply(.prompt(.run(commandLine: choices.element(of: Self.lines))), to: &model)
        } else if let intent = Keymap.intent(
          for: choices.element(of: Self.keys), in: model)
        {
          Update.apply(intent, to: &model)
        }
        if model.isBusy { Update.apply(.pace(.tick(millis: 30)), to: &model) }
        let canvas = View.draw(model, columns: 80, rows: 24)
        try demand(canvas.width == 80 && canvas.height == 24, "the size is another")
        try demand(
          model.changes.allSatisfy { $0.event <= model.timeline.event }, "changes of the future")
      }
    }
  }
}
