// What a rollup may always ask of L1.

extension ActionRow {
  static let exit = ActionRow(
    word: "exit", tag: 48, actor: .prover, menu: .wishes, search: .parties,
    means: .rollup { world, r, _ in world.exit(r) })

  static let join = ActionRow(
    word: "join", tag: 49, actor: .prover, menu: .wishes, search: .around,
    means: .rollup(
      offered: { world, r in
        world.topology.places[r] == .alone && world.topology.hasTree ? [0] : []
      },
      effect: { world, r, _ in
        world.sendToL1(.membership(r, joins: true), from: .prover(r))
      }))

  static let leave = ActionRow(
    word: "leave", tag: 50, actor: .prover, menu: .wishes, search: .around,
    means: .rollup(
      offered: { world, r in world.topology.isMember(r) ? [0] : [] },
      effect: { world, r, _ in
        world.sendToL1(.membership(r, joins: false), from: .prover(r))
      }))
}
