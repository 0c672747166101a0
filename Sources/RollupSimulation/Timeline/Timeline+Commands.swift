extension Timeline {
  /// Carries out an action now, on a branch of its own: the future without it is kept, so that undo
  /// is going back there, and running on from there does not meet the command again.
  @discardableResult
  public mutating func perform(_ action: Action) -> Command {
    let command = Command(
      id: CommandID(nextCommand), action: action, afterEvent: world.eventCount, time: world.now)
    carryOut(command)
    return command
  }

  mutating func carryOut(_ command: Command) {
    nextCommand = max(nextCommand, Int(command.id.rawValue) + 1)
    undone = []
    keepFrontier()
    branch = addBranch(
      commands: commands.filter { $0.afterEvent < world.eventCount }, sharing: world.eventCount)
    branches[branch].commands.append(command)
    records.removeAll(keepingCapacity: true)
    forwardOnce(listening: true)
  }

  private mutating func addBranch(commands: [Command], sharing event: Int) -> Int {
    let parent = branches[branch]
    let id = branches.count
    branches.append(
      Branch(
        id: id, parent: parent.id, forkEvent: event, commands: commands, lastEvent: event,
        hasViolations: parent.hasViolations,
        eventMarks: Array(parent.eventMarks[..<firstMark(notBefore: event + 1)]),
        journal: parent.journal.prefix(through: event),
        marks: parent.marks.filter { $0.event <= event },
        snapshots: Array(
          parent.snapshots[..<max(parent.firstSnapshot(notBefore: event + 1), 1)]),
        known: parent.known))
    return id
  }

  /// Back to the branch and moment before the last command; deletes nothing.
  @discardableResult
  public mutating func undo() -> Bool {
    guard let last = commands.last(where: { $0.enabled && $0.afterEvent < world.eventCount })
    else { return false }
    keepFrontier()
    undone.append((branch, world.eventCount))
    if let parent = branches[branch].parent, branches[branch].forkEvent == last.afterEvent {
      branch = parent
    } else {
      // After a toggle the command was inherited: the future without it is yet to be begun.
      branch = addBranch(
        commands: commands.filter { $0.afterEvent < last.afterEvent }, sharing: last.afterEvent)
    }
    reload(at: last.afterEvent)
    return true
  }

  /// Forwards again to where the last undo was made.
  @discardableResult
  public mutating func redo() -> Bool {
    guard let (branch, event) = undone.popLast() else { return false }
    keepFrontier()
    self.branch = branch
    reload(at: event)
    return true
  }

  /// Switches an earlier command off, or on again: a sibling branch, recomputed up to this time.
  @discardableResult
  public mutating func toggle(_ id: CommandID) -> Bool {
    guard let k = commands.firstIndex(where: { $0.id == id }) else { return false }
    let time = world.now
    var changed = commands
    changed[k].enabled.toggle()
    undone = []
    keepFrontier()
    branch = addBranch(commands: changed, sharing: changed[k].afterEvent)
    reload(at: changed[k].afterEvent)
    seek(time: time)
    return true
  }

  /// Shows another branch, at this time or its last known moment.
  public mutating func switchTo(branch id: Int) {
    precondition(branches.indices.contains(id))
    let time = world.now
    keepFrontier()
    branch = id
    reload(at: branches[id].snapshots[0].event)
    seek(time: time)
  }

  /// Loads a world of the current branch; the present one may be of another.
  private mutating func reload(at event: Int) {
    load(notAfter: event)
    seek(event: event)
  }
}
