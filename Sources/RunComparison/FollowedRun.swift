import RollupSimulation

/// A run that is brought to any moment, forwards or backwards, a slice at a time: for runs that
/// stand beside another and hold no history of their own.
///
/// Going back takes the nearest kept world and carries the run out again from there; few worlds are
/// kept, since several runs stand side by side.
public struct FollowedRun: Sendable {
  private var course: Course
  /// Worlds on the way, oldest first; the first is genesis.
  private var kept: [Course]
  /// Events between two of them.
  private var spacing = 1_024
  private let keptMax: Int

  /// A run at genesis.
  public init(_ scenario: Scenario, seed: UInt64) {
    course = Course(scenario, seed: seed)
    kept = [course]
    // After a world is kept each rollup copies about ten kilobytes at its next block.
    keptMax = min(8, max(3, 10_000 / scenario.settings.rollups))
  }

  /// The simulation at this moment.
  public var world: World { course.world }

  /// Whether everything up to `time`, that moment included, has happened and nothing later has.
  public func isAt(_ time: Instant) -> Bool {
    world.now <= time && (course.nextInstant.map { $0 > time } ?? true)
  }

  /// Goes towards `time` by at most `maxEvents` events; true when there.
  @discardableResult
  public mutating func advance(to time: Instant, maxEvents: Int) -> Bool {
    if let nearest = kept.last(where: { $0.world.now <= time }),
      world.now > time || nearest.world.eventCount > world.eventCount
    {
      course = nearest
    }
    var events = 0
    while events < maxEvents, let next = course.nextInstant, next <= time, course.step() {
      events += 1
      keepIfDue()
    }
    return isAt(time)
  }

  private mutating func keepIfDue() {
    guard let last = kept.last, world.eventCount >= last.world.eventCount + spacing else { return }
    kept.append(course)
    guard kept.count > keptMax else { return }
    spacing *= 2
    var thinned: [Course] = []
    for course in kept
    where thinned.last.map({ course.world.eventCount >= $0.world.eventCount + spacing }) ?? true {
      thinned.append(course)
    }
    kept = thinned
  }
}
