import RollupSimulation

// What sequencers, provers and the messages of their blocks did.

extension Wording {
  static func sentence(_ occurrence: Occurrence.Sequencer, _ world: World) -> String {
    switch occurrence {
    case .blockMade(let r, let height, let imports, let mints, let sends):
      blockMade(r, height, imports, mints, sends)
    case .blockRefused(let r, let why):
      "\(name(r))'s block is INVALID: \(refusal(why, world.tree)); it makes another."
    case .checkpointReached(let i): "Checkpoint \(i): every rollup's last block is its leaf now."
    case .importRefused(let r, let n, let i, let why):
      "\(name(r)) does not believe \(node(n, i, world)): \(refusal(why, world.tree))."
    case .importFailed(let r, let hash, let isLate):
      "\(name(r))'s import of \(hashed(hash, world.tree)) "
        + (isLate ? "was not settled in time." : "can never settle.")
    case .chainForked(let r, let height, let orphaned):
      "\(name(r)) FORKED at #\(height): \(count(orphaned, "block")) abandoned for another branch."
    case .forkRefused(let r, let height, let final):
      "\(name(r)) forks at #\(height), below #\(final), which is final on L1: "
        + "nobody takes that for its chain."
    case .chainReverted(let r, let height, let orphaned, let why):
      "\(name(r)) REVERTED to #\(height), \(count(orphaned, "block")) lost: "
        + "\(cause(why, world.tree))."
    }
  }

  private static func blockMade(
    _ r: RollupID, _ height: Int, _ imports: Int, _ mints: [MessageID], _ sends: [MessageID]
  ) -> String {
    var parts: [String] = []
    if imports > 0 { parts.append("imports \(count(imports, "hash").pluralHashes)") }
    if !mints.isEmpty { parts.append("mints \(list(mints))") }
    if !sends.isEmpty { parts.append("sends \(list(sends))") }
    let block = "\(name(r)) makes block #\(height)"
    return parts.isEmpty ? "\(block)." : "\(block): \(parts.joined(separator: ", "))."
  }

  static func sentence(_ occurrence: Occurrence.Prover, _ world: World) -> String {
    switch occurrence {
    case .provingStarted(let r, let i, let job):
      "\(name(r))'s prover starts A\(r.rawValue).\(i)\(until(job, world))."
    case .chainProven(let r, let i, let id):
      "A\(r.rawValue).\(i) proven\(hash(id, world)), "
        + "\(count(proof(id, world)?.exports.count ?? 0, "export")); "
        + "it travels to the aggregator."
    case .chainProofRefused(let r, let i, let why):
      "\(name(r)) can't prove A\(r.rawValue).\(i): \(refusal(why, world.tree))."
    case .jobAbandoned(let job):
      "\(jobName(job, world)) is thrown away: what it built on is gone."
    case .chainProofLost(let r, let i): "A\(r.rawValue).\(i) is LOST on its way."
    }
  }

  static func sentence(_ occurrence: Occurrence.Message) -> String {
    switch occurrence {
    case .covered(let i, let messages):
      "B.\(i) reached the rollups: \(list(messages)) soft-final."
    case .l1Final(let number, let messages):
      messages.isEmpty
        ? "L1#\(number) is final." : "L1#\(number) is final, and with it \(list(messages))."
    case .l1Openable(let n, let messages):
      "L1#\(n) can be imported: it opens \(list(messages))."
    case .layer3Openable(let l2, let height, let messages):
      "\(name(l2))#\(height) holds what opens \(list(messages))."
    case .messagesExpired(let r, let height, let messages):
      "\(name(r))#\(height) takes \(list(messages)) after the deadline: nothing is minted, and the "
        + "amount goes back."
    case .messagesReverted(let gone, let unminted):
      "\(count(gone.count, "send")) reverted, \(count(unminted.count, "mint")) undone."
    case .messagesRestored(let back, let minted, let openable):
      "\(count(back.count, "send")) and \(count(minted.count, "mint")) of the earlier branch are "
        + "back on the chain"
        + (openable.isEmpty ? "." : ", and \(list(openable)) can be opened.")
    case .mintsOffL1(let r, let messages):
      "On L1 no more, with \(name(r))'s blocks there: the mints of \(list(messages))."
    case .mintsBackOnL1(let r, let messages, let final):
      "\(name(r)) is back on what L1 settled: \(list(messages)) on L1"
        + (final.isEmpty ? "." : ", \(list(final)) final.")
    case .treeTakenBack(let r, let settled, let covered):
      "The tree took back what it held of \(name(r)): \(list(settled)) not settled, "
        + "\(list(covered)) not covered."
    }
  }
}
