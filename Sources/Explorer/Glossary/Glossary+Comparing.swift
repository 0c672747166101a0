extension Glossary {
  /// Runs of the same traffic and faults side by side.
  static let comparing = [
    entry(
      ["▴", "▾"],
      "More than the main run has, or less, beside a figure of a run that steps along. A figure "
        + "without the sign is the same in both.",
      "PROTOCOL 3 and 8"),
    entry(
      ["step along", "this run", "lockstep"],
      "Runs of the same seed, traffic and faults under another mode or other settings stand at the "
        + "moment that is shown. Whatever moves time moves them, forwards and backwards.",
      "PROTOCOL 3 · post 3.1"),
    entry(
      ["fast and safe"],
      "A run at most twice as slow as the fastest that reverts nothing where others do; or one "
        + "faster than the slowest, with the fewest blocks at risk of all that are. It is computed "
        + "from the figures above it, and no run that broke an invariant has it.",
      "PROTOCOL 3 and 8 · post 3.2"),
    entry(
      ["at worst", "worst"],
      "The most at any moment so far. Blocks at risk are built and under no B, and messages at "
        + "risk are minted on such blocks.",
      "PROTOCOL 6 and 8"),
    entry(
      ["—"],
      "Nothing of the kind has happened, or the run's tree has no such level. A run that could not "
        + "be made has it everywhere.",
      "PROTOCOL 3"),
  ]
}
