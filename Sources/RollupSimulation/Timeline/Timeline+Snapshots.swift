extension Timeline {
  /// Effort between two snapshots; a step back replays at most so much. A snapshot itself costs
  /// as much as some hundred events, in copies of what changes after it, so closer would be slower.
  static let spacing = 8 * 1_024
  /// More than so many snapshots thin out, away from where one is, so that memory stays bounded;
  /// walking there fills the gaps again.
  static let countMax = 256
  /// Snapshots on either side that thinning leaves alone.
  static let nearCount = 64
  /// Events of a long jump that are told: what changed last.
  static let toldEvents = 1_024

  mutating func keepSnapshotIfDue() {
    guard world.effort - effortAtSnapshot >= Timeline.spacing else { return }
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

  private mutating func thinOut(around place: Int) {
    guard branches[branch].snapshots.count > Timeline.countMax else { return }
    branches[branch].snapshots = branches[branch].snapshots.enumerated()
      .filter { k, _ in k == 0 || abs(k - place) <= Timeline.nearCount || k % 2 == 0 }
      .map(\.element)
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
