// A sequencer that stands still, and goes on.

extension Fault {
  /// The sequencer makes no more blocks until healed.
  public static func haltSequencer(_ r: RollupID) -> Fault { Fault(.haltSequencer, on: .rollup(r)) }
}

extension ActionRow {
  static let haltSequencer = ActionRow(
    word: "haltSequencer", tag: 1, actor: .sequencer, healing: .healSequencer, menu: .sequencer,
    search: .parties,
    means: .rollup(
      offered: { world, r in world.rollups[r].sequencer.isHalted ? [] : [0] },
      effect: { world, r, _ in world.rollups[r].sequencer.halt() }))

  static let healSequencer = ActionRow(
    word: "heal", part: "sequencer", tag: 32, actor: .sequencer, menu: .sequencer, search: .never,
    means: .rollup(
      offered: { world, r in world.rollups[r].sequencer.isHalted ? [0] : [] },
      effect: { world, r, _ in
        guard world.rollups[r].sequencer.heal() else { return }
        world.noteIncident(.action(.healed(.sequencer(r))))
      }))
}
