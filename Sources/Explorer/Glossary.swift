/// Every word of the screen in two sentences, with where the post and the protocol tell of it.
public enum Glossary {
  /// A word and what it means.
  public struct Entry: Hashable, Sendable {
    /// The word, and others for the same thing.
    public var words: [String]
    /// What it means, in two sentences.
    public var text: String
    /// Where to read on.
    public var section: String
  }

  /// The entry for a word, whatever its case.
  public static func entry(for word: String) -> Entry? {
    let wanted = word.lowercased()
    return entries.first { $0.words.contains { $0.lowercased() == wanted } }
  }

  /// All entries, in the order in which a newcomer would ask.
  public static let entries: [Entry] = chains + proofs + tree + messages + aggregation + l1

  private static func entry(_ words: [String], _ text: String, _ section: String) -> Entry {
    Entry(words: words, text: text, section: section)
  }

  private static let chains = [
    entry(
      ["rollup", "R"],
      "A chain of blocks with a sequencer, a prover, an outbox, an inbox and balances. Here it "
        + "settles to L1 together with the others, through one tree of proofs.",
      "PROTOCOL 0 · post 1"),
    entry(
      ["block"],
      "What a sequencer makes every few seconds: it commits to its parent, state, transactions, "
        + "outbox, inbox and imports. Its hash is what a chain proof ends at.",
      "PROTOCOL 1 · post 1"),
    entry(
      ["checkpoint", "ck"],
      "A moment at which every rollup's last block becomes its leaf in the tree. Checkpoints "
        + "come at fixed times and their numbers never restart.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["epoch", "slot"],
      "Twelve checkpoints by default, which end in one settlement on L1. The tree's shape is fixed "
        + "within an epoch, and one aggregator holds it.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["sequencer"],
      "Who orders transactions and makes a rollup's blocks. If it forks, only blocks that no "
        + "included chain proof covers are in play.",
      "PROTOCOL 5 · post 2.1"),
    entry(
      ["prover"],
      "Who proves a rollup's chain from checkpoint to checkpoint. If it is late, its leaf is "
        + "carried and its blocks wait for the next checkpoint.",
      "PROTOCOL 5 · post 2.1.2.2"),
    entry(
      ["fork", "reverted", "orphaned"],
      "Blocks left the chain because the sequencer built another branch, or because an import was "
        + "lost. Whatever imported from them must go too, unless a B contains them.",
      "PROTOCOL 6 and 7 · post 2"),
  ]

  private static let proofs = [
    entry(
      ["chain proof", "A"],
      "A proof that a rollup's blocks since the epoch's start are valid, given its exports. It "
        + "extends the one before instead of starting over.",
      "PROTOCOL 0 · post 2.2.2.2"),
    entry(
      ["node proof", "node", "fold", "P"],
      "Folds two child proofs and one loose hash x into one proof of everything below. It computes "
        + "prev and cur, and settles the exports that name this very node.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["root proof", "B", "intermediate proof"],
      "The proof at the tree's root for one checkpoint. Anyone who has it can settle everything "
        + "under it on L1, so what it covers no longer depends on the aggregator.",
      "PROTOCOL 0 and 6 · post 2.2.2.2"),
    entry(
      ["cur"],
      "The hash of a node at the checkpoint of its proof: of its two children and its own previous "
        + "hash. Whoever holds the preimages can open it down to a message.",
      "PROTOCOL 1 · post 2.2.2.2"),
    entry(
      ["prev"],
      "The node's hash one checkpoint before, as the proof computes it. Consumers require it to "
        + "equal the cur that they accepted then: that is continuity.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["x", "loose input"],
      "A hash that enters a fold without a proof of its own, claimed to be the node's hash two "
        + "checkpoints before. The post calls a wrong one harmless; without continuity it is not.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["export", "exports", "token"],
      "A foreign hash that a proof's validity still depends on. Its token moves towards the root "
        + "and vanishes at the node that it names.",
      "PROTOCOL 0 and 2.1 · post 3.2"),
    entry(
      ["settle", "settled"],
      "Inside a proof that can itself compute the true value: compare the export with it, and drop "
        + "it. Equality serves for the last checkpoint, a chain of links for older ones.",
      "PROTOCOL 2.1 · post 3.2"),
    entry(
      ["continuity"],
      "The rule that a consumer of a proof checks its prev against what it accepted before. "
        + "Without it a chosen x lets a forged message settle.",
      "PROTOCOL 2.1 · not asked for by the post"),
  ]

  private static let tree = [
    entry(
      ["tree", "level", "pairs"],
      "A complete binary tree over the rollups, the left half taking the odd one. Levels count "
        + "from the deepest leaves, so the digits of tokens are levels.",
      "PROTOCOL 1 · post 2.2.2.2"),
    entry(
      ["ancestor", "downstream"],
      "A node whose proof contains my hash, towards the root; the post says downstream. A rollup "
        + "imports hashes of its own ancestors only.",
      "PROTOCOL 0 and 2.2 · post 3.2"),
    entry(
      ["C", "D"],
      "The root's left and right child: the two halves of all rollups. A message across them needs "
        + "the root; one inside a half is faster.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["waiting", "ready", "folding"],
      "A node waits for its inputs, is ready when only a worker is missing, and folds while it is "
        + "being proven. Each state has its own sign and words beside it.",
      "PROTOCOL 5"),
    entry(
      ["carried", "carry", "deadline"],
      "A leaf whose proof was not in by the deadline stands for its last included block again. The "
        + "others do not wait, and its blocks go in one checkpoint later.",
      "PROTOCOL 2.1, a reading"),
    entry(
      ["refused", "lost"],
      "Refused: a rule does not hold, so no proof can exist or nobody accepts it. Lost: the maker "
        + "died before it was done.",
      "PROTOCOL 2.1 and 6"),
    entry(
      ["most exports"],
      "The largest number of exports of any proof at each level. It falls towards the root: at "
        + "most log2 N at a leaf, none at the root.",
      "PROTOCOL 3 and 8 · post 3.2"),
  ]

