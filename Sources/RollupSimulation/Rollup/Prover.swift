/// Who proves a rollup's chain: one prover, one proof at a time.
public struct Prover: Sendable {
  /// A finished chain proof.
  public struct ChainProof: Hashable, Sendable {
    /// The sealed proof.
    public var proof: ProofID
    /// The checkpoint it was made for.
    public var checkpoint: Int
    /// The block it ends at.
    public var block: BlockIndex
  }
  /// Usual time from checkpoint to chain proof.
  public let usualTime: Span
  /// Does nothing until healed.
  public internal(set) var isHalted = false
  /// What it works on.
  public internal(set) var job: JobID?
  /// The next chain proof takes this long instead, once.
  public internal(set) var slowNext: Span?
  /// The next chain proof sent never arrives.
  public internal(set) var loseNext = false
  /// All chain proofs made, oldest first.
  public internal(set) var proofs = Table<ChainProof>(chunkShift: 3)
}
