/// A wish for room along one direction.
public enum Slot: Hashable, Sendable {
  /// Exactly so many cells, as long as there are any left.
  case fixed(Int)
  /// A share of what the fixed slots leave, in proportion to the weight.
  case share(Int)
}

extension Slot {
  /// The lengths that slots get out of `total` cells; they add up to `total` when any share exists.
  ///
  /// Fixed slots are served first, in order; of the rest, each share is rounded so that the sums
  /// from the left are exact, hence no cell is lost. Weights below 1 count as 0. O(n).
  public static func lengths(_ slots: [Slot], total: Int) -> [Int] {
    var left = max(total, 0)
    var lengths = slots.map { slot in
      guard case .fixed(let wish) = slot else { return 0 }
      let length = min(max(wish, 0), left)
      left -= length
      return length
    }
    let weights = slots.map { slot in
      if case .share(let weight) = slot { max(weight, 0) } else { 0 }
    }
    let weightTotal = weights.reduce(0, +)
    guard weightTotal > 0 else { return lengths }
    var weightSoFar = 0
    for index in slots.indices where weights[index] > 0 {
      let start = left * weightSoFar / weightTotal
      weightSoFar += weights[index]
      lengths[index] = left * weightSoFar / weightTotal - start
    }
    return lengths
  }
}

extension Rect {
  /// The rectangle cut into one part a slot, from top to bottom.
  public func rows(_ slots: [Slot]) -> [Rect] {
    var top = y
    return Slot.lengths(slots, total: height).map { length in
      defer { top += length }
      return Rect(x, top, width, length)
    }
  }

  /// The rectangle cut into one part a slot, from left to right.
  public func columns(_ slots: [Slot]) -> [Rect] {
    var left = x
    return Slot.lengths(slots, total: width).map { length in
      defer { left += length }
      return Rect(left, y, length, height)
    }
  }
}
