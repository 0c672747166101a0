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
