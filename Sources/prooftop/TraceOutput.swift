import Glibc
import RollupSimulation
import TraceFile

/// A trace on its way into a file: written beside it and moved into place when it is whole.
final class TraceOutput {
  private let file: OutputFile
  private var writer: TraceWriter

  /// Begins the trace of `world`, which from now on keeps its witnesses.
  init(_ path: String, _ world: inout World, run: String) throws(Failure) {
    let file = try OutputFile(path)
    self.file = file
    world.isTracing = true
    writer = TraceWriter(world, run: run) { file.write($0) }
  }

  /// Writes what the last event did; to be called after every event.
  func take(_ world: borrowing World) { writer.take(world) }

  /// Ends the trace; from now on the file is there.
  func finish(_ world: borrowing World) throws(Failure) {
    writer.finish(world)
    try file.close()
  }

  /// Writes a run from genesis to event `event`, with the commands that were given on the way.
  static func write(
    _ path: String, _ scenario: Scenario, seed: UInt64, commands: [Command], to event: Int,
    run: String
  ) throws(Failure) {
    var world = World(scenario: scenario, seed: seed)
    let output = try TraceOutput(path, &world, run: run)
    while world.eventCount < event {
      if let command = commands.first(where: { $0.afterEvent == world.eventCount }) {
        world.carryOut(command)
      } else if !world.step() {
        break
      }
      output.take(world)
    }
    try output.finish(world)
  }
}
