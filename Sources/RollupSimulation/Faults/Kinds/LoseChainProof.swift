// A chain proof that is lost on its way.

extension Fault {
  /// The next chain proof that this rollup sends never arrives.
  public static func loseChainProof(_ r: RollupID) -> Fault {
    Fault(.loseChainProof, on: .rollup(r))
  }
}

extension ActionRow {
  static let loseChainProof = ActionRow(
    word: "loseChainProof", tag: 4, actor: .prover, menu: .prover, search: .parties,
    means: .rollup { world, r, _ in world.rollups[r].prover.loseNextProof() })
}
