/// What a run came to as far as it is known: the hashes that a replay need not make again.
///
/// Blocks, messages and proofs are numbered in the order of making, and a replay meets the same
/// events; so the block that it is about to make is the one with that number here.
final class KnownRun: Sendable {
  let rollups: [Rollup]
  let entries: LongTable<MessageEntry>
  let proofs: Table<Proof>
  let spans: Table<Proof.Span>

  /// What is known at the newest moment of a branch. Shares everything with it.
  init(_ world: World) {
    rollups = world.rollups
    entries = world.book.entries
    proofs = world.proofs
    spans = world.spans
  }
}
