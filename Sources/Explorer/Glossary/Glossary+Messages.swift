extension Glossary {
  /// Messages between rollups.
  static let messages = [
    entry(
      ["message", "messages", "m", "nonce", "nonces"],
      "Tokens burned on one rollup and minted on another; a nonce numbers the messages of "
        + "each pair. It has two tracks: how far the mint is, and what covers the send.",
      "PROTOCOL 2.2 · post 1"),
    entry(
      ["Sent", "send", "sends", "sender", "S", "burned"],
      "The tokens are burned in a block of the sender and the message is in its outbox. "
        + "Nothing but the sender's own block stands for it yet.",
      "PROTOCOL 2.2 · post 1"),
    entry(
      ["Open", "Openable", "O"],
      "Some verified proof that the receiver holds contains the block with the send. Its next "
        + "block can import that proof's hash.",
      "PROTOCOL 2.2 · post 3.2"),
    entry(
      ["Imported", "usable", "imported (usable)", "import", "imports", "imported", "I"],
      "The receiver took in an ancestor's hash, opened it down to the message and minted it. "
        + "The hash becomes an export until that ancestor's next proof settles it.",
      "PROTOCOL 2.2 · post 3.2"),
    entry(
      ["mint", "mints", "minted", "receiver", "unminted"],
      "The receiver's block credits the message's amount to account 0, once. It carries the "
        + "way from the imported hash down to the message.",
      "PROTOCOL 2.2 · post 3.2"),
    entry(
      ["expired", "EXPIRED", "Expired", "E", "returned", "returns", "messageLifetime"],
      "The receiver's block came after the message's deadline: it takes the nonce and mints "
        + "nothing. The amount goes back by a message of its own, which has no deadline.",
      "PROTOCOL 2.2"),
    entry(
      ["Tree", "TREE", "T"],
      "The import that opened the message was settled inside the tree, at the node that it "
        + "names. From then on the mint hangs on proofs alone.",
      "PROTOCOL 2.2 · post 3.2"),
    entry(
      ["opening", "openings", "opened", "opens"],
      "The preimages that lead from a hash down to a block or a lower node, and from a block "
        + "to a message. Messages are opened through leaf hashes only, never through the previous "
        + "hash.",
      "PROTOCOL 2.1 and 2.2 · post 3.2"),
    entry(
      ["covered", "soft-final", "cover"],
      "The send is under a proven B whose preimages the receiver holds. Even if the "
        + "aggregator dies the message survives, for anyone can exit with that B.",
      "PROTOCOL 0 and 6 · post 2.2.2.2"),
    entry(
      ["Final", "F", "finality"],
      "On L1, under so many blocks that no reorganisation is expected. Nothing in the "
        + "simulation undoes it.",
      "PROTOCOL 2.2"),
    entry(
      ["stuck", "forged"],
      "Stuck: not minted, and nothing under way will change that until something is healed. "
        + "Forged: accepted although no block of its sender sent it, which only happens with "
        + "guards off.",
      "PROTOCOL 2.1 and 2.2"),
    entry(
      ["earliest", "guard", "guards"],
      "No sooner than this, by the guards: what is under way, usual proving times, the next "
        + "block. A sign ≥ says that it can be later.",
      "PROTOCOL 2.2"),
    entry(
      ["latency", "p50", "p99", "mean", "max"],
      "The time from the sender's block to the minting block, or on to cover and L1. Mean, "
        + "the 50th and 99th per cent and the longest are shown.",
      "PROTOCOL 2.2 and 8"),
    entry(
      ["source", "destination", "amount"],
      "The rollup that sends, the one that mints, and how many tokens move. All three stand "
        + "in the message's leaf, so nobody can change them.",
      "PROTOCOL 1"),
    entry(
      ["follow", "followed"],
      "One message can be followed through all panes. Its two ends are marked, and so is the "
        + "one thing that it waits for.",
      "PROTOCOL 2.2"),
  ]
}
