/// Someone who can act, and on whom something can wait.
public enum Party: Hashable, Sendable {
  case sequencer(RollupID)
  case prover(RollupID)
  case aggregator(AggregatorID)
  case l1
  case network
  /// Whoever sits at the keyboard.
  case person
}

extension Party {
  /// The rollup or the aggregator behind it.
  var object: Address? {
    switch self {
    case .sequencer(let r), .prover(let r): .rollup(r)
    case .aggregator(let a): .aggregator(a)
    case .l1, .network, .person: nil
    }
  }
}
