import ArgumentParser
import Explorer
import Glibc
import RollupSimulation
import Screen

/// `prooftop bench`, for `make bench`: what the machine it runs on makes of the goals.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure engine, time travel and drawing.",
    shouldDisplay: false)

  func run() throws {
    try reportingFailures {
      let scenario = try ScenarioSource.load("paper-100")
      let floor = hashFloor()
      printLine("sha-256 of 64 bytes  \(floor) ns")
      engine(scenario, floor)
      timeTravel(scenario)
      try drawing()
      try start()
    }
  }

  /// Nanoseconds for one hash of 64 bytes, the least that any commitment costs.
  private func hashFloor() -> Int64 {
    let rounds = 200_000
    var digest = Digest.zero
    let start = Clock.nanoseconds
    for _ in 0..<rounds {
      var input = HashInput()
      input.append(digest)
      input.append(digest)
      digest = input.digest()
    }
    let spent = Clock.nanoseconds - start
    // Printing a part of the result keeps the loop from being left out.
    printLine("floor digest         \(digest.hex.prefix(8))")
    return spent / Int64(rounds)
  }

  private func engine(_ scenario: Scenario, _ floor: Int64) {
    var world = World(scenario: scenario, seed: scenario.seed)
    let start = Clock.nanoseconds
    while world.step() {}
    let spent = Clock.nanoseconds - start
    let perEvent = spent / Int64(max(world.eventCount, 1))
    printLine(
      "paper-100            \(world.eventCount) events, \(world.tally.blocks) blocks, "
        + "\(world.messages.count) messages in \(spent / 1_000_000) ms")
    printLine(
      "                     \(perEvent) ns an event, "
        + "\(spent / Int64(max(world.tally.blocks, 1))) ns a block, "
        + "\(perEvent / max(floor, 1)) hashes' time an event")
  }

  private func timeTravel(_ scenario: Scenario) {
    var timeline = Timeline(scenario: scenario, seed: scenario.seed)
    timeline.seek(time: .genesis + .minutes(30))
    var spent: [Int64] = []
    for _ in 0..<200 {
      let start = Clock.nanoseconds
      timeline.stepBack(.proof)
      spent.append(Clock.nanoseconds - start)
    }
    printLine("step back            \(percentiles(spent)) over \(spent.count) steps")
    var forward: [Int64] = []
    for _ in 0..<200 {
      let start = Clock.nanoseconds
      timeline.stepForward(.proof)
      forward.append(Clock.nanoseconds - start)
    }
    printLine("step forward         \(percentiles(forward))")
  }

  private func drawing() throws {
    for name in ["eight", "paper-100"] {
      let scenario = try ScenarioSource.load(name)
      var model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
      Update.apply(.goToTime(.genesis + .seconds(930)), to: &model)
      let palette = Palette()
      var last = View.draw(model, columns: 200, rows: 60)
      var spent: [Int64] = []
      var bytes: [Int64] = []
      for _ in 0..<100 {
        Update.apply(.stepForward, to: &model)
        let start = Clock.nanoseconds
        let canvas = View.draw(model, columns: 200, rows: 60)
        spent.append(Clock.nanoseconds - start)
        bytes.append(Int64(ANSI.difference(from: last, to: canvas, palette).utf8.count))
        last = canvas
      }
      printLine("draw 200x60 \(Text.padded(name, to: 9)) \(percentiles(spent))")
      printLine("                     \(bytes.sorted()[bytes.count / 2]) bytes a typical frame")
    }
  }

  /// Everything from reading the scenario to the first canvas, without the process's own start.
  private func start() throws {
    let start = Clock.nanoseconds
    let scenario = try ScenarioSource.load("eight")
    let model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
    let canvas = View.draw(model, columns: 120, rows: 36)
    let spent = Clock.nanoseconds - start
    printLine("first frame          \(spent / 1000) µs to \(canvas.width)x\(canvas.height)")
  }

  private func percentiles(_ nanoseconds: [Int64]) -> String {
    let sorted = nanoseconds.sorted()
    let p50 = sorted[sorted.count / 2] / 1000
    let p99 = sorted[(sorted.count * 99 + 99) / 100 - 1] / 1000
    return "p50 \(p50) µs, p99 \(p99) µs"
  }
}
