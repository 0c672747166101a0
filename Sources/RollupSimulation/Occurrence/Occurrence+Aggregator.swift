extension Occurrence {
  /// Who aggregates, and whether it is heard.
  public enum Aggregator: Hashable, Sendable {
    case heartbeat(AggregatorID)
    case aggregatorCrashed(AggregatorID)
    case aggregatorRestarted(AggregatorID)
    case takeover(AggregatorID, from: AggregatorID, epoch: Int)
    case epochBegan(Int, AggregatorID)
  }
}

extension Occurrence.Aggregator {
  /// The kinds, by their stable names.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case heartbeat, aggregatorCrashed, aggregatorRestarted, takeover, epochBegan
  }

  func facts(in run: some RunReading) -> OccurrenceFacts {
    typealias Facts = OccurrenceFacts
    switch self {
    case .heartbeat(let a):
      return Facts(.aggregator(.heartbeat), .aggregator, weight: 0, .aggregator(a))
    case .aggregatorCrashed(let a):
      return Facts(
        .aggregator(.aggregatorCrashed), .aggregator, weight: 90, .aggregator(a),
        completes: .proof, moves: .health, isAskedFor: true)
    case .aggregatorRestarted(let a):
      return Facts(
        .aggregator(.aggregatorRestarted), .aggregator, weight: 68, .aggregator(a),
        completes: .proof, moves: .health, isAskedFor: true)
    case .takeover(let a, let from, _):
      return Facts(
        .aggregator(.takeover), .aggregator, weight: 80, .aggregator(a), .aggregator(from),
        completes: .proof, sign: .takeover)
    case .epochBegan(_, let a):
      return Facts(
        .aggregator(.epochBegan), .aggregator, weight: 52, .aggregator(a), completes: .proof)
    }
  }

  func outcome(in run: some RunReading) -> OccurrenceOutcome {
    typealias Outcome = OccurrenceOutcome
    switch self {
    // That it beats is no outcome.
    case .heartbeat(let a): return Outcome(nil, by: .aggregator(a))
    case .aggregatorCrashed(let a), .aggregatorRestarted(let a):
      return Outcome(.aggregator(a), by: .aggregator(a))
    case .takeover(let a, let from, let epoch):
      return Outcome(
        .aggregator(a), [Int64(from.rawValue), Int64(epoch)], by: .aggregator(a))
    case .epochBegan(let epoch, let a):
      return Outcome(.number(epoch), [Int64(a.rawValue)], by: .aggregator(a))
    }
  }

  var background: OccurrenceBackground {
    switch self {
    case .takeover(let a, let from, _):
      OccurrenceBackground(
        causes: [.init(.crash(from))], spent: .timeout, effect: .bringsAggregator(a))
    case .aggregatorRestarted(let a): OccurrenceBackground(effect: .bringsAggregator(a))
    case .heartbeat, .aggregatorCrashed, .epochBegan: OccurrenceBackground()
    }
  }
}
