import RollupSimulation
import Screen

/// What is due next, as far as it is worth naming.
enum NextEvents {
  /// Something to come.
  struct Coming: Hashable {
    var time: Instant
    var words: String
  }

  /// The next notable events, in order; events of one kind at one moment are one.
  static func list(_ scene: Scene, limit: Int) -> [Coming] {
    let world = scene.world
    var coming: [Coming] = []
    var blocksAt: Instant?
    let areAllSilent = world.aggregatorNumbers.allSatisfy { world.aggregator($0).isCrashed }
    // All rollups make their blocks at one moment, so the first one's stands for them.
    func isWanted(_ event: Event) -> Bool {
      switch event {
      case .arrival, .heartbeat: false
      case .rollupBlock(let r): r.rawValue == 0
      case .exitCheck: areAllSilent
      case .fault, .command, .jobEnds, .watch, .collectionDeadline, .l1Block, .checkpoint: true
      }
    }
    world.visitUpcoming(where: isWanted) { time, event in
      if coming.count >= limit || time > world.scenario.end { return false }
      if case .rollupBlock(let r) = event {
        if blocksAt == nil {
          coming.append(Coming(time: time, words: "blocks #\(world.rollup(r).height + 1)"))
        }
        blocksAt = blocksAt ?? time
      } else if let words = words(event, scene) {
        coming.append(Coming(time: time, words: words))
      }
      return true
    }
    return coming
  }

  /// The list in one line, as much of it as fits.
  static func text(_ scene: Scene, width: Int) -> String {
    var text = ""
    for next in list(scene, limit: max(width / 10, 1)) {
      let part = "\(text.isEmpty ? "" : " · ")\(Wording.clock(next.time)) \(next.words)"
      if Text.width(text) + Text.width(part) > width { break }
      text += part
    }
    return text.isEmpty ? "nothing: the run is over" : text
  }

  private static func words(_ event: Event, _ scene: Scene) -> String? {
    let world = scene.world
    switch event {
    case .fault(let k): return Wording.action(world.scenario.faults[k].action)
    case .command(let command):
      return command.enabled ? "command \(command.id.rawValue)" : nil
    case .jobEnds(let id):
      // The queue keeps the ends of work that was lost since.
      guard world.job(id).state == .running else { return nil }
      return Wording.jobName(id, world)
    case .l1Block(let number): return "L1#\(number)"
    case .checkpoint(let i): return "ck \(i)"
    case .collectionDeadline(_, let i):
      return scene.coveredCheckpoint < i
        && AggregatorPanel.leavesIn(scene) < world.rollupNumbers.count
        ? "deadline of ck \(i)" : nil
    case .watch(let a, let epoch):
      // A watch is news only when it will find silence.
      guard epoch < world.terms.count, !world.terms[epoch].isSettled,
        world.aggregator(world.terms[epoch].holder).isCrashed,
        world.terms[epoch].holder != a
      else { return nil }
      return "time-out of \(Wording.name(world.terms[epoch].holder))"
    case .exitCheck(let r):
      return world.canExit(r) ? "\(Wording.name(r)) may exit" : nil
    case .arrival, .heartbeat, .rollupBlock: return nil
    }
  }
}
