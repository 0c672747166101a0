extension Journal {
  /// The nearest event in `range`, from its end back, that fits. O(keys in the range).
  func last(in range: Range<Int>, fitting pattern: JournalKey.Pattern) -> Int? {
    var place = firstKey(ofEvent: range.upperBound)
    let start = firstKey(ofEvent: range.lowerBound)
    while place > start {
      place -= 1
      if pattern.fits(keys[place]) { return event(ofKey: place) }
    }
    return nil
  }

  /// The first event in `range` that fits. O(keys up to there).
  func first(in range: Range<Int>, fitting pattern: JournalKey.Pattern) -> Int? {
    var place = firstKey(ofEvent: range.lowerBound)
    let end = firstKey(ofEvent: range.upperBound)
    while place < end {
      if pattern.fits(keys[place]) { return event(ofKey: place) }
      place += 1
    }
    return nil
  }

  /// Where the keys of an event begin; events count from 1.
  private func firstKey(ofEvent event: Int) -> Int {
    event <= 1 ? 0 : Int(ends[min(event - 2, ends.count - 1)])
  }

  private func event(ofKey place: Int) -> Int {
    ends.lowerBound { Int($0) <= place } + 1
  }

  /// How a quantity went on; `nil` for what no log is kept of (``Quantity/Counter/Keeping``).
  /// O(keys) for a message, O(1) for most others.
  func log(of quantity: Quantity) -> ValueLog? {
    switch quantity {
    case .counter(let counter): Self.isKept(counter) ? counters[Self.place(counter)] : nil
    case .rollup(let r, let q):
      rollups[r.index * Quantity.RollupQuantity.allCases.count + Self.place(q)]
    case .alive(let a): aggregators[a.index]
    case .messageLevel(let m): levelLog(of: m)
    case .proven(let i): provenLog(checkpoint: i)
    }
  }

  private func levelLog(of message: MessageID) -> ValueLog {
    var log = ValueLog(initial: -2)
    var event = 0
    var end = 0
    for (place, bits) in keys.enumerated() {
      while place >= end {
        end = Int(ends[event])
        event += 1
      }
      guard let (m, level) = JournalKey(bits: bits).messageLevel, m == message.index else {
        continue
      }
      log.add(level, after: event)
    }
    return log
  }

  private func provenLog(checkpoint i: Int) -> ValueLog {
    var log = ValueLog(initial: 0)
    guard i >= 1 else { return log }
    let roots = counters[Self.place(.lastProvenCheckpoint)]
    // Root proofs only ever come; each adds one.
    for place in 0..<roots.count where roots.value(place) >= i {
      log.add(1, after: roots.event(place))
      break
    }
    return log
  }

  /// What is known at an event, for a branch that shares the run up to there. O(N).
  func prefix(through event: Int) -> Journal {
    var copy = self
    let keyCount = firstKey(ofEvent: event + 1)
    if event < ends.count {
      copy.keys.truncate(to: keyCount)
      copy.ends.truncate(to: event)
    }
    for k in counters.indices { copy.counters[k].truncate(after: event) }
    for k in rollups.indices { copy.rollups[k].truncate(after: event) }
    for k in aggregators.indices { copy.aggregators[k].truncate(after: event) }
    copy.impaired.truncate(after: event)
    // Not known any more: the next event compares every count.
    copy.tally = Tally()
    copy.messages = MessageCounts()
    return copy
  }
}

/// Stretches of events, from late to early, in each of which an expression stays as it is.
struct JournalStretches: Sendable {
  private let expression: Condition.Expression
  private var logs: [(quantity: Quantity, log: ValueLog, place: Int)] = []
  private var impaired: (log: ValueLog, place: Int)?
  private let changesAlways: Bool
  /// The last event not yet told of; below 0 there is none.
  private(set) var end: Int

  /// From `end` back to genesis.
  init(_ expression: Condition.Expression, _ journal: Journal, end: Int) {
    self.expression = expression
    self.end = end
    var changesAlways = false
    for quantity in expression.quantities {
      if let log = journal.log(of: quantity) {
        logs.append((quantity, log, log.place(notAfter: end)))
      } else if case .counter(let counter) = quantity, counter.keeping == .stuck {
        impaired = (journal.impaired, journal.impaired.place(notAfter: end))
      } else {
        changesAlways = true
      }
    }
    self.changesAlways = changesAlways
  }

  /// The stretch before the last one told; its truth is `nil` where only the world can tell.
  mutating func next() -> (first: Int, last: Int, truth: Bool?)? {
    guard end >= 0 else { return nil }
    let last = end
    var first = changesAlways ? last : 0
    for k in logs.indices {
      while logs[k].log.event(logs[k].place) > last { logs[k].place -= 1 }
      first = max(first, logs[k].log.event(logs[k].place))
    }
    while let (log, place) = impaired, log.event(place) > last { impaired?.place -= 1 }
    if let (log, place) = impaired { first = max(first, log.event(place)) }
    end = first - 1
    return (first, last, truth(last))
  }

  private func truth(_ event: Int) -> Bool? {
    expression.truth { quantity in
      if let known = logs.first(where: { $0.quantity == quantity }) {
        return known.log.value(known.place)
      }
      if quantity == .counter(.events) { return Int64(event) }
      // Nothing is stuck while nothing is broken.
      guard let (log, place) = impaired, case .counter(let counter) = quantity,
        counter.keeping == .stuck
      else { return nil }
      return log.value(place) == 0 ? 0 : nil
    }
  }
}
