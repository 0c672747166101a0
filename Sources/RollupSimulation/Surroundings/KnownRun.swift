/// What a run came to as far as it is known: the hashes that a replay need not make again.
///
/// Blocks, messages and proofs are numbered in the order of making, and a replay meets the same
/// events; so the block that it is about to make is the one with that number here.
final class KnownRun: Sendable {
  /// By rollup: every block ever made.
  let blocks: ByNumber<RollupID, Table<Block>>
  /// By rollup: the chain.
  let chains: ByNumber<RollupID, Table<BlockIndex>>
  let entries: LongTable<MessageEntry>
  let proofs: Table<Proof>
  let spans: Table<Proof.Span>

  /// What is known at the newest moment of a branch. Shares everything with it.
  init(
    blocks: ByNumber<RollupID, Table<Block>>, chains: ByNumber<RollupID, Table<BlockIndex>>,
    entries: LongTable<MessageEntry>, proofs: Table<Proof>, spans: Table<Proof.Span>
  ) {
    self.blocks = blocks
    self.chains = chains
    self.entries = entries
    self.proofs = proofs
    self.spans = spans
  }
}
