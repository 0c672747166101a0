import Explorer
import RollupSimulation
import Screen

/// Pictures, from model to bytes for a terminal, without a terminal.
enum DrawingBench {
  static func measure(_ log: BenchLog) throws {
    log.heading("drawing at 200x60, running")
    try draw("eight", ScenarioSource.load("eight"), .pictureEight, log)
    try draw("paper-100", ScenarioSource.load("paper-100"), .picturePaper, log)
    draw("1,000 rollups", BenchScenario.many(rollups: 1_000), .pictureThousand, log)
    let scenario = try ScenarioSource.load("eight")
    var samples = Samples()
    samples.time {
      let model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
      _ = View.draw(model, columns: 120, rows: 36)
    }
    log.note("first frame of eight", samples.text(50))
  }

  private static func draw(
    _ name: String, _ scenario: Scenario, _ figure: Figure, _ log: BenchLog
  ) {
    var model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
    Update.apply(.time(.goToTime(.genesis + .seconds(930))), to: &model)
    Update.apply(.pace(.toggleRun), to: &model)
    let palette = Palette()
    var last = View.draw(model, columns: 200, rows: 60)
    var ticks = Samples()
    var frames = Samples()
    var bytes: [Int] = []
    for _ in 0..<200 {
      ticks.time { Update.apply(.pace(.tick(millis: 50)), to: &model) }
      frames.time {
        let canvas = View.draw(model, columns: 200, rows: 60)
        bytes.append(ANSI.difference(from: last, to: canvas, palette).utf8.count)
        last = canvas
      }
    }
    log.add(figure, nanoseconds: frames.nanoseconds(50))
    log.note(
      "\(name): a picture, p50 and p95",
      "\(Decimals.text(frames.millis(50))) and \(Decimals.text(frames.millis(95))) ms, "
        + "\(bytes.sorted()[bytes.count / 2]) bytes")
    log.note(
      "\(name): 50 ms of time, p95", ticks.text(95))
  }
}
