extension Glossary {
  /// The settlement layer.
  static let l1 = [
    entry(
      ["L1", "on L1", "slot", "slots"],
      "The chain that everything settles on, a block every slot of 12 seconds. It holds the "
        + "registry, a contract for each rollup, and the stakes.",
      "PROTOCOL 0 and 6 · post 1.1"),
    entry(
      ["registry", "head", "heads", "accepted", "accepts"],
      "The contract that keeps the accepted Bs in order, the last of which is its head. A new "
        + "one must extend the head, proven by the chain of Bs since; a chain's head is its "
        + "newest block.",
      "PROTOCOL 6, a reading"),
    entry(
      ["contract", "contracts", "lock", "locked", "locks", "grace", "OPEN"],
      "Each rollup's verifier contract keeps its settled block. While it is locked, through "
        + "its epoch and a grace, it follows the registry alone; open, it takes lone proofs.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["settlement", "settlements", "expansion", "exposure"],
      "Opens the last B for L1 into every rollup's block: an expansion with state diffs at an "
        + "epoch's end, an exposure bare for an exit. It also proves every B since the registry's "
        + "head.",
      "PROTOCOL 2 and 6"),
    entry(
      ["exit", "exits"],
      "Anyone posts the last B with an exposure proof, and all locked rollups move to it at "
        + "once. It needs no aggregator.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["lone proof", "lone proofs", "lone", "alone", "stale base", "stale", "base"],
      "One rollup settles alone, from the block that its open contract stores. All its "
        + "exports must open under registered Bs.",
      "PROTOCOL 6, a reading"),
    entry(
      [
        "stake", "stakes", "slashed", "slash", "evidence", "signature", "signatures", "signed",
        "attestation", "conflict", "contradict",
      ],
      "A balance on L1 that its owner loses for two signed statements that contradict each "
        + "other. The transaction that slashes carries the evidence.",
      "PROTOCOL 4 · post 2.1"),
    entry(
      ["gas"],
      "What the transactions on L1 have cost so far, by the scenario's cost model. Each "
        + "constant is a setting with its source, or marked as an assumption.",
      "PROTOCOL 2"),
    entry(
      ["registered", "posted", "posts"],
      "A B is registered once an L1 block has accepted it. It enters the first L1 block strictly "
        + "later than its sending.",
      "PROTOCOL 2.2 and 6"),
    entry(
      ["pending"],
      "A transaction is pending until an L1 block has it, a rollup's own proof until everything "
        + "that it needs is settled, or can be settled with it. If that takes too long, the import "
        + "is given up.",
      "PROTOCOL 2.2 and 3 · post 1.2"),
  ]
}
