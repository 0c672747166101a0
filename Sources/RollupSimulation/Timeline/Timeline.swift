/// A run that can be walked both ways: the world now, the commands that led here, and every branch
/// that was ever begun.
///
/// Going back restores the nearest snapshot and replays the journal from there; since a run is its
/// scenario, seed and commands, the replay meets the same events and hashes (PROTOCOL 7.10).
public struct Timeline: Sendable {
  /// The story that is run.
  public let scenario: Scenario
  /// The run's seed.
  public let seed: UInt64
  /// The simulation at this moment.
  public internal(set) var world: World
  /// Every future begun so far; the first is the original.
  public internal(set) var branches: [Branch]
  /// The branch that `world` is on.
  public internal(set) var branch = 0
  /// What happened in the last visible step, oldest first.
  public internal(set) var records: [Record] = []
  /// For redo: branches and events that were undone, the last first.
  var undone: [(branch: Int, event: Int)] = []
  var nextCommand = 1
  /// Kept, because every step asks for the run identifier.
  private let settingDigest: Digest
  /// The world's effort when the last snapshot was taken.
  var effortAtSnapshot = 0

  /// A run at genesis.
  public init(scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    self.seed = seed
    settingDigest = scenario.settingDigest
    world = World(scenario: scenario, seed: seed)
    branches = [
      Branch(
        id: 0, parent: nil, forkEvent: 0, commands: [], lastEvent: 0, eventMarks: [],
        journal: Journal(world), marks: [],
        snapshots: [Branch.Snapshot(event: 0, world: world)])
    ]
  }

  /// A run in which the commands of a log were carried out, each right after its event and as a
  /// branch of its own; it stands right after the last of them.
  public init(scenario: Scenario, seed: UInt64, commands: [Command]) {
    self.init(scenario: scenario, seed: seed)
    for command in commands {
      move(to: command.afterEvent)
      var placed = Command(
        id: command.id, action: command.action, afterEvent: world.eventCount, time: world.now,
        enabled: command.enabled)
      placed.offset = world.eventCount - world.eventsBeforeNow
      if placed.enabled {
        carryOut(placed)
      } else {
        nextCommand = max(nextCommand, Int(placed.id.rawValue) + 1)
        branches[branch].commands.append(placed)
      }
    }
  }

  /// Events carried out so far.
  public var event: Int { world.eventCount }
  /// The commands of this branch.
  public var commands: [Command] { branches[branch].commands }
  /// How far this branch's future is known.
  public var lastKnownEvent: Int { branches[branch].lastEvent }
  /// Whether the last event known is the run's last.
  public var isComplete: Bool { branches[branch].isComplete }
  /// What the timeline pane shows of this branch.
  public var marks: [Mark] { branches[branch].marks }

  /// The digest of scenario, seed and commands: the same three are the same run.
  public var runIdentifier: String { runIdentifier(ofBranch: branch) }

  /// The run identifier of any branch. O(commands and faults).
  public func runIdentifier(ofBranch id: Int) -> String {
    scenario.identifier(setting: settingDigest, commands: branches[id].commands, seed: seed).hex
  }

  /// Carries out the next event or command; false at the end.
  @discardableResult
  mutating func forwardOnce(listening: Bool, keeping: Bool = true) -> Bool {
    let wasKnown = isKnown
    if wasKnown { WorkMeter.count(.eventsReplayed) }
    if !wasKnown { leaveFrontier() }
    world.isListening = listening || !wasKnown
    // A run that broke an invariant is checked again each time, so that its violations come back.
    world.memo.isReplaying = wasKnown && !branches[branch].hasViolations
    let due = dueCommands
    for k in due { note(placeOf: k) }
    if let k = due.last, branches[branch].commands[k].enabled {
      world.carryOut(branches[branch].commands[k])
    } else if !world.step() {
      branches[branch].isComplete = true
      return false
    }
    if !wasKnown { learn() }
    if listening { records += world.records }
    if keeping || !wasKnown { keepSnapshotIfDue() }
    return true
  }

  private var isKnown: Bool { world.eventCount < branches[branch].lastEvent }

  /// The commands that have their turn now, up to the first that is switched on.
  private var dueCommands: Range<Int> {
    let commands = branches[branch].commands
    guard let first = commands.firstIndex(where: { !world.isPast($0) }) else { return 0..<0 }
    var end = first
    while end < commands.count, world.isTurn(of: commands[end]) {
      end += 1
      if commands[end - 1].enabled { break }
    }
    return first..<end
  }

  /// Notes after which event a command has its turn.
  private mutating func note(placeOf k: Int) {
    let isNow = branches[branch].commands[k].time == world.now
    branches[branch].commands[k].afterEvent = world.eventCount
    branches[branch].commands[k].offset = isNow ? world.eventCount - world.eventsBeforeNow : 0
    branches[branch].commands[k].isPlaced = true
  }

  /// When the next event or command of this branch is due; `nil` at the end.
  public var nextInstant: Instant? {
    let due = dueCommands
    if let k = due.last, branches[branch].commands[k].enabled {
      return max(world.now, branches[branch].commands[k].time)
    }
    return world.nextInstant
  }

  /// Files what the newest event completes; called once an event and branch.
  private mutating func learn() {
    branches[branch].lastEvent = world.eventCount
    if !world.violations.isEmpty { branches[branch].hasViolations = true }
    noteInstant()
    var mark = EventMark(
      event: world.eventCount, time: world.now, instantEnd: world.eventCount)
    var moved: MovedQuantities = []
    for record in world.records {
      let facts = record.occurrence.facts(in: world)
      branches[branch].journal.add(facts, world)
      moved.formUnion(facts.moves)
      mark.completes.formUnion(facts.completes)
      if facts.completes.contains(.block) { facts.forEachRollup { mark.rollup = $0 } }
      if let sign = facts.sign { branches[branch].marks.append(Mark(sign, of: record)) }
    }
    branches[branch].journal.close(moved, world)
    if !mark.completes.isEmpty { branches[branch].eventMarks.append(mark) }
  }

  /// The instant of the newest mark lasts until this event, if it is not over.
  private mutating func noteInstant() {
    guard let last = branches[branch].eventMarks.indices.last,
      branches[branch].eventMarks[last].time == world.now
    else { return }
    branches[branch].eventMarks[last].instantEnd = world.eventCount
  }
}

extension Mark {
  fileprivate init(_ sign: OccurrenceFacts.Sign, of record: Record) {
    time = record.time
    event = record.event
    switch (sign, record.cause) {
    case (.checkpoint(let i), _): kind = .checkpoint(i)
    case (.root(let i), _): kind = .root(i)
    case (.settlement, _): kind = .settlement
    case (.takeover, _): kind = .takeover
    case (.act, .command(let id)): kind = .command(id)
    case (.act, .scheduled), (.act, .event): kind = .fault
    }
  }
}
