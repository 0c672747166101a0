extension Timeline {
  /// Carries out an action now, on a branch of its own: the future without it is kept, so that undo
  /// is going back there, and running on from there does not meet the command again.
  @discardableResult
  public mutating func perform(_ action: Action) -> Command {
    var command = Command(
      id: CommandID(nextCommand), action: action, afterEvent: world.eventCount, time: world.now)
    command.offset = world.eventCount - world.eventsBeforeNow
    carryOut(command)
    return command
  }

  mutating func carryOut(_ command: Command) {
    nextCommand = max(nextCommand, Int(command.id.rawValue) + 1)
    undone = []
    keepFrontier()
    // Commands yet to come belong to the future that is left.
    let past = commands.prefix {
      world.isPast($0) || (!$0.enabled && $0.isPlaced && $0.place <= command.place)
    }
    branch = addBranch(commands: past + [command], sharing: world.eventCount)
    records.removeAll(keepingCapacity: true)
    forwardOnce(listening: true)
  }

  /// Back to the branch and moment before the last command; deletes nothing.
  @discardableResult
  public mutating func undo() -> Bool {
    guard let last = commands.lastIndex(where: { $0.enabled && world.isPast($0) })
    else { return false }
    let event = commands[last].afterEvent
    keepFrontier()
    undone.append((branch, world.eventCount))
    let before = commands.prefix(last)
    if let parent = branches[branch].parent, branches[branch].forkEvent == event,
      branches[parent].commands.prefix(last).elementsEqual(before)
    {
      branch = parent
      adoptSharedPast()
    } else {
      // After a toggle the command was inherited: the future without it is yet to be begun.
      branch = addBranch(commands: Array(before), sharing: event)
    }
    reload(at: event)
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
  ///
  /// Later commands keep their times and their places within their instants. To find after which
  /// events those come now, the branch is carried out up to the last of them.
  @discardableResult
  public mutating func toggle(_ id: CommandID) -> Bool {
    guard let k = commands.firstIndex(where: { $0.id == id }) else { return false }
    let time = world.now
    var changed = commands
    changed[k].enabled.toggle()
    let shift = changed[k].enabled ? 1 : -1
    for later in changed.indices.dropFirst(k + 1) {
      if changed[later].time == changed[k].time {
        changed[later].afterEvent += shift
        changed[later].offset += shift
      } else {
        changed[later].isPlaced = false
      }
    }
    undone = []
    keepFrontier()
    let event = min(changed[k].afterEvent, branches[branch].lastEvent)
    branch = addBranch(commands: changed, sharing: event)
    reload(at: event)
    while commands.contains(where: { $0.enabled && !world.isPast($0) }),
      forwardOnce(listening: false, keeping: world.now >= time)
    {}
    seek(time: time)
    return true
  }

  /// Shows another branch, at this time or its last known moment.
  public mutating func switchTo(branch id: Int) {
    precondition(branches.indices.contains(id))
    let time = world.now
    keepFrontier()
    branch = id
    adoptSharedPast()
    reload(at: branches[id].snapshots[0].event)
    seek(time: time)
  }

  /// Calls a branch by a name of somebody's choice; `nil`: by its number.
  public mutating func rename(branch id: Int, to title: String?) {
    precondition(branches.indices.contains(id))
    branches[id].title = title
  }

  /// Loads a world of the current branch; the present one may be of another.
  private mutating func reload(at event: Int) {
    load(notAfter: event)
    seek(event: event)
  }
}
