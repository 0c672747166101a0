/// A piece of proving work with a maker, so that it can be ready, lost and given to another
/// (ARCHITECTURE, seam 5).
public struct Job: Sendable {
  /// What is proven.
  public enum Kind: Hashable, Sendable {
    /// `A(r,i)` from block `from`, already in the tree or on its way there, to block `to`.
    case chain(RollupID, checkpoint: Int, from: BlockIndex, to: BlockIndex)
    case fold(NodeID, checkpoint: Int)
    case settlement(SettlementStatement.Kind, checkpoint: Int)
    case lone(RollupID, to: BlockIndex)
  }
  /// Who works on it.
  public enum Maker: Hashable, Sendable {
    case prover(RollupID)
    case worker(AggregatorID, Int)
  }
  /// How the work stands.
  public enum State: Hashable, Sendable {
    case running, done, abandoned, lost
  }
  /// Which job.
  public let id: JobID
  /// What is proven.
  public let kind: Kind
  /// Who works on it.
  public let maker: Maker
  /// When it began.
  public let started: Instant
  /// When it ends, if nothing comes between.
  public internal(set) var ends: Instant
  /// How it stands.
  public internal(set) var state = State.running

  /// How much is done at `now`, 0 … 100; below 100 until the work has ended.
  public func percent(at now: Instant) -> Int {
    let whole = ends - started
    guard whole.milliseconds > 0 else { return 100 }
    let done = min(now, ends) - started
    return Int(done.milliseconds * 100 / whole.milliseconds)
  }
}
