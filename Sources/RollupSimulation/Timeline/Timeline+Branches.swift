// How branches share their past, and how they are saved and read.

extension Timeline {
  /// What is to be kept of a branch besides the scenario and the seed.
  public struct Outline: Hashable, Sendable {
    /// What somebody called it.
    public var title: String?
    /// The branch it forked from, an earlier one; only the first has none.
    public var parent: Int?
    /// The last event it shares with its parent.
    public var forkEvent: Int
    /// Its commands, in the order of their places.
    public var commands: [Command]

    /// A branch with these parts.
    public init(title: String?, parent: Int?, forkEvent: Int, commands: [Command]) {
      self.title = title
      self.parent = parent
      self.forkEvent = forkEvent
      self.commands = commands
    }
  }

  /// All branches as they are saved.
  public var outlines: [Outline] {
    branches.map {
      Outline(
        title: $0.title, parent: $0.parent, forkEvent: $0.forkEvent, commands: $0.commands)
    }
  }

  /// A run with the branches of a saved session; it stands on branch `shown`, right after the last
  /// of its commands. The others are carried out when somebody goes there.
  public init(scenario: Scenario, seed: UInt64, outlines: [Outline], shown: Int) {
    precondition(outlines.indices.contains(shown) && outlines[0].parent == nil)
    self.init(scenario: scenario, seed: seed)
    branches[0].title = outlines[0].title
    branches[0].commands = outlines[0].commands
    for (id, outline) in outlines.enumerated().dropFirst() {
      precondition((outline.parent ?? id) < id, "a branch forks from one before it")
      branches.append(
        Branch(
          id: id, title: outline.title, parent: outline.parent, forkEvent: outline.forkEvent,
          commands: outline.commands, lastEvent: 0, eventMarks: [],
          journal: branches[0].journal, marks: [], snapshots: branches[0].snapshots))
    }
    for command in outlines.lazy.flatMap(\.commands) {
      nextCommand = max(nextCommand, Int(command.id.rawValue) + 1)
    }
    branch = shown
    while commands.contains(where: { $0.enabled && !world.isPast($0) }),
      forwardOnce(listening: false)
    {}
    // The run may have ended before a place that was written down.
    seek(event: max(world.eventCount, branches[shown].forkEvent))
  }

  mutating func addBranch(commands: [Command], sharing event: Int) -> Int {
    let parent = branches[branch]
    let id = branches.count
    branches.append(
      Branch(
        id: id, parent: parent.id, forkEvent: event, commands: commands, lastEvent: 0,
        eventMarks: [], journal: parent.journal.prefix(through: 0), marks: [], snapshots: []))
    share(parent.id, with: id)
    return id
  }

  /// Gives a branch that was read what its parent has come to know of their common past.
  mutating func adoptSharedPast() {
    guard let parent = branches[branch].parent, branches[branch].isUnvisited,
      branches[parent].lastEvent >= branches[branch].forkEvent
    else { return }
    share(parent, with: branch)
  }

  private mutating func share(_ parent: Int, with id: Int) {
    let from = branches[parent]
    let event = branches[id].forkEvent
    branches[id].lastEvent = event
    branches[id].hasViolations = from.hasViolations
    branches[id].eventMarks = Array(from.eventMarks.prefix { $0.event <= event })
    // What came after the fork in the same instant is the parent's.
    if let last = branches[id].eventMarks.indices.last {
      branches[id].eventMarks[last].instantEnd = min(
        branches[id].eventMarks[last].instantEnd, event)
    }
    branches[id].marks = from.marks.filter { $0.event <= event }
    branches[id].snapshots = Array(
      from.snapshots[..<max(from.firstSnapshot(notBefore: event + 1), 1)])
    branches[id].journal = from.journal.prefix(through: event)
    branches[id].known = from.known
  }

  /// The last event that two branches have in common. O(branches).
  public func lastCommonEvent(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    var event = Int.max
    // Parents come before their children, so the later one is not an ancestor of the other.
    while a != b {
      if a < b { swap(&a, &b) }
      event = min(event, branches[a].forkEvent)
      a = branches[a].parent ?? 0
    }
    return event
  }

  /// The run of a branch from after event `event` on, which the branch shares with whatever it
  /// forked from. Cost: the events from the nearest world that is kept.
  public func course(ofBranch id: Int, after event: Int) -> Course {
    var nearest = branches[id].snapshots[0].world
    var k: Int? = id
    while let branch = k {
      let kept = branches[branch].nearestKept(notAfter: event)
      if kept > nearest.eventCount {
        let place = branches[branch].firstSnapshot(notBefore: event + 1)
        nearest = branches[branch].snapshots[max(place - 1, 0)].world
        if let frontier = branches[branch].frontier, frontier.eventCount == kept {
          nearest = frontier
        }
      }
      k = branches[branch].forkEvent >= event ? branches[branch].parent : nil
    }
    var course = Course(nearest, commands: branches[id].commands)
    while course.world.eventCount < event, course.step() {}
    return course
  }

  /// The world at the last known moment of a branch; `nil` for one that nobody has visited.
  public func newestWorld(ofBranch id: Int) -> World? {
    if id == branch, world.eventCount == branches[id].lastEvent { return world }
    return branches[id].frontier
  }

  /// The scenario in which what was done by hand on this branch is scheduled: the same run, with
  /// the same identifier and the same event numbers.
  public var asScenario: Scenario {
    var scenario = scenario.adding(commands)
    scenario.seed = seed
    return scenario
  }
}
