// An aggregator that folds with a junk loose input (PROTOCOL 2.1 and 6): continuity makes a wasted
// proof of it.

extension Fault {
  /// The next fold that this aggregator starts takes junk for its loose input `x`.
  public static func junkInput(_ a: AggregatorID) -> Fault { Fault(.junkInput, on: .aggregator(a)) }
}

extension ActionRow {
  static let junkInput = ActionRow(
    word: "junkInput", tag: 7, actor: .aggregator, menu: .attacks, search: .parties,
    means: .aggregator(
      offered: { world, a in world.aggregators[a].isCrashed ? [] : [0] },
      effect: { world, a, _ in world.aggregators[a].takesJunkNext = true }))
}

extension World {
  /// Remembers that the fold which `a` has just started is the one with junk, if it was told so.
  mutating func noteJunk(_ a: AggregatorID, _ job: JobID) {
    guard aggregators[a].takesJunkNext else { return }
    aggregators[a].takesJunkNext = false
    aggregators[a].junkFold = job
  }

  /// Whether this finished fold is the one with junk; it is so once.
  mutating func takesJunk(_ a: AggregatorID, _ job: JobID) -> Bool {
    guard aggregators[a].junkFold == job else { return false }
    aggregators[a].junkFold = nil
    return true
  }

  /// A value that is no hash of anything, another one for every node and checkpoint.
  func junk(for node: NodeID, _ i: Int) -> Digest {
    var input = HashInput()
    input.append(bytes: Array("prooftop junk".utf8))
    input.append(u64: seed)
    input.append(u32: UInt32(node.rawValue))
    input.append(u64: UInt64(i))
    return input.digest()
  }

  /// Tells of a proof with junk; under continuity it goes out as any other, but its maker does not
  /// build on it, and true is returned.
  mutating func offerJunk(
    _ proof: ProofID, _ node: NodeID, _ i: Int, by a: AggregatorID
  ) -> Bool {
    noteIncident(.tree(.junkFolded(node, checkpoint: i, proof)))
    guard settings.guards.continuity else { return false }
    tally.wastedProofs += 1
    aggregators[a].rounds[i].slots[node] = .waiting
    schedule(.arrival(.nodeProof(proof, from: a)), at: now + settings.networkDelay)
    return true
  }

  /// The relation itself refused the junk, because an export was to settle here: nothing was sent.
  mutating func foldHonestly(_ a: AggregatorID, _ node: NodeID, _ i: Int) {
    aggregators[a].rounds[i].slots[node] = .waiting
    considerFold(a, node, i)
  }

  /// A maker whose proof nobody took folds again.
  mutating func foldUntakenAgain(_ node: NodeID, _ i: Int, by a: AggregatorID) {
    guard aggregators[a].rounds.has(i),
      aggregators[a].rounds[i].slots[node].proof == nil
    else { return }
    considerFold(a, node, i)
    dispatch(a)
  }
}
