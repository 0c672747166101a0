extension Glossary {
  /// Proofs and what they claim.
  static let proofs = [
    entry(
      ["proof", "proofs", "proving", "prove", "proves", "proven"],
      "A sealed statement that a relation was evaluated and held; here no SNARK is made, an "
        + "ideal functionality seals instead. What it takes in time and gas comes from a cost "
        + "model.",
      "PROTOCOL 2"),
    entry(
      ["chain proof", "chain proofs", "A", "extension", "extend", "extends"],
      "A proof that a rollup's blocks since the epoch's start are valid, given its exports. "
        + "It extends the one before instead of starting over.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["node proof", "node", "nodes", "inner", "fold", "folds", "folded", "P"],
      "Folds two child proofs and one loose hash x into one proof of everything below. It "
        + "computes prev and cur, and settles the exports that name this very node.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["root proof", "B", "Bs", "intermediate proof", "intermediate"],
      "The proof at the tree's root for one checkpoint; the mode with one each checkpoint is "
        + "called intermediate. Anyone who has it can settle everything under it on L1, so what "
        + "it covers no longer depends on the aggregator.",
      "PROTOCOL 0 and 6 · post 2.2.2.2"),
    entry(
      ["anchor"],
      "The block from which a chain proof counts: the rollup's leaf under the last B of the "
        + "epoch before. From there to cur every block is proven.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["cur"],
      "The hash of a node at the checkpoint of its proof: of its two children and its own "
        + "previous hash. Whoever holds the preimages can open it down to a message.",
      "PROTOCOL 1 · post 2.2.2.2"),
    entry(
      ["prev", "previous"],
      "The node's hash one checkpoint before, as the proof computes it. Consumers require it "
        + "to equal the cur that they accepted then: that is continuity.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["x", "loose input", "loose", "chosen"],
      "A hash that enters a fold without a proof of its own, claimed to be the node's hash "
        + "two checkpoints before. The post calls a wrong one harmless; without continuity it is "
        + "not.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["export", "exports", "token", "tokens", "out", "depends"],
      "A foreign hash that a proof's validity still depends on. Its token moves towards the "
        + "root and vanishes at the node that it names.",
      "PROTOCOL 0 and 2.1 · post 3.2"),
    entry(
      ["settle", "settled", "settles"],
      "Inside a proof that can itself compute the true value: compare the export with it, and "
        + "drop it. Equality serves for the last checkpoint, a chain of links for older ones.",
      "PROTOCOL 2.1 · post 3.2"),
    entry(
      ["link", "links"],
      "The children's hashes at a checkpoint, which lead from a node's old hash to its next. "
        + "A chain of them shows that prev contains an older export.",
      "PROTOCOL 2.1 · post 3.2"),
    entry(
      ["continuity"],
      "The rule that a consumer of a proof checks its prev against what it accepted before. "
        + "Without it a chosen x lets a forged message settle.",
      "PROTOCOL 2.1 · not asked for by the post"),
    entry(
      [
        "statement", "statements", "relation", "witness", "public outputs", "valid", "claim",
        "claims", "claimed", "execution",
      ],
      "A relation says what must hold, the statement is what a proof makes public of it, the "
        + "witness is what its maker knew. The relation really is evaluated here: nothing is true "
        + "by fiat.",
      "PROTOCOL 2"),
    entry(
      ["seal", "sealed", "unsealed", "ideal functionality"],
      "What stands for a SNARK: a keyed MAC over the statement, made only if the relation "
        + "held. The key never leaves the functionality, so nobody else can forge, alter or move "
        + "a proof.",
      "PROTOCOL 2"),
    entry(
      ["refusal", "rule", "rules", "INVALID"],
      "Why a relation does not hold or a consumer does not accept a proof. It carries both "
        + "values: what was declared, and what was computed.",
      "PROTOCOL 2.1"),
    entry(
      ["covers", "lag"],
      "A chain proof covers the blocks from its anchor to cur, a B everything under its "
        + "leaves. The lag is how many checkpoints pass until a checkpoint's B is there.",
      "PROTOCOL 0 and 7"),
    entry(
      ["assumption", "assumptions"],
      "A time, size or price that the scenario sets because no public source fixes it. Other "
        + "values make other pictures, but no rule hangs on them.",
      "PROTOCOL 2"),
  ]
}
