/// What brought an occurrence about.
public enum Cause: Hashable, Sendable {
  case event(Event)
  case command(CommandID)
  /// A line of the scenario: the index of its fault.
  case scheduled(Int)
}
