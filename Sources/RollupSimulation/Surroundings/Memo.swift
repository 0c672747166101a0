/// What time travel leaves to the proof system: a stretch of the run that is carried out once more
/// meets the same proofs and blocks, and takes them from here instead of hashing them again. Rules
/// ask for a proof or a block and never learn where it came from.
struct Memo: Sendable {
  /// Whether this stretch of the run was carried out before: its invariants were checked then.
  var isReplaying = false
  /// What it came to, if that is still at hand.
  var known: KnownRun?

  private var run: KnownRun? { isReplaying ? known : nil }

  /// The proof that is filed next, after so many, if this stretch is known and this very event
  /// files it; whoever asks still has to see that it is the one he is about to make, since one that
  /// was refused was never filed.
  func proof(after count: Int, in event: Int) -> Proof? {
    guard let run, count < run.proofs.count else { return nil }
    let proof = run.proofs[count]
    return proof.madeBy == event ? proof : nil
  }

  /// The run whose list of proofs has this one already, as the next after those that are filed.
  func run(knowing sealed: SealedProof, after count: Int, in event: Int) -> KnownRun? {
    proof(after: count, in: event)?.sealed.seal == sealed.seal ? run : nil
  }

  /// The run in which a rollup that has made so many blocks makes another.
  @inline(__always)
  func run(knowingBlock count: Int, of r: RollupID) -> KnownRun? {
    guard let run, count < run.blocks[r].count else { return nil }
    return run
  }
}
