extension Timeline {
  /// Effort between two snapshots that were not thinned out, which is what a step back replays at
  /// most: that of 1,024 usual events, or of five for each rollup. After a snapshot whatever
  /// changes is copied first, of each rollup at its next block; so closer ones would cost more than
  /// they save.
  var spacing: Int { 8 * max(1_024, 5 * scenario.settings.rollups) }
  /// More than so many snapshots thin out, most of all far from where one is, so that memory stays
  /// bounded; walking there fills the gaps again. After a snapshot each rollup's next blocks copy
  /// about four kilobytes, so that what all of them take together, with the journal, stays near a
  /// gigabyte.
  var countMax: Int { min(256, max(16, 205_000 / scenario.settings.rollups)) }
  /// Snapshots on either side that thinning leaves alone.
  var nearCount: Int { max(countMax / 16, 4) }
  /// Events of a long jump that are told: what changed last.
  static let toldEvents = 1_024

  mutating func keepSnapshotIfDue() {
    guard world.effort - effortAtSnapshot >= spacing else { return }
    effortAtSnapshot = world.effort
    let event = world.eventCount
    let place = branches[branch].firstSnapshot(notBefore: event)
    if place < branches[branch].snapshots.count,
      branches[branch].snapshots[place].event == event
    {
      return
    }
    branches[branch].snapshots.insert(
      Branch.Snapshot(event: event, world: world.snapshot), at: place)
    thinOut(around: place)
  }

  private mutating func thinOut(around place: Int) {
    let snapshots = branches[branch].snapshots
    guard snapshots.count > countMax else { return }
    let efforts = snapshots.indices.map { snapshots[$0].world.effort }
    let gone = Self.leastMissed(of: efforts, from: place, sparing: nearCount)
    if let gone { branches[branch].snapshots.remove(at: gone) }
  }

  /// Among ascending places of a run the one whose absence leaves the smallest gap for its distance
  /// from where one is; neither the first nor the last, nor one of so many neighbours. Who steps
  /// back goes on from here, and who jumps far waits once: a gap at the other end of the run comes
  /// to four times one here, however long the run is.
  static func leastMissed(
    of efforts: [Int], from place: Int, sparing near: Int
  ) -> Int? {
    let third = efforts[efforts.count - 1] / 3
    var least: (place: Int, gap: Int, distance: Int)?
    for k in 1..<efforts.count - 1 where abs(k - place) > near {
      let gap = efforts[k + 1] - efforts[k - 1]
      let distance = abs(efforts[k] - efforts[place]) + third
      if least.map({ gap * $0.distance < $0.gap * distance }) ?? true {
        least = (k, gap, distance)
      }
    }
    return least?.place
  }

  /// Brings the world to right after event `target`, backwards or forwards, without telling
  /// anything. Stops early at the run's end.
  mutating func move(to target: Int) {
    // Far ahead within the known future, a later world saves the replay.
    if target < world.eventCount
      || branches[branch].nearestKept(notAfter: target)
        > world.eventCount + Timeline.toldEvents
    {
      restore(notAfter: target)
    }
    // On a long way only the places near its end are likely to be asked for next.
    let near = target - spacing / 4
    while world.eventCount < target,
      forwardOnce(listening: false, keeping: world.eventCount >= near)
    {}
  }

  /// Leaves the present world for the nearest one kept of this branch.
  mutating func restore(notAfter target: Int) {
    keepFrontier()
    load(notAfter: target)
  }

  /// Takes up the nearest world kept of this branch; the present one may be of another.
  mutating func load(notAfter target: Int) {
    world = keptWorld(notAfter: target)
    effortAtSnapshot = world.effort
  }

  /// The nearest world kept of this branch, ready to go on from.
  func keptWorld(notAfter target: Int) -> World {
    var kept: World
    if let frontier = branches[branch].frontier, frontier.eventCount <= target {
      kept = frontier
    } else {
      let place = branches[branch].firstSnapshot(notBefore: target + 1)
      kept = branches[branch].snapshots[max(place - 1, 0)].world
    }
    kept.memo.known = branches[branch].known
    return kept
  }

  /// Before leaving the newest moment of a branch: it is where people come back to, and with it at
  /// hand a replay takes blocks and proofs from there instead of hashing them again.
  mutating func keepFrontier() {
    guard world.eventCount == branches[branch].lastEvent, branches[branch].frontier == nil
    else { return }
    branches[branch].frontier = world.kept
    branches[branch].known = world.asKnown
  }

  /// The run goes on into the unknown: what was kept of its newest moment is out of date.
  mutating func leaveFrontier() {
    guard world.memo.known != nil || branches[branch].frontier != nil else { return }
    world.memo.known = nil
    branches[branch].known = nil
    branches[branch].frontier = nil
  }
}

extension World {
  /// What is known at this moment, for whoever comes this way again. Shares all of it. O(N).
  fileprivate var asKnown: KnownRun {
    KnownRun(
      blocks: ByNumber(rollups.map(\.blocks)), chains: ByNumber(rollups.map(\.chain)),
      entries: book.entries, proofs: proofs, spans: around.spans)
  }

  /// The world as it is kept: without what is found anew when it is taken up.
  fileprivate var kept: World {
    var copy = self
    copy.memo.known = nil
    copy.records = []
    copy.book.beginEvent()
    return copy
  }

  /// The world as a snapshot: without the trees over the ledgers, which are large and, if they were
  /// shared, copied at each rollup's next message.
  fileprivate var snapshot: World {
    var copy = kept
    for r in copy.rollups.indices { copy.rollups[r].dropTree() }
    return copy
  }
}

extension Branch {
  /// The place of the first snapshot at or after an event. O(log snapshots).
  func firstSnapshot(notBefore event: Int) -> Int {
    snapshots.lowerBound { $0.event < event }
  }

  /// The event of the nearest world kept at or before `event`.
  func nearestKept(notAfter event: Int) -> Int {
    if let frontier, frontier.eventCount <= event { return frontier.eventCount }
    return snapshots[max(firstSnapshot(notBefore: event + 1) - 1, 0)].event
  }
}
