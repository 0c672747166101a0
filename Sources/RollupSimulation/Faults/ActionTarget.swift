/// Whom an action is done to.
public enum ActionTarget: Hashable, Sendable {
  case rollup(RollupID)
  case aggregator(AggregatorID)
  case l1
}

extension ActionTarget: CustomStringConvertible {
  /// The object, unless it is L1 as a whole, which has no address.
  public var address: Address? {
    switch self {
    case .rollup(let r): .rollup(r)
    case .aggregator(let a): .aggregator(a)
    case .l1: nil
    }
  }

  /// `R5`, `Agg0` or `L1`.
  public var description: String { address?.description ?? "L1" }
}
