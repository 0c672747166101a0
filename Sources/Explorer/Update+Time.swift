import RollupSimulation

/// Where to in time.
public enum TimeIntent: Hashable, Sendable {
  case stepForward, stepBack, nextUnit, previousUnit
  case checkpointForward, checkpointBack
  case nextChange, previousChange
  case goTo(Address), goToTime(Instant)
}

extension Update {
  /// The units a person steps by, smallest first.
  static let units = StepUnit.allCases

  static func time(_ intent: TimeIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .nextUnit: turnUnit(&model, by: 1)
    case .previousUnit: turnUnit(&model, by: units.count - 1)
    case .stepForward: return step(&model, by: model.unit, isForward: true)
    case .stepBack: return step(&model, by: model.unit, isForward: false)
    case .checkpointForward: return step(&model, by: .checkpoint, isForward: true)
    case .checkpointBack: return step(&model, by: .checkpoint, isForward: false)
    case .nextChange: return change(&model, isNext: true)
    case .previousChange: return change(&model, isNext: false)
    case .goToTime(let time): return seek(&model, to: time)
    case .goTo(let address): return goTo(address, &model)
    }
    return []
  }

  private static func turnUnit(_ model: inout Model, by step: Int) {
    let place = units.firstIndex(of: model.unit) ?? 0
    model.unit = units[(place + step) % units.count]
  }

  private static func step(
    _ model: inout Model, by unit: StepUnit, isForward: Bool
  ) -> [Effect] {
    setDirection(.paused, &model)
    let start = model.timeline.event
    // A block is the selected rollup's, if one is selected.
    let rollup = unit == .block ? selectedRollup(model) : nil
    let moved =
      isForward
      ? model.timeline.stepForward(unit, rollup: rollup)
      : model.timeline.stepBack(unit, rollup: rollup)
    guard moved else {
      return refuse(
        &model, isForward ? "The run ends here: no further \(unit)." : "No \(unit) before this.")
    }
    noteHits(after: start, &model)
    arrive(&model)
    return []
  }

  private static func change(_ model: inout Model, isNext: Bool) -> [Effect] {
    setDirection(.paused, &model)
    let address = model.selection
    let moved =
      isNext
      ? model.timeline.nextChange(of: address, unknownMax: changeSliceMax)
      : model.timeline.previousChange(of: address)
    // Far into the unknown it is looked for as time runs, so that it can be stopped.
    if !moved, isNext, !model.timeline.isComplete { return pursue(.change(address), &model) }
    guard moved else {
      return refuse(
        &model, "\(address) does not change \(isNext ? "any more" : "before this moment").")
    }
    arrive(&model)
    return []
  }

  /// Unknown events that are run at once in the search for a change.
  private static let changeSliceMax = 4_096

  /// Goes to a moment of this branch.
  static func seek(_ model: inout Model, to time: Instant) -> [Effect] {
    let end = model.timeline.world.scenario.end
    guard time <= end else {
      return refuse(
        &model,
        "\(TimeText.clock(of: time)) is after the end of the run at \(TimeText.clock(of: end)).")
    }
    setDirection(.paused, &model)
    model.timeline.seek(time: time)
    arrive(&model)
    let last = model.timeline.world.now
    if last < time {
      let next = model.timeline.world.nextInstant.map { "the next is at \(TimeText.clock(of: $0))" }
      model.notice =
        "The last event before \(TimeText.clock(of: time)) was at \(TimeText.clock(of: last)), "
        + "\(next ?? "and no other follows")."
    }
    return []
  }

  /// Goes to an event in time; shows any other object where it is.
  private static func goTo(_ address: Address, _ model: inout Model) -> [Effect] {
    switch address {
    case .event(let n):
      setDirection(.paused, &model)
      model.timeline.seek(event: n)
      arrive(&model)
      if model.timeline.event < n {
        return refuse(
          &model, "The run has \(Wording.count(model.timeline.event, "event")), not \(n).")
      }
      return []
    case .command(let id):
      guard let command = model.timeline.commands.first(where: { $0.id == id }) else {
        return refuse(&model, "This branch has no \(address).")
      }
      setDirection(.paused, &model)
      // The command is the event right after that one, unless it is switched off.
      model.timeline.seek(event: command.afterEvent + (command.enabled ? 1 : 0))
      arrive(&model)
      return []
    case .rollup, .block, .chainProof, .node, .child, .root, .message, .l1Block, .aggregator:
      guard model.timeline.world.exists(address) else {
        let now = TimeText.clock(of: model.timeline.world.now)
        return refuse(&model, "\(address) does not exist at \(now).")
      }
      show(address, &model)
      return []
    }
  }

  /// After any jump or step: what changed, and a log without what has not happened yet.
  static func arrive(_ model: inout Model) {
    let timeline = model.timeline
    model.changes = timeline.records
    noteBefore(&model)
    remember(timeline.records, &model)
    model.runIdentifier = timeline.runIdentifier
    readWatches(&model)
    forgetMissing(&model)
  }

  /// Adds records to the bounded log, which never holds one twice nor one of the future.
  static func remember(_ records: [Record], _ model: inout Model) {
    let event = model.timeline.event
    let first = records.first?.event ?? event + 1
    model.log.removeAll { $0.event > event || $0.event >= first }
    model.log += records
    let surplus = model.log.count - logCapacity
    if surplus > 0 { model.log.removeFirst(surplus) }
  }
  static let logCapacity = 500

  /// A selection that does not exist at this moment would be shown nowhere.
  private static func forgetMissing(_ model: inout Model) {
    let world = model.timeline.world
    if let followed = model.followed, followed.index >= world.messages.count {
      model.followed = nil
    }
    if case .message(let id) = model.selection, id.index >= world.messages.count {
      model.selection =
        world.messages.isEmpty
        ? .rollup(RollupID(0)) : .message(MessageID(world.messages.count - 1))
    }
    if let i = model.treeCheckpoint, i > world.checkpoint + 1 { model.treeCheckpoint = nil }
  }
}
