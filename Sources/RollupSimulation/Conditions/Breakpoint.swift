/// A condition that stops running time, how often it must be met for that, and where it was met.
public struct Breakpoint: Hashable, Sendable {
  /// Its number, stable while it exists, from 1.
  public let id: Int
  /// What is looked for.
  public let condition: Condition
  /// The first hit that stops; later ones do too. 1 or more.
  public let wanted: Int
  /// Whether it is looked for at all.
  public var isEnabled = true
  /// The events that were hits as far as anybody looked, ascending. A stretch run again finds the
  /// same ones, so none counts twice.
  public private(set) var hits: [Int] = []

  /// A breakpoint without hits so far.
  public init(id: Int, condition: Condition, wanted: Int = 1) {
    precondition(wanted >= 1)
    self.id = id
    self.condition = condition
    self.wanted = wanted
  }

  /// The number of a hit, from 1, whether or not it is filed. O(log hits).
  public func ordinal(ofHitAt event: Int) -> Int { place(event) + 1 }

  /// Hits at or before an event. O(log hits).
  public func count(through event: Int) -> Int { place(event + 1) }

  /// Files a hit; whether running time stops at it. O(log hits), more for one that is older.
  public mutating func meet(at event: Int) -> Bool {
    let place = place(event)
    if place == hits.count || hits[place] != event { hits.insert(event, at: place) }
    return place + 1 >= wanted
  }

  /// Forgets hits after an event: another future begins there.
  public mutating func forget(after event: Int) { hits.removeLast(hits.count - place(event + 1)) }

  private func place(_ event: Int) -> Int {
    hits.lowerBound { $0 < event }
  }
}
