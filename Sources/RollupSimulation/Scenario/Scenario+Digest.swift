extension Scenario {
  /// A digest of everything that decides a run but the seed: settings, traffic, lengths, and faults
  /// in their places. O(scenario).
  public var digest: Digest { identifier(setting: settingDigest, commands: [], seed: nil) }

  /// The run identifier: the digest of scenario, seed and commands, of which the ones that are
  /// switched off count as little as a name. A command and a fault of the scenario in the same
  /// place are the same thing. O(scenario + commands).
  public func runIdentifier(seed: UInt64, commands: [Command] = []) -> String {
    identifier(setting: settingDigest, commands: commands, seed: seed).hex
  }

  /// The scenario in which the commands that are switched on stand as faults in their places: the
  /// same run, event for event.
  public func adding(_ commands: [Command]) -> Scenario {
    var scenario = self
    scenario.faults = placed(commands)
    return scenario
  }

  /// What a run's identifier has of the scenario apart from faults.
  var settingDigest: Digest {
    var input = HashInput()
    input.append(text: "prooftop setting 1")
    settings.encode(into: &input)
    input.append(count: traffic.count)
    for item in traffic { item.encode(into: &input) }
    input.append(span: duration)
    input.append(span: drain)
    return input.digest()
  }

  func identifier(setting: Digest, commands: [Command], seed: UInt64?) -> Digest {
    var input = HashInput()
    input.append(text: seed == nil ? "prooftop scenario 1" : "prooftop run 1")
    input.append(setting)
    if let seed { input.append(u64: seed) }
    let actions = placed(commands)
    input.append(count: actions.count)
    for fault in actions {
      input.append(fault.time)
      input.append(u64: fault.place.order)
      fault.action.encode(into: &input)
    }
    return input.digest()
  }

  /// All that is done, in the order in which it is; of the same place commands come first.
  private func placed(_ commands: [Command]) -> [ScheduledFault] {
    let byHand = commands.filter(\.enabled).map {
      ScheduledFault(time: $0.time, action: $0.action, afterEvent: $0.afterEvent)
    }
    return (byHand + faults).enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
  }
}
