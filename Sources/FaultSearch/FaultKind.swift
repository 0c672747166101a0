/// The kinds of faults that a search can draw; the names are those of scenario files.
public enum FaultKind: String, CaseIterable, Hashable, Sendable {
  case fork
  case haltSequencer
  case haltProver
  case slowProver
  case loseChainProof
  case crashAggregator
  case frontRun
  case junkInput
  case badImport
  case mintAgain
  case exit
  case reorgL1
  case join
  case leave

  /// What one party does or suffers.
  static let atParties = allCases.filter { !around.contains($0) }
  /// What changes around all of them: L1 itself, and who is a member.
  static let around: [FaultKind] = [.reorgL1, .join, .leave]
}
