extension Glossary {
  /// What can go wrong, and be healed.
  static let faults = [
    entry(
      ["fault", "faults", "inject", "injected"],
      "Something that goes wrong on purpose, at a time in the scenario or by hand. It is an "
        + "event like any other, so a run with it can be repeated.",
      "PROTOCOL 6"),
    entry(
      ["heal", "healed", "healing", "restart", "restarts", "restarted"],
      "Undoes a lasting fault: a halted party goes on, a crashed aggregator restarts. What "
        + "was lost meanwhile stays lost.",
      "PROTOCOL 6"),
    entry(
      ["halt", "halts", "halted", "haltSequencer", "haltProver"],
      "The sequencer makes no blocks, or the prover no proofs, until healed. Others carry its "
        + "leaf and go on.",
      "PROTOCOL 6"),
    entry(
      ["slowProver", "slow"],
      "The prover takes longer from its next proof on. If it misses the deadline, its leaf is "
        + "carried.",
      "PROTOCOL 6"),
    entry(
      ["loseChainProof"],
      "The rollup's newest chain proof does not reach the aggregator. It is noticed only when "
        + "the leaf is missing.",
      "PROTOCOL 6"),
    entry(
      ["crashAggregator"],
      "The aggregator falls silent in whatever it is doing. After the time-out its successor "
        + "takes over, or anyone exits with the last B.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["frontRun"],
      "A rollup posts a lone proof ahead of the registry. While its contract is locked, L1 "
        + "refuses it.",
      "PROTOCOL 6"),
    entry(
      ["badImport", "junkInput", "junk"],
      "A value that is no hash of anything, imported by a rollup or taken for x by an "
        + "aggregator. Continuity or the fold itself refuses what is made from it.",
      "PROTOCOL 2.1 and 6"),
    entry(
      ["mintAgain"],
      "The sequencer tries to mint a message a second time. The state's spent nonces refuse "
        + "it.",
      "PROTOCOL 6 and 7"),
  ]
}
