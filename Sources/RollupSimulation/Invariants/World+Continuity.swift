// Property 4 wherever somebody takes a proof, whether or not the guard is on: with it off one sees
// what it is for.

extension World {
  /// A consumer takes a node proof after one whose hash was `before`; `nil` if it holds none of the
  /// checkpoint before. O(1).
  mutating func checkContinuity(of proof: ProofID, after before: Digest?) {
    guard isChecking, let before, case .node(let s) = proofs[proof].statement,
      before != s.prev, let node = tree.node(first: s.first, count: s.count)
    else { return }
    let object = address(of: node, checkpoint: s.checkpoint)
    // Many consumers take the same proof; it is broken once.
    if let last = violations.last, last.property == .continuity, last.object == object { return }
    report(.continuity, object, declared: 0, computed: 1)
  }

  /// The registry is about to take a `B`: its chain must start at the head. O(1).
  mutating func checkRegistered(_ statement: SettlementStatement) {
    guard isChecking, statement.firstPrev != l1.registry.head else { return }
    report(
      .continuity, .root(checkpoint: statement.checkpoint),
      declared: Int64(l1.registry.checkpoint), computed: Int64(statement.checkpoint))
  }
}
