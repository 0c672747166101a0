extension Glossary {
  /// How messages cross, and who settles where.
  static let modes = [
    entry(
      ["l1-root"],
      "A receiver imports an L1 block hash and opens the sender's contract there. Safe and cheap, "
        + "but it waits until the sender's epoch is on L1.",
      "PROTOCOL 3 · post 1.1"),
    entry(
      ["direct"],
      "A receiver imports the sender's own block hash, a block after the send. Its settlement "
        + "hangs until L1 has settled that very chain, and it reverts if that never happens.",
      "PROTOCOL 3 · post 1.2"),
    entry(
      ["l3-on-l2", "verifies", "verified", "verify"],
      "The L3s' proofs go to a verifier contract in the L2's state, which also carries messages "
        + "between them. If the L2 fails, its L3s wait.",
      "PROTOCOL 3 · post 2.2.1.2"),
    entry(
      ["l3-combined"],
      "L2 and L3 import each other's block hashes at once, because one central party proves "
        + "both. The aggregated proof compares the hashes, and that party picks the fork.",
      "PROTOCOL 3 · post 2.2.1.3"),
    entry(
      ["shared-direct", "entangled"],
      "Members import each other's block hashes, which settle where the two sides of the tree "
        + "meet. Without intermediate proofs one missing proof reverts everyone entangled.",
      "PROTOCOL 3 · post 3.1"),
    entry(
      ["commit", "commits", "committed", "commitment"],
      "The aggregator's word that it will take in this block and what builds on it. A fork made "
        + "after it is refused.",
      "PROTOCOL 3 · post 3.1"),
    entry(
      ["reorganised", "reorgL1"],
      "L1 leaves its newest blocks for others. Their transactions wait again, and whoever "
        + "imported one of their hashes reverts.",
      "PROTOCOL 3 and 6"),
    entry(
      ["└", "L3", "L3s", "L2", "L2s"],
      "An L3 stands below the L2 in whose state it settles. What the L2 holds of it is on L1 only "
        + "when the L2 is.",
      "PROTOCOL 3 · post 2.2.1.2"),
    entry(
      ["hang", "hangs"],
      "Blocks of other rollups that a chain imported and that L1 has not settled. If one of them "
        + "goes, so does all that hangs on it.",
      "PROTOCOL 3 · post 1.2"),
    entry(
      ["mixed"],
      "A rollup outside the tree settles on L1, or on an L2, by its own proofs. In a mixed "
        + "scenario others are in the tree, or some pairs have a mode of their own.",
      "PROTOCOL 3"),
    entry(
      ["doubts"],
      "Rollups whose imported block was not settled in time. Nothing of theirs is imported before "
        + "it is on L1.",
      "PROTOCOL 3"),
    entry(
      ["join", "joins", "leave", "member"],
      "A rollup becomes a member of the tree, or is none any more, at an epoch's boundary. The "
        + "wish is a transaction to L1, and counts once it is final.",
      "PROTOCOL 1 and 6"),
  ]
}
