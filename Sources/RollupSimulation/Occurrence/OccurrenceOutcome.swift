/// What of an occurrence can be held against another run, in numbers that mean the same in both,
/// and who acted.
public struct OccurrenceOutcome: Hashable, Sendable {
  /// What it is about; `nil` if there is nothing to compare, or what there is are its messages.
  public let subject: Subject?
  /// What came of it.
  public let shape: [Int64]
  /// What its hash is, if it has one; that differs as soon as anything before it differs.
  public let hash: Digest?
  /// Whether it only leads from one outcome to the next, so that a difference in it is told by the
  /// outcome.
  public let isStep: Bool
  /// Who acted; `nil` for what happens by itself.
  public let party: Party?

  init(
    _ subject: Subject?, _ shape: [Int64] = [], _ hash: Digest? = nil, isStep: Bool = false,
    by party: Party?
  ) {
    self.subject = subject
    self.shape = shape
    self.hash = hash
    self.isStep = isStep
    self.party = party
  }
}

/// What an occurrence is about, named so that the same thing has the same name in both runs:
/// numbers that are given in the order of making, such as those of messages, differ between runs.
public enum Subject: Hashable, Sendable {
  /// A rollup, a proof at a checkpoint, an aggregator, an L1 block.
  case object(Address)
  /// The message with this nonce from one rollup to another.
  case message(from: RollupID, to: RollupID, nonce: UInt64)
  /// What was done by hand or by the scenario.
  case action(Action)
  /// An epoch, or a property of the protocol, by its number.
  case number(Int)
  /// Nothing smaller than the world.
  case world
}

extension Subject {
  static func leaf(_ r: RollupID, _ i: Int) -> Subject { .object(.chainProof(r, checkpoint: i)) }
  static func root(_ i: Int) -> Subject { .object(.root(checkpoint: i)) }
  static func rollup(_ r: RollupID) -> Subject { .object(.rollup(r)) }
  static func aggregator(_ a: AggregatorID) -> Subject { .object(.aggregator(a)) }
  static func of(_ party: Party) -> Subject { party.object.map { .object($0) } ?? .world }
}

extension Job {
  /// What comes out of it.
  func object(in tree: TreeShape) -> Address {
    switch kind {
    case .chain(let r, let i, _, _): .chainProof(r, checkpoint: i)
    case .fold(let node, let i): tree.address(of: node, checkpoint: i)
    case .settlement(_, let i): .root(checkpoint: i)
    case .lone(let r, _): .rollup(r)
    }
  }

  /// Who works on it.
  public var party: Party {
    switch maker {
    case .prover(let r): .prover(r)
    case .worker(let a, _): .aggregator(a)
    }
  }
}

extension ImportedHash {
  /// What the hash is of, without the hash.
  var numbers: [Int64] {
    [Int64(kind.rawValue), Int64(first), Int64(count), Int64(bitPattern: index)]
  }
}

extension Refusal {
  /// Which rule refused; what was declared and computed are hashes for the most part.
  var number: Int64 {
    switch self {
    case .unsealed: 0
    case .wrongInputs: 1
    case .notAnExtension: 2
    case .wrongState: 3
    case .openingMismatch: 4
    case .notIncluded: 5
    case .wrongNonce: 6
    case .insufficientBalance: 7
    case .exportDoesNotLink: 8
    case .exportsLeftAtRoot: 9
    case .continuity: 10
    case .foreignExport: 11
    case .staleBase: 12
    case .notFromHead: 13
    case .alreadyRegistered: 14
    case .locked: 15
    case .noConflict: 16
    case .unknownL1Block: 17
    case .contradictsContract: 18
    }
  }
}
