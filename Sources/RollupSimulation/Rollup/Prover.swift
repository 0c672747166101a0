/// Who proves a rollup's chain: one prover, one proof at a time.
///
/// The seam of proving: what is wanted comes in as a job to begin, with the blocks that it covers;
/// out go how long it takes, what is thrown away, and whether a finished proof reaches anybody.
/// Nobody else knows how the work is done, so that a market of provers can stand here.
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
  let usualTime: Span
  /// Does nothing until healed.
  private(set) var isHalted = false
  /// What it works on.
  private(set) var job: JobID?
  /// The next chain proof takes this long instead, once.
  private(set) var slowNext: Span?
  /// The next chain proof sent never arrives.
  private(set) var loseNext = false
  /// All chain proofs made, oldest first.
  private(set) var proofs = Table<ChainProof>(chunkShift: 3)

  /// A prover that has made nothing yet.
  init(usualTime: Span) { self.usualTime = usualTime }

  /// Whether it takes work.
  @inline(__always) var isFree: Bool { job == nil && !isHalted }

  /// How long a chain proof over so many intervals of blocks takes: the usual time for one, in
  /// proportion for more.
  func time(intervals: Int) -> Span { slowNext ?? usualTime * Int64(intervals) }

  /// Begins with a job. One for the chain is the one that may have been slow.
  mutating func begin(_ id: JobID, ofChain isChain: Bool) {
    precondition(job == nil, "one proof at a time")
    job = id
    if isChain { slowNext = nil }
  }

  /// Its job has come to an end.
  mutating func end() { job = nil }

  /// Throws away what it works on, and gives that back.
  mutating func abandon() -> JobID? {
    defer { job = nil }
    return job
  }

  /// Starts and finishes nothing until healed; gives back what it throws away.
  mutating func halt() -> JobID? {
    isHalted = true
    return abandon()
  }

  /// Works again; false if it never stopped.
  mutating func heal() -> Bool {
    defer { isHalted = false }
    return isHalted
  }

  /// The next chain proof takes so long.
  mutating func slowDown(to time: Span) { slowNext = time }

  /// The next chain proof that it sends never arrives.
  mutating func loseNextProof() { loseNext = true }

  /// A chain proof is made; whether it is sent on its way to arrive.
  mutating func add(_ proof: ChainProof) -> Bool {
    proofs.append(proof)
    defer { loseNext = false }
    return !loseNext
  }
}
