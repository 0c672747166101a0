// An aggregator that was told to fold with a junk loose input (PROTOCOL 2.1 and 6).

extension Aggregator {
  /// Remembers that the fold which it has just started is the one with junk, if it was told so.
  mutating func noteJunk(_ job: JobID) {
    guard takesJunkNext else { return }
    takesJunkNext = false
    junkFold = job
  }

  /// Whether this finished fold is the one with junk; it is so once.
  mutating func takesJunk(_ job: JobID) -> Bool {
    guard junkFold == job else { return false }
    junkFold = nil
    return true
  }

  /// The proof with junk goes out as any other, but its maker does not build on it.
  mutating func offerJunk(
    _ proof: ProofID, _ node: NodeID, _ i: Int, _ around: inout Surroundings
  ) {
    around.tally.wastedProofs += 1
    rounds[i].slots[node] = .waiting
    around.send(.nodeProof(proof, from: id))
  }

  /// The relation itself refused the junk, because an export was to settle here: nothing was sent.
  mutating func foldHonestly(_ node: NodeID, _ i: Int, _ around: Surroundings) {
    rounds[i].slots[node] = .waiting
    considerFold(node, i, around)
  }

  /// Nobody took a proof that it had sent: it folds again.
  mutating func foldUntakenAgain(_ node: NodeID, _ i: Int, _ around: inout Surroundings) {
    guard rounds.has(i), rounds[i].slots[node].proof == nil else { return }
    considerFold(node, i, around)
    dispatch(&around)
  }
}
