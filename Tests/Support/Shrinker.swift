/// Makes a failing list of choices smaller as long as the property still fails.
struct Shrinker {
  /// The smallest failing choices so far: fewer before lower.
  private(set) var smallest: [UInt64]
  /// What the property threw for them.
  private(set) var words: String

  private let property: (Choices) throws -> Void
  /// Runs of the property that are left; a bound, as shrinking is a courtesy.
  private var budget = 4000

  init(smallest: [UInt64], words: String, property: @escaping (Choices) throws -> Void) {
    self.smallest = smallest
    self.words = words
    self.property = property
  }

  /// Shrinks until nothing helps or the budget is spent.
  mutating func run() {
    var before: [UInt64]
    repeat {
      before = smallest
      for length in [32, 8, 4, 3, 2, 1] { deleteBlocks(of: length) }
      lowerValues()
    } while smallest != before && budget > 0
  }

  /// Tries the list without each block of `length` choices, from the end.
  private mutating func deleteBlocks(of length: Int) {
    var start = smallest.count - length
    while start >= 0 {
      if start + length <= smallest.count {
        var candidate = smallest
        candidate.removeSubrange(start..<start + length)
        _ = attempt(candidate)
      }
      start -= 1
    }
  }

  /// Lowers each value to zero, or by bisection to the lowest that still fails.
  private mutating func lowerValues() {
    var place = 0
    while place < smallest.count {
      var low: UInt64 = 0
      while place < smallest.count, low < smallest[place] {
        var candidate = smallest
        candidate[place] = low + (smallest[place] - low) / 2
        if low == 0 { candidate[place] = 0 }
        let tried = candidate[place]
        if !attempt(candidate) { low = tried + 1 }
      }
      place += 1
    }
  }

  /// Whether a candidate fails as well and is smaller; if so, it is the smallest now.
  private mutating func attempt(_ candidate: [UInt64]) -> Bool {
    guard budget > 0 else { return false }
    budget -= 1
    let choices = Choices(replaying: candidate)
    do {
      try property(choices)
      return false
    } catch {
      let record = choices.record
      let isSmaller =
        record.count < smallest.count
        || record.count == smallest.count && record.lexicographicallyPrecedes(smallest)
      guard isSmaller else { return false }
      smallest = record
      words = "\(error)"
      return true
    }
  }
}
