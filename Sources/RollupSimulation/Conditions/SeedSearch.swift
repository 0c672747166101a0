/// Runs one story under many seeds and looks which of them come to a condition after a moment: an
/// event that brings it, or a state that holds after one.
///
/// What a person did by hand is done in each run at the same time, after all events up to then.
/// Runs go one after another, in slices, and each ends at its first hit.
public struct SeedSearch: Sendable {
  /// A seed that comes to the condition.
  public struct Hit: Hashable, Sendable {
    /// The seed.
    public let seed: UInt64
    /// The event that met the condition first.
    public let event: Int
    /// When that was.
    public let time: Instant
    /// What happened there.
    public let records: [Record]
    /// What whoever searched says of the world there.
    public let story: String
    /// What was done by hand, in its places in this run.
    public let commands: [Command]
  }

  /// The story.
  public let scenario: Scenario
  /// What is looked for.
  public let condition: Condition
  /// Only what happens after this moment counts.
  public let after: Instant
  /// How many seeds are tried.
  public let seedCount: Int
  /// Seeds tried so far.
  public private(set) var triedCount = 0
  /// Those that came to it, in the order of the seeds.
  public private(set) var hits: [Hit] = []
  private let firstSeed: UInt64
  private let commands: [Command]
  private var world: World?
  private var placed: [Command] = []

  /// A search that has tried nothing yet; seeds after the greatest number go on at 0.
  public init(
    scenario: Scenario, commands: [Command] = [], firstSeed: UInt64, count: Int,
    condition: Condition, after: Instant? = nil
  ) {
    precondition(count >= 0)
    self.scenario = scenario
    self.commands = commands.filter(\.enabled)
    self.firstSeed = firstSeed
    seedCount = count
    self.condition = condition
    // Nothing happens before genesis, and what happens there counts.
    self.after = after ?? Instant(milliseconds: -1)
  }

  /// Whether every seed was tried.
  public var isDone: Bool { triedCount == seedCount }

  /// Goes on for at most so many events; true once every seed was tried. `tell` is asked for each
  /// hit's story, while its world is there.
  public mutating func advance(maxEvents: Int, tell: (World) -> String = { _ in "" }) -> Bool {
    var left = maxEvents
    while left > 0, !isDone {
      let seed = firstSeed &+ UInt64(triedCount)
      var run = world ?? World(scenario: scenario, seed: seed)
      world = nil
      if run.eventCount == 0 { placed = [] }
      var isOver = false
      while left > 0, !isOver {
        left -= 1
        isOver = !step(&run) || meets(run, seed, tell)
      }
      if isOver { triedCount += 1 } else { world = run }
    }
    return isDone
  }

  private mutating func step(_ run: inout World) -> Bool {
    let time = run.nextInstant
    let isAfter = time.map { $0 > after } ?? true
    run.isListening = isAfter
    if placed.count < commands.count,
      time.map({ $0 > commands[placed.count].time }) ?? true
    {
      let asked = commands[placed.count]
      let command = Command(
        id: asked.id, action: asked.action, afterEvent: run.eventCount, time: asked.time)
      placed.append(command)
      run.carryOut(command)
      return true
    }
    return run.step()
  }

  private mutating func meets(
    _ run: World, _ seed: UInt64, _ tell: (World) -> String
  ) -> Bool {
    guard run.now > after, condition.isMet(in: run) else { return false }
    hits.append(
      Hit(
        seed: seed, event: run.eventCount, time: run.now, records: run.records,
        story: tell(run), commands: placed))
    return true
  }
}
