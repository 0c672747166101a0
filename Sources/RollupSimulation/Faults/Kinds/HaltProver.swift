// A prover that stands still, and goes on.

extension Fault {
  /// The prover starts and finishes nothing until healed.
  public static func haltProver(_ r: RollupID) -> Fault { Fault(.haltProver, on: .rollup(r)) }
}

extension ActionRow {
  static let haltProver = ActionRow(
    word: "haltProver", tag: 2, actor: .prover, healing: .healProver, menu: .prover,
    search: .parties,
    means: .rollup(
      offered: { world, r in world.rollups[r].prover.isHalted ? [] : [0] },
      effect: { world, r, _ in
        world.around.waste(world.rollups[r].prover.halt())
      }))

  static let healProver = ActionRow(
    word: "heal", part: "prover", tag: 33, actor: .prover, menu: .prover, search: .never,
    means: .rollup(
      offered: { world, r in world.rollups[r].prover.isHalted ? [0] : [] },
      effect: { world, r, _ in
        guard world.rollups[r].prover.heal() else { return }
        world.startProving(r)
        world.noteIncident(.action(.healed(.prover(r))))
      }))
}
