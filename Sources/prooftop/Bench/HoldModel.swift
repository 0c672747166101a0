import RollupSimulation

/// The yardstick of event queues: take the next event out and put it in again a random time later,
/// with the depth unchanged. It is the engine's own queue, with nothing done for an event.
enum HoldModel {
  static func print() {
    BenchRow.heading("the queue alone (hold model)")
    for (depth, target) in [(100, 5.0), (100_000, 0.7)] {
      let rounds = 2_000_000
      let spent = Clock.own { EventQueue.hold(depth: depth, rounds: rounds) }
      BenchRow.least(
        "depth \(depth)", Double(rounds) / Double(spent) * 1e3, target, "M events/s")
    }
  }
}
