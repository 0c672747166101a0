extension Glossary {
  /// Runs, steps and what a person does.
  static let runs = [
    entry(
      [
        "setting", "settings", "blockTime", "chainProofMax", "chainProofMin", "chainProofOf",
        "checkpointInterval", "checkpointsPerEpoch", "collectionDeadline", "costs", "exitAfter",
        "finalitySlots", "importPolicy", "lockGrace", "mergeUp", "networkDelay",
      ],
      "A number or a switch of the scenario's file, named by its path in it. Where a chain of "
        + "causes comes down to one, somebody chose it.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["breakpoint", "breakpoints", "break", "unbreak"],
      "A condition at which running stops, forwards or backwards, right after the event that it "
        + "holds after. Steps by hand are not stopped.",
      "PROTOCOL 7"),
    entry(
      ["watch", "unwatch"],
      "A number or condition that is shown all the time. The metrics begin with what is watched.",
      "PROTOCOL 7"),
    entry(
      ["comparison", "compare", "compared"],
      "Two runs side by side, each thing that happened in one beside the same thing in the other. "
        + "Only what differs is shown, and where they part.",
      "PROTOCOL 7"),
    entry(
      ["main"],
      "The first branch of a session: the run as the scenario has it. Each command begins another "
        + "branch, and this one stays.",
      "PROTOCOL 2.2"),
    entry(
      ["traffic"],
      "Who sends what to whom, and when: lines of the scenario's file. Random ones are drawn from "
        + "the seed, one stream for each rollup.",
      "PROTOCOL 3 · post 1.2"),
    entry(
      ["reorganisation", "reorg"],
      "L1 gives up its newest blocks for others, which is rarer the deeper they lie. What is final "
        + "lies too deep for that.",
      "PROTOCOL 3 · post 1.1"),
    entry(
      ["run", "runs", "seed", "seeds"],
      "The identifier is the digest of scenario, seed and commands. The same three give the "
        + "same events and hashes on every machine.",
      "PROTOCOL 7.10"),
    entry(
      ["run identifier"],
      "The digest of scenario, seed and commands, of which four digits stand in the header. "
        + "Two runs with the same one are the same, event by event.",
      "PROTOCOL 7.10"),
    entry(
      ["scenario"],
      "One reproducible story in a file: settings, traffic, scheduled faults, and what is "
        + "expected. What was done by hand can be written into one.",
      "PROTOCOL 7.10"),
    entry(
      ["event", "events", "step", "steps", "e", "unit"],
      "The smallest thing that can happen; steps are named by its number. A step unit "
        + "collects events up to the next block, proof, checkpoint or settlement.",
      "PROTOCOL 2.2, order at one instant"),
    entry(
      ["command", "commands", "cmd", "undo", "redo"],
      "What a person asked of the run: a fault, a healing, an exit. Commands have numbers, "
        + "can be undone and switched off, and replay exactly.",
      "PROTOCOL 6"),
    entry(
      ["branch", "branches"],
      "One future of a run; every command begins one, and the old future is kept. Of a chain "
        + "it is one of the ways that a fork left.",
      "PROTOCOL 6 and 7.10"),
    entry(
      ["bookmark", "bookmarks"],
      "A moment with a name, to go back to. It stands after a certain event, so that it means "
        + "the same on every visit.",
      "PROTOCOL 7.10"),
    entry(
      ["mode"],
      "How messages are imported and what proofs export; in intermediate mode every "
        + "checkpoint gets its B. Other modes trade time against what one fault costs.",
      "PROTOCOL 3 · post 2.2.1"),
    entry(
      ["auto", "pace", "automatic pace"],
      "How many simulated seconds pass in a second. At automatic pace time is slow through "
        + "folds and fast between them.",
      "PROTOCOL 2.2"),
    entry(
      ["invariant", "invariants", "violation", "violations", "conservation", "BROKEN"],
      "What must hold after every event, such as that balances and burned tokens add up to "
        + "the genesis supply. A violation is a defect of the protocol or of this program, and is "
        + "told at once.",
      "PROTOCOL 7"),
    entry(
      ["pane", "panes"],
      "A part of the screen with one subject; a digit turns to it, again fills the screen with it. "
        + "The one in focus has the sign ▌ before its name.",
      "PROTOCOL 0"),
    entry(
      ["timeline"],
      "The run from its start to the end of the scenario in one row, with now, checkpoints, Bs, "
        + "faults and settlements. Arrows move along it, and a click goes there.",
      "PROTOCOL 0 and 2.2"),
    entry(
      ["inspector", "INSPECT"],
      "Everything about the selected object: hashes with what they are of, comparisons, exports. "
        + "The cursor stops at each object and hash, and Enter goes there.",
      "PROTOCOL 1 and 2.1"),
    entry(
      ["metrics"],
      "Counts and latencies of the run so far. Each is also in the report that the program prints "
        + "without a screen.",
      "PROTOCOL 3 and 8"),
    entry(
      ["log"],
      "What happened, a sentence an occurrence, newest last. Enter on a line goes to its moment.",
      "PROTOCOL 2.2"),
  ]
}
