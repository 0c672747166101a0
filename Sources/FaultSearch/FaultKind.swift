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
}
