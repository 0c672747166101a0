extension RandomAccessCollection where Index == Int {
  /// The first place whose element does not come before what is looked for, `endIndex` if all do;
  /// `comesBefore` holds for a prefix of the elements. O(log count).
  @inlinable @inline(__always)
  public func lowerBound(where comesBefore: (Element) throws -> Bool) rethrows -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if try comesBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
