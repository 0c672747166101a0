extension Glossary {
  /// Rollups and what they are made of.
  static let chains = [
    entry(
      ["rollup", "rollups", "R", "chain", "chains", "chain's"],
      "A chain of blocks with a sequencer, a prover, an outbox, an inbox and balances. Here "
        + "it settles to L1 together with the others, through one tree of proofs.",
      "PROTOCOL 0 · post 1"),
    entry(
      ["block", "blocks", "height"],
      "What a sequencer makes every few seconds: it commits to its parent, state, "
        + "transactions, outbox, inbox and imports. Its height counts from genesis, and its hash "
        + "is what a chain proof ends at.",
      "PROTOCOL 1 · post 1"),
    entry(
      ["genesis"],
      "Height 0 and checkpoint 0, where every run begins: no parent, empty lists, all balance "
        + "in account 0. Its hashes need no proof, as everybody starts from them.",
      "PROTOCOL 1"),
    entry(
      ["checkpoint", "checkpoints", "ck"],
      "A moment at which every rollup's last block becomes its leaf in the tree. Checkpoints "
        + "come at fixed times and their numbers never restart.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["interval", "intervals"],
      "The blocks after one checkpoint up to the next. If proving an interval takes longer "
        + "than it lasts, the lag grows without bound.",
      "PROTOCOL 0 and 2.2 · post 2.2.2.2"),
    entry(
      ["epoch", "epochs"],
      "Twelve checkpoints by default, which end in one settlement on L1. The tree's shape is "
        + "fixed within an epoch, and one aggregator holds it.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["sequencer", "sequencers", "sequencer's", "HALTED"],
      "Who orders transactions and makes a rollup's blocks. If it forks, only blocks that no "
        + "included chain proof covers are in play; while halted it makes none.",
      "PROTOCOL 5 · post 2.1"),
    entry(
      ["prover", "provers", "prover's"],
      "Who proves a rollup's chain from checkpoint to checkpoint. If it is late, its leaf is "
        + "carried and its blocks wait for the next checkpoint.",
      "PROTOCOL 5 · post 2.1.2.2"),
    entry(
      ["fork", "forks", "forked", "orphaned", "reverted", "reverts", "revert", "rev"],
      "Blocks left the chain because the sequencer built another branch, or because an import "
        + "was lost. Whatever imported from them must go too, unless a B contains them.",
      "PROTOCOL 6 and 7 · post 2"),
    entry(
      ["transaction", "transactions", "tx", "txs"],
      "What a block does, one by one: send a message, mint one, or move a balance within the "
        + "rollup. On L1 it is a settlement, a lone proof, or evidence against a signer.",
      "PROTOCOL 1"),
    entry(
      ["state", "stateRoot"],
      "Balances, which incoming messages are spent, and which nonces were used for sending. A "
        + "block commits to it by the Merkle root over those leaves.",
      "PROTOCOL 1"),
    entry(
      ["balance", "balances", "account"],
      "Tokens that an account of a rollup holds. Sends debit account 0 of the source, mints "
        + "credit account 0 of the destination.",
      "PROTOCOL 1"),
    entry(
      ["outbox"],
      "Every message that a rollup sent since genesis, in order. A receiver opens its root "
        + "down to the message, so that no word of the sender is needed.",
      "PROTOCOL 1"),
    entry(
      ["inbox"],
      "Every message that a rollup minted since genesis, in order. Its root shows later that "
        + "nothing was minted twice.",
      "PROTOCOL 1"),
    entry(
      ["parent"],
      "The block before, by its hash. Following parents leads from any block back to genesis, "
        + "so a block's hash fixes its whole branch.",
      "PROTOCOL 1"),
  ]
}
