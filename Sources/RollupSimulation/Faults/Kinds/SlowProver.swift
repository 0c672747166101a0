// A prover that is late once.

extension Fault {
  /// The next chain proof of this rollup takes `proving` instead of its usual time; one in work
  /// ends later accordingly.
  public static func slowProver(_ r: RollupID, proving: Span) -> Fault {
    Fault(.slowProver, on: .rollup(r), number: proving.milliseconds)
  }
}

extension ActionRow {
  static let slowProver = ActionRow(
    word: "slowProver", tag: 3, actor: .prover, menu: .prover, search: .parties,
    number: ActionNumber(name: "proving", unit: .time, range: 0...86_400_000, example: 150_000) {
      let most = ($0.aggregation.collectionDeadline * 2).milliseconds
      return ActionNumber.Drawn(usual: 0...most, step: 1_000)
    },
    means: .rollup(
      offered: { world, r in
        // So long that the proof misses the collection deadline, with time to see it.
        let late = world.settings.aggregation.collectionDeadline + .seconds(60)
        return world.rollups[r].prover.isHalted ? [] : [late.milliseconds]
      },
      effect: { world, r, proving in world.slowDown(r, to: .milliseconds(proving)) }))
}

extension World {
  /// A proof in work ends later (never earlier than now); otherwise the next one is slow.
  fileprivate mutating func slowDown(_ r: RollupID, to time: Span) {
    guard let job = rollups[r].prover.job,
      case .chain = jobs[job].kind
    else {
      rollups[r].prover.slowDown(to: time)
      return
    }
    let ends = max(now, jobs[job].started + time)
    jobs[job].ends = ends
    schedule(.jobEnds(job), at: ends)
  }
}