  private static let messages = [
    entry(
      ["message", "m", "send", "mint"],
      "Tokens burned on one rollup and minted on another. It has two tracks: how far the mint is, "
        + "and what covers the send.",
      "PROTOCOL 2.2 · post 1"),
    entry(
      ["Sent", "Open", "openable"],
      "Sent: the burn is in a block. Openable: some verified proof that the receiver holds "
        + "contains that block.",
      "PROTOCOL 2.2 · post 3.2"),
    entry(
      ["Imported", "usable", "import"],
      "The receiver took in an ancestor's hash, opened it down to the message and minted it. The "
        + "hash becomes an export until that ancestor's next proof settles it.",
      "PROTOCOL 2.2 · post 3.2"),
    entry(
      ["covered", "soft-final", "cover"],
      "The send is under a proven B whose preimages the receiver holds. Even if the aggregator "
        + "dies the message survives, for anyone can exit with that B.",
      "PROTOCOL 0 and 6 · post 2.2.2.2"),
    entry(
      ["Final"],
      "On L1, under so many blocks that no reorganisation is expected. Nothing in the simulation "
        + "undoes it.",
      "PROTOCOL 2.2"),
    entry(
      ["earliest"],
      "No sooner than this, by the guards: what is under way, usual proving times, the next block. "
        + "A sign ≥ says that it can be later.",
      "PROTOCOL 2.2"),
    entry(
      ["event", "step"],
      "The smallest thing that can happen; steps are named by its number. A step unit collects "
        + "events up to the next block, proof, checkpoint or settlement.",
      "PROTOCOL 2.2, order at one instant"),
    entry(
      ["command"],
      "What a person asked of the run: a fault, a healing, an exit. Commands have numbers, can be "
        + "undone and switched off, and replay exactly.",
      "PROTOCOL 6"),
  ]

  private static let aggregation = [
    entry(
      ["aggregator", "Agg"],
      "Collects chain proofs and folds them with a pool of workers, one round a checkpoint. "
        + "Aggregators take turns by epoch; a silent one is replaced after a time-out.",
      "PROTOCOL 5 and 6 · post 2.2.2"),
    entry(
      ["worker", "workers"],
      "A prover in the aggregator's pool that folds one node at a time. With fewer workers than "
        + "ready nodes, some nodes wait.",
      "PROTOCOL 5 · post 2.2.2.2"),
    entry(
      ["heartbeat", "beat", "time-out"],
      "A sign of life that the aggregator sends to all. After a time-out of silence the next in "
        + "the rotation takes over; anyone can exit.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["successor", "takes over"],
      "The next aggregator goes on with the rollups' own proofs and every node proof it has heard. "
        + "It makes the missing Bs first.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["at risk"],
      "Blocks above the leaves under the last proven B: what would have to be proven again if the "
        + "aggregator died now. At risk is not reverted.",
      "PROTOCOL 6 and 7 · post 2.2.2.2"),
  ]

  private static let l1 = [
    entry(
      ["L1"],
      "The chain that everything settles on, a block every 12 seconds. It holds the registry, a "
        + "contract for each rollup, and the stakes.",
      "PROTOCOL 0 and 6 · post 1.1"),
    entry(
      ["registry", "head"],
      "The contract that keeps the accepted Bs in order. A new one must extend the head, proven by "
        + "the chain of Bs since.",
      "PROTOCOL 6, a reading"),
    entry(
      ["contract", "lock", "locked", "open"],
      "Each rollup's verifier contract keeps its settled block. While it is locked it follows the "
        + "registry alone; open, it takes lone proofs.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["expansion", "exposure", "settlement"],
      "Opens the last B for L1 into every rollup's block: with state diffs at an epoch's end, bare "
        + "for an exit. It also proves every B since the registry's head.",
      "PROTOCOL 2 and 6"),
    entry(
      ["exit"],
      "Anyone posts the last B with an exposure proof, and all locked rollups move to it at once. "
        + "It needs no aggregator.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["lone proof"],
      "One rollup settles alone, from the block that its open contract stores. All its exports "
        + "must open under registered Bs.",
      "PROTOCOL 6, a reading"),
    entry(
      ["stake", "slashed"],
      "A balance on L1 that its owner loses for two signed statements that contradict each other. "
        + "The transaction that slashes carries the evidence.",
      "PROTOCOL 4 · post 2.1"),
    entry(
      ["gas"],
      "What the transactions on L1 have cost so far, by the scenario's cost model. Each "
        + "constant is a setting with its source, or marked as an assumption.",
      "PROTOCOL 2"),
    entry(
      ["run", "seed"],
      "The identifier is the digest of scenario, seed and commands. The same three give the same "
        + "events and hashes on every machine.",
      "PROTOCOL 7.10"),
  ]
}
