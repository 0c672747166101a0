/// Holds a run against its scenario's expectations while it goes on.
public struct ExpectationChecker: Sendable {
  /// An expectation that did not come out.
  public struct Failure: Hashable, Sendable {
    /// What was claimed.
    public var expectation: Expectation
    /// The value found; for `eventually` the last one.
    public var found: Int64
    /// After which event; for `always` and `never` the first that broke it.
    public var event: Int
    /// When that was.
    public var time: Instant
  }
  private let expectations: [Expectation]
  private var settled: [Failure?]
  private var isDecided: [Bool]

  /// A checker for the expectations of `scenario`.
  public init(_ scenario: Scenario) {
    expectations = scenario.expectations
    settled = Array(repeating: nil, count: expectations.count)
    isDecided = Array(repeating: false, count: expectations.count)
  }

  /// To be called after every event, before the next; `next` is when that is due.
  public mutating func check(_ world: World, next: Instant?) {
    for (k, expectation) in expectations.enumerated() where !isDecided[k] {
      switch expectation.moment {
      case .atEnd: continue
      case .at(let time):
        if world.now <= time, let next, next <= time { continue }
        decide(k, holds(expectation, world), world)
      case .always: if !holds(expectation, world) { decide(k, false, world) }
      case .never: if holds(expectation, world) { decide(k, false, world) }
      case .eventually: if holds(expectation, world) { decide(k, true, world) }
      }
    }
  }

  /// The failures, once the run is over.
  public mutating func finish(_ world: World) -> [Failure] {
    for (k, expectation) in expectations.enumerated() where !isDecided[k] {
      switch expectation.moment {
      case .always, .never: isDecided[k] = true
      case .atEnd, .at, .eventually: decide(k, holds(expectation, world), world)
      }
    }
    return settled.compactMap { $0 }
  }

  private func holds(_ expectation: Expectation, _ world: World) -> Bool {
    expectation.comparison.holds(world.value(of: expectation.quantity), expectation.value)
  }

  private mutating func decide(_ k: Int, _ passed: Bool, _ world: World) {
    isDecided[k] = true
    if passed { return }
    settled[k] = Failure(
      expectation: expectations[k], found: world.value(of: expectations[k].quantity),
      event: world.eventCount, time: world.now)
  }
}
