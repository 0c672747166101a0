import RollupSimulation
import TraceFile

extension Timeline {
  /// Gives `sink` the trace of the branch that is shown, from genesis to this moment, piece by
  /// piece. The run is carried out once more for it: a replay holds no witnesses.
  func writeTrace(to sink: Files.Sink) throws {
    try TraceWriter.write(
      scenario, seed: seed, commands: commands, to: event, run: runIdentifier, sink)
  }
}
