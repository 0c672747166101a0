extension Timeline {
  /// Effort between two snapshots near the present; a step back replays at most so much.
  static let denseSpacing = 8 * 512
  /// Snapshots kept at that spacing on either side of the present; elsewhere they thin out to one
  /// in every `sparseFactor`, because each costs memory for all that changes after it.
  static let denseCount = 16
  static let sparseFactor = 4
  /// Events of a long jump that are told: what changed last.
  static let toldEvents = 1_024

  mutating func keepSnapshotIfDue() {
    guard world.effort - effortAtSnapshot >= Timeline.denseSpacing else { return }
    effortAtSnapshot = world.effort
    let event = world.eventCount
    let place =
      branches[branch].snapshots.firstIndex { $0.event >= event }
      ?? branches[branch].snapshots.count
    if place < branches[branch].snapshots.count,
      branches[branch].snapshots[place].event == event
    {
      return
    }
    branches[branch].snapshots.insert(
      Branch.Snapshot(event: event, world: world), at: place)
    thinOut(around: place)
  }

  /// Keeps snapshots dense around where one is and sparse elsewhere, so that memory grows with a
  /// quarter of the history.
  private mutating func thinOut(around place: Int) {
    guard branches[branch].snapshots.count > 2 * Timeline.denseCount else { return }
    let spacing = Timeline.denseSpacing * Timeline.sparseFactor
    var kept: [Branch.Snapshot] = []
    for (k, snapshot) in branches[branch].snapshots.enumerated() {
      let isNear = abs(k - place) <= Timeline.denseCount
      if isNear || kept.isEmpty
        || snapshot.world.effort - kept[kept.count - 1].world.effort >= spacing
      {
        kept.append(snapshot)
      }
    }
    branches[branch].snapshots = kept
  }

  /// Brings the world to right after event `target`, backwards or forwards, without telling
  /// anything. Stops early at the run's end.
  mutating func move(to target: Int) {
    if target < world.eventCount { restore(notAfter: target) }
    // Far ahead within the known future, a later snapshot saves the replay.
    if let best = branches[branch].snapshots.last(where: { $0.event <= target }),
      best.event > world.eventCount + Timeline.toldEvents
    {
      restore(notAfter: target)
    }
    while world.eventCount < target, forwardOnce(listening: false) {}
  }

  private mutating func restore(notAfter target: Int) {
    let snapshots = branches[branch].snapshots
    let best = snapshots.last { $0.event <= target } ?? snapshots[0]
    world = best.world
    effortAtSnapshot = world.effort
  }
}
