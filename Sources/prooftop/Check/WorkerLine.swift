import FaultSearch
import RollupSimulation

/// What a search and its workers say to each other, a line each.
///
///     run FIRST COUNT STEP     begin SEED
///                              end SEED EVENTS MILLIS REACHED held
///                              end SEED EVENTS MILLIS REACHED broken PROPERTY EVENT MILLIS
///                              end SEED EVENTS MILLIS REACHED endless
///     shrink SEED              begin SEED
///                              | a line of the scenario file
///                              shrunk SEED TRIALS
///
/// A worker that dies has said what it was at.
enum WorkerLine: Equatable {
  case begin(UInt64)
  case end(Trial)
  case file(String)
  case shrunk(trials: Int)

  /// Without the line feed.
  var text: String {
    switch self {
    case .begin(let seed): return "begin \(seed)"
    case .file(let line): return "| \(line)"
    case .shrunk(let trials): return "shrunk \(trials)"
    case .end(let trial):
      let head =
        "end \(trial.seed) \(trial.events) \(trial.simulatedMillis) "
        + trial.reached.description
      switch trial.verdict {
      case .held: return head + " held"
      case .endless: return head + " endless"
      case .broken(let found):
        return head
          + " broken \(found.property.rawValue) \(found.event) \(found.time.milliseconds)"
      }
    }
  }

  init?(_ line: String) {
    if line.hasPrefix("| ") {
      self = .file(String(line.dropFirst(2)))
      return
    }
    let words = line.split(separator: " ")
    switch (words.first, words.count) {
    case ("begin", 2):
      guard let seed = UInt64(words[1]) else { return nil }
      self = .begin(seed)
    case ("shrunk", 2):
      guard let trials = Int(words[1]) else { return nil }
      self = .shrunk(trials: trials)
    case ("end", 6...):
      guard let seed = UInt64(words[1]), let events = Int(words[2]), let millis = Int64(words[3]),
        let reached = SometimesSet(String(words[4])), let verdict = Self.verdict(words[5...])
      else { return nil }
      self = .end(
        Trial(
          seed: seed, events: events, simulatedMillis: millis, reached: reached,
          verdict: verdict))
    default: return nil
    }
  }

  private static func verdict(_ words: ArraySlice<Substring>) -> Trial.Verdict? {
    let words = Array(words)
    switch (words[0], words.count) {
    case ("held", 1): return .held
    case ("endless", 1): return .endless
    case ("broken", 4):
      guard let number = Int(words[1]),
        let property = InvariantViolation.Property(rawValue: number), let event = Int(words[2]),
        let millis = Int64(words[3])
      else { return nil }
      return .broken(
        InvariantViolation(
          property: property, event: event, time: Instant(milliseconds: millis), object: nil,
          declared: 0, computed: 0))
    default: return nil
    }
  }
}
