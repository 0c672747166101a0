/// What can go wrong, each injectable at any time (PROTOCOL 6, "Faults"). Each kind has a file of
/// its own under `Kinds`, with its row and its effect.
public enum FaultKind: CaseIterable, Hashable, Sendable {
  case forkRollup
  case haltSequencer
  case haltProver
  case slowProver
  case loseChainProof
  case crashAggregator
  case frontRun
  case junkInput
  case badImport
  case mintAgain
  case reorgL1
}

/// A fault on somebody. Made by the function of its kind, such as `forkRollup(_:depth:)`.
public struct Fault: Hashable, Sendable {
  /// What goes wrong.
  public let kind: FaultKind
  /// With whom.
  public let target: ActionTarget
  /// Its number, such as a depth; 0 if its kind takes none.
  public let number: Int64

  init(_ kind: FaultKind, on target: ActionTarget, number: Int64 = 0) {
    precondition(kind.row.fits(target), "\(kind) can't happen to \(target)")
    self.kind = kind
    self.target = target
    self.number = number
  }

  /// Who suffers it first.
  public var party: Party { Action.inject(self).party }

  /// Whether it makes blocks of a rollup that others can't accept.
  func breaksChain(of r: RollupID) -> Bool { kind.row.breaksChain && target == .rollup(r) }

  /// Whether it stops, until it is healed, the sequencer or prover that makes an object.
  func stopsMaker(of object: Address) -> Bool {
    guard kind.row.healing != nil else { return false }
    return switch object {
    case .rollup(let r): party == .sequencer(r) || party == .prover(r)
    case .block(let r, _): party == .sequencer(r)
    case .chainProof(let r, _): party == .prover(r)
    case .node, .child, .root, .message, .l1Block, .aggregator, .command, .event: false
    }
  }
}

/// What ends a lasting fault.
public enum Healing: Hashable, Sendable {
  case sequencer(RollupID)
  case prover(RollupID)
  case aggregator(AggregatorID)
}

extension Healing {
  /// Who is mended.
  public var party: Party { Action.heal(self).party }
}
