// What is due, and the work that is or was done: of the run as a whole. Nobody in it knows all of
// it.

extension World {
  /// When the next event is due, also after the scenario's end.
  public var nextDue: Instant? { queue.nextTime }
  /// When the soonest wanted event after `time` is due. O(events waiting).
  public func nextDue(after time: Instant, where isWanted: (Event) -> Bool) -> Instant? {
    queue.nextTime(after: time, where: isWanted)
  }
  /// What is due and wanted, soonest first, until `visit` answers false. O(events waiting) for what
  /// is soon; more only for who asks on.
  public func visitUpcoming(
    where isWanted: (Event) -> Bool, _ visit: (Instant, Event) -> Bool
  ) {
    queue.visitUpcoming(where: isWanted, visit)
  }

  /// Whether a proof has been made.
  public func has(_ id: ProofID) -> Bool { proofs.indices.contains(id.index) }
  /// Proofs made so far; their identifiers are the numbers below.
  public var proofCount: Int { proofs.count }
  /// The newest proof that is wanted. O(proofs after it).
  public func newestProof(where isWanted: (Proof) -> Bool) -> Proof? {
    proofs.last(where: isWanted)
  }
  /// Whether a piece of work has been begun.
  public func has(_ id: JobID) -> Bool { jobs.indices.contains(id.index) }
  /// Pieces of work begun so far; their identifiers are the numbers below.
  public var jobCount: Int { jobs.count }
}
