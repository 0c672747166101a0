/// How far along the lists of a chain the milestones are that its messages reach in the order of
/// their blocks: sends covered by a `B`, mints on L1, and final there.
///
/// One step is written at each event that brings a list further, and none for a message: an epoch
/// makes tens of thousands final at one event. When a message reached a milestone is looked up. All
/// three lie in one list, since a copy of the world counts up a reference for each.
struct ChainReach: Sendable {
  /// What is reached in the order of a chain: sends in its outbox, the others in its inbox.
  enum Track: Int {
    case covered, onL1, final
  }
  /// Where the three were after an event that moved one. Ends never fall from a step to the next.
  private struct Step: Sendable {
    var time: Instant
    var covered: Int32 = 0
    var onL1: Int32 = 0
    var final: Int32 = 0
    /// The checkpoint whose `B` covers what this step covers in addition.
    var checkpoint: Int32 = 0

    subscript(track: Track) -> Int32 {
      get {
        switch track {
        case .covered: covered
        case .onL1: onL1
        case .final: final
        }
      }
      set {
        switch track {
        case .covered: covered = newValue
        case .onL1: onL1 = newValue
        case .final: final = newValue
        }
      }
    }
  }
  private var steps = Table<Step>(chunkShift: 3)

  /// What is reached lies before this place.
  func end(of track: Track) -> Int { steps.last.map { Int($0[track]) } ?? 0 }

  /// Goes on to a place; gives back what is reached in addition, nothing if that lies behind.
  mutating func advance(
    _ track: Track, to end: Int, at time: Instant, by checkpoint: Int = 0
  ) -> Range<Int> {
    let start = self.end(of: track)
    if end <= start { return start..<start }
    var step = steps.last ?? Step(time: time)
    step.time = time
    step[track] = Int32(end)
    step.checkpoint = Int32(checkpoint)
    steps.append(step)
    return start..<end
  }

  /// Goes back to a place; gives back what is reached no more. O(steps that lie behind it).
  mutating func retreat(_ track: Track, to end: Int) -> Range<Int> {
    let start = self.end(of: track)
    if start <= end { return start..<start }
    var k = steps.count
    while k > 0, steps[k - 1][track] > end {
      k -= 1
      steps[k][track] = Int32(end)
    }
    return end..<start
  }

  /// Whether what lies at a place is reached.
  func has(_ track: Track, _ place: Int32) -> Bool {
    steps.last.map { place < $0[track] } ?? false
  }

  /// When what lies at a place was reached, and by which checkpoint's `B`; `nil` if it is not.
  /// O(log steps).
  func moment(_ track: Track, _ place: Int32) -> (time: Instant, checkpoint: Int)? {
    guard has(track, place) else { return nil }
    let step = steps[steps.lowerBound { $0[track] <= place }]
    return (step.time, Int(step.checkpoint))
  }
}
