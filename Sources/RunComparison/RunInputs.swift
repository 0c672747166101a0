import RollupSimulation

/// What decides a run and is not the same in two of them.
public struct InputDifferences: Sendable {
  /// An action at its place that only one run has.
  public struct Deed: Hashable, Sendable {
    /// Which run has it.
    public let side: Side
    /// When, what, and after which event.
    public let fault: ScheduledFault
    /// Its number, if it was done by hand.
    public let command: CommandID?
  }
  /// The seeds, if they differ.
  public let seeds: (left: UInt64, right: UInt64)?
  /// Whether settings, traffic or lengths differ.
  public let areSettingsDifferent: Bool
  /// Actions that only one run has, in the order of time.
  public let deeds: [Deed]

  /// Compares what two runs were given. O(faults and commands), if they are in a like order.
  public init(_ left: Course, _ right: Course) {
    let (a, b) = (left.world, right.world)
    seeds = a.seed == b.seed ? nil : (a.seed, b.seed)
    areSettingsDifferent =
      a.settings != b.settings || a.scenario.traffic != b.scenario.traffic
      || a.scenario.duration != b.scenario.duration || a.scenario.drain != b.scenario.drain
    let ours = Self.deeds(of: left, .left)
    let theirs = Self.deeds(of: right, .right)
    deeds = (Self.missing(ours, in: theirs) + Self.missing(theirs, in: ours)).sorted {
      $0.fault.time < $1.fault.time
    }
  }

  /// Whether nothing that decides a run differs: then neither do the runs.
  public var isEmpty: Bool { seeds == nil && !areSettingsDifferent && deeds.isEmpty }

  /// What brought about that the runs differ from `divergence` on.
  public func cause(of divergence: Difference) -> Deed? {
    if case .action(let action) = divergence.subject {
      return deeds.first { $0.fault.action == action && $0.fault.time == divergence.time }
    }
    if seeds != nil || areSettingsDifferent { return nil }
    return deeds.last { $0.fault.time <= divergence.time }
  }

  private static func deeds(of run: Course, _ side: Side) -> [Deed] {
    let byHand = run.commands.filter(\.enabled).map {
      Deed(
        side: side,
        fault: ScheduledFault(time: $0.time, action: $0.action, afterEvent: $0.afterEvent),
        command: $0.id)
    }
    return byHand
      + run.world.scenario.faults.map { Deed(side: side, fault: $0, command: nil) }
  }

  private static func missing(_ some: [Deed], in others: [Deed]) -> [Deed] {
    var left: [ScheduledFault: Int] = [:]
    for other in others { left[other.fault, default: 0] += 1 }
    return some.filter { deed in
      guard let count = left[deed.fault], count > 0 else { return true }
      left[deed.fault] = count - 1
      return false
    }
  }
}
