import RollupSimulation

/// The yardstick of event queues: take the next event out and put it in again a random time later,
/// with the depth unchanged. It is the engine's own queue, with nothing done for an event.
enum HoldModel {
  static func measure(_ log: BenchLog) {
    log.heading("the queue alone (hold model)")
    for (depth, figure) in [(100, Figure.queueShallow), (100_000, .queueDeep)] {
      let rounds = 2_000_000
      let spent = Clock.own { EventQueue.hold(depth: depth, rounds: rounds) }
      let rate = Double(rounds) / Double(spent) * 1e3
      log.note("depth \(depth)", "\(Decimals.text(rate)) M events/s")
      log.add(figure, nanoseconds: Double(spent) / Double(rounds))
    }
  }
}
