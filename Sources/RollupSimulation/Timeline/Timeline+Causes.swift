extension Timeline {
  /// To right after the first event at `time` that touched `object`, or after the last one up to
  /// `time` if none did; tells what it did.
  public mutating func seek(time: Instant, touching object: Address) {
    seek(time: Instant(milliseconds: time.milliseconds - 1))
    var copy = self
    while let next = copy.nextInstant, next <= time {
      copy.records.removeAll(keepingCapacity: true)
      guard copy.forwardOnce(listening: true) else { break }
      if copy.touches(object) {
        self = copy
        return
      }
    }
    seek(time: time)
  }
}
