/// The answer of a guard: go, or what one waits for (ARCHITECTURE, seam 1). It comes from the check
/// that decides: an import is made only if `importGuard` says so, and a fold waits for the missing
/// input that kept it out of the queue. Message rows, Why, earliest times and invariant 9 read it.
public enum Guard: Hashable, Sendable {
  case ready
  case blocked(Blocker)
}

/// What something waits for.
public struct Blocker: Hashable, Sendable {
  /// The unmet condition.
  public enum Condition: Hashable, Sendable {
    /// The sender's block is not yet at a checkpoint.
    case checkpoint(Int)
    /// A node's proof does not exist.
    case nodeProof
    /// A leaf's chain proof is not in.
    case chainProof
    /// Being proven.
    case proving(percent: Int, JobID)
    /// Inputs complete, no worker is free.
    case worker
    /// The maker is dead, nobody has taken over yet.
    case maker
    /// On its way.
    case delivery
    /// The next block.
    case block
    /// The `B` and its settlement proof, accepted by L1.
    case settlement(checkpoint: Int)
    /// The end of the lock on its contract, which then takes a proof of the rollup's own.
    case lock
    /// Another rollup has to settle the block that was imported from it (post 1.2).
    case foreignSettlement
    /// The aggregator has not committed to the block yet (post 3.1).
    case commitment
    /// The contract in the L2's state has not taken the proof yet (post 2.2.1.2).
    case contract
    /// The silence of whoever aggregates now.
    case silence
    /// So many L1 blocks on top.
    case finality(number: Int)
    /// It was sent and is lost on its way: the deadline decides, or whoever takes over asks for it
    /// once more.
    case lost
    /// Its sender has left the branch that the tree, the aggregator's word or L1 holds, and has to
    /// go back to it.
    case branch
    /// Halted until healed.
    case healing
    /// Nothing under way will ever bring it: only a new aggregator could.
    case aggregator
    /// A rule refused it.
    case refused(Refusal)
    /// The scenario ends before.
    case end
  }
  /// What is not yet so.
  public var condition: Condition
  /// What is waited for, to be shown and jumped to.
  public var object: Address
  /// Who acts next.
  public var actor: Party
  /// Not before; `nil` if nobody can say.
  public var earliest: Instant?
  /// When somebody else acts instead.
  public var deadline: Instant?

  /// From when on its rollup goes on alone, without whoever is waited for: a lock can be renewed
  /// until then, and a beat can come. `nil` if it is no matter of the tree.
  public var alone: Instant?

  /// An answer of a guard.
  public init(
    condition: Condition, object: Address, actor: Party, earliest: Instant?, deadline: Instant?
  ) {
    self.condition = condition
    self.object = object
    self.actor = actor
    self.earliest = earliest
    self.deadline = deadline
  }
}
