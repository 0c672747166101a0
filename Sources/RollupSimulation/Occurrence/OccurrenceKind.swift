/// What kind of thing happened: an ``Occurrence`` without its particulars, under a name that
/// conditions and files may rely on.
public enum OccurrenceKind: Hashable, Sendable {
  case sequencer(Occurrence.Sequencer.Kind)
  case prover(Occurrence.Prover.Kind)
  case tree(Occurrence.Tree.Kind)
  case aggregator(Occurrence.Aggregator.Kind)
  case settlement(Occurrence.Settlement.Kind)
  case l1(Occurrence.L1.Kind)
  case contract(Occurrence.Contract.Kind)
  case message(Occurrence.Message.Kind)
  case action(Occurrence.Action.Kind)
  case invariant(Occurrence.Invariant.Kind)

  /// The stable name, such as `leafCarried`.
  public var name: String {
    switch self {
    case .sequencer(let kind): "\(kind)"
    case .prover(let kind): "\(kind)"
    case .tree(let kind): "\(kind)"
    case .aggregator(let kind): "\(kind)"
    case .settlement(let kind): "\(kind)"
    case .l1(let kind): "\(kind)"
    case .contract(let kind): "\(kind)"
    case .message(let kind): "\(kind)"
    case .action(let kind): "\(kind)"
    case .invariant(let kind): "\(kind)"
    }
  }

  /// The kind with a name; `nil` if none has it.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// A number of at most ten bits: four for the group, six for the kind in it. Two runs of one
  /// program agree on it; files have names.
  public var number: UInt64 {
    switch self {
    case .sequencer(let kind): UInt64(kind.rawValue)
    case .prover(let kind): 1 << 6 | UInt64(kind.rawValue)
    case .tree(let kind): 2 << 6 | UInt64(kind.rawValue)
    case .aggregator(let kind): 3 << 6 | UInt64(kind.rawValue)
    case .settlement(let kind): 4 << 6 | UInt64(kind.rawValue)
    case .l1(let kind): 5 << 6 | UInt64(kind.rawValue)
    case .contract(let kind): 6 << 6 | UInt64(kind.rawValue)
    case .message(let kind): 7 << 6 | UInt64(kind.rawValue)
    case .action(let kind): 8 << 6 | UInt64(kind.rawValue)
    case .invariant(let kind): 9 << 6 | UInt64(kind.rawValue)
    }
  }
}

extension OccurrenceKind: CaseIterable {
  /// Every kind, group by group.
  public static let allCases: [OccurrenceKind] =
    Occurrence.Sequencer.Kind.allCases.map(Self.sequencer)
    + Occurrence.Prover.Kind.allCases.map(Self.prover)
    + Occurrence.Tree.Kind.allCases.map(Self.tree)
    + Occurrence.Aggregator.Kind.allCases.map(Self.aggregator)
    + Occurrence.Settlement.Kind.allCases.map(Self.settlement)
    + Occurrence.L1.Kind.allCases.map(Self.l1)
    + Occurrence.Contract.Kind.allCases.map(Self.contract)
    + Occurrence.Message.Kind.allCases.map(Self.message)
    + Occurrence.Action.Kind.allCases.map(Self.action)
    + Occurrence.Invariant.Kind.allCases.map(Self.invariant)
}
