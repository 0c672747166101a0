import Explorer
import RollupSimulation
import RunComparison

extension DiffResult {
  /// For machines; the manual's page *Comparing runs* defines it.
  var json: JSON {
    .object([
      ("schema", .int(1)),
      ("left", Self.json(left)), ("right", Self.json(right)),
      ("same", .flag(runs.isSame)),
      ("compared_to_ms", .int(runs.end.milliseconds)),
      ("inputs", inputsJSON),
      ("first_divergence", divergenceJSON),
      (
        "counts",
        .object([
          ("equal", .int(runs.equalCount)), ("hash_only", .int(runs.hashOnlyCount)),
          ("following", .int(quietCount)), ("lines", .int(groups.count)),
        ])
      ),
      ("differences", .array(groups.prefix(limit).map(json))),
      (
        "figures",
        .array(
          runs.figures.map {
            .object([
              ("name", .string($0.counter.rawValue)), ("left", .int($0.left)),
              ("right", .int($0.right)),
            ])
          })
      ),
      ("messages_at_another_level", .int(runs.messageLevels.count)),
    ])
  }

  private static func json(_ run: ComparedRun) -> JSON {
    .object([
      ("name", .string(run.name)), ("seed", .unsigned(run.course.world.seed)),
      ("run", .string(run.run)),
    ])
  }

  private var inputsJSON: JSON {
    .object([
      (
        "settings",
        .array(
          settings.map {
            .object([
              ("path", .string($0.path)), ("left", .string($0.left)), ("right", .string($0.right)),
            ])
          })
      ),
      (
        "actions",
        .array(
          inputs.deeds.map { deed in
            .object(
              [
                ("side", .string("\(deed.side)")),
                ("time_ms", .int(deed.fault.time.milliseconds)),
                ("action", .string(ActionText.write(deed.fault.action))),
              ] + (deed.fault.afterEvent.map { [("after_event", .int($0))] } ?? [])
                + (deed.command.map { [("command", .int($0.rawValue))] } ?? []))
          })
      ),
    ])
  }

  private var divergenceJSON: JSON {
    guard let first = runs.firstDivergence else { return .object([]) }
    return .object(
      [("cause", .string(Wording.cause(inputs, of: first)))] + parts(of: first))
  }

  private func json(_ group: DifferenceGroup) -> JSON {
    .object(parts(of: group.first) + [("count", .int(group.count))])
  }

  private func parts(of difference: Difference) -> [(String, JSON)] {
    let change =
      switch difference.change {
      case .hashOnly: "hash_only"
      case .shifted: "shifted"
      case .different: "different"
      case .only(let side): "only_\(side)"
      }
    var parts: [(String, JSON)] = [
      ("kind", .string(difference.kind.name)),
      ("subject", .string(Wording.subject(difference.subject))), ("change", .string(change)),
    ]
    if case .shifted(let span) = difference.change {
      parts.append(("shift_ms", .int(span.milliseconds)))
    }
    for (name, side, sighting) in [
      ("left", Side.left, difference.left), ("right", .right, difference.right),
    ] {
      guard let sighting else { continue }
      parts.append(
        (
          name,
          .object([
            ("time_ms", .int(sighting.time.milliseconds)), ("event", .int(sighting.event)),
            ("text", .string(Wording.sighting(difference, side, in: runs))),
          ])
        ))
    }
    return parts
  }
}
