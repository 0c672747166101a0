import RollupSimulation

extension Wording {
  /// One sentence for what happened.
  public static func sentence(_ record: Record, in world: World) -> String {
    let text = sentence(record.occurrence, in: world)
    switch record.occurrence {
    case .aggregatorCrashed, .faultInjected, .healed, .exitRequested, .chainForked,
      .aggregatorRestarted:
      return text.dropLast() + origin(record.cause) + "."
    default: return text
    }
  }

  /// One sentence for what happened, without who is behind it. Every occurrence has one.
  public static func sentence(_ occurrence: Occurrence, in world: World) -> String {
    switch occurrence {
    case .blockMade(let r, let height, let imports, let mints, let sends):
      blockMade(r, height, imports, mints, sends)
    case .blockRefused(let r, let why):
      "\(name(r))'s block is INVALID: \(refusal(why, world.tree)); it makes another."
    case .checkpointReached(let i): "Checkpoint \(i): every rollup's last block is its leaf now."
    case .provingStarted(let r, let i, let job):
      "\(name(r))'s prover starts A\(r.rawValue).\(i)\(until(job, world))."
    case .chainProven, .chainProofRefused, .chainProofLost, .jobAbandoned, .leafIncluded,
      .leafCarried, .leafRefused:
      leaf(occurrence, world)
    case .foldStarted, .nodeProven, .nodeRefused, .foldLost, .junkFolded, .nodeAccepted,
      .importRefused,
      .covered:
      fold(occurrence, world)
    case .heartbeat, .aggregatorCrashed, .aggregatorRestarted, .takeover, .epochBegan:
      aggregator(occurrence)
    case .settlementStarted, .settlementRefused, .loneStarted, .loneRefused, .l1Sent,
      .l1BlockMade, .l1Refused, .registered, .loneSettled, .l1Final, .contractOpened, .slashed:
      l1(occurrence, world)
    case .lonePending, .l1Openable, .l1Reorganised, .importFailed, .layer3Verified,
      .membershipChanged:
      outside(occurrence, world)
    case .faultInjected(let fault): "FAULT: \(self.fault(fault))."
    case .healed(let healing): "Healed: \(self.healing(healing))."
    case .exitRequested(let r): "\(name(r)) posts the last B to L1, whether or not others agree."
    case .chainForked(let r, let height, let orphaned):
      "\(name(r)) FORKED at #\(height): \(count(orphaned, "block")) abandoned for another branch."
    case .chainReverted(let r, let height, let orphaned, let why):
      "\(name(r)) REVERTED to #\(height), \(count(orphaned, "block")) lost: "
        + "\(cause(why, world.tree))."
    case .messagesReverted(let gone, let unminted):
      "\(count(gone.count, "send")) reverted, \(count(unminted.count, "mint")) undone."
    case .messagesRestored(let back, let minted):
      "\(count(back.count, "send")) and \(count(minted.count, "mint")) of the earlier branch are "
        + "back on the chain."
    case .invariantBroken(let violation):
      "INVARIANT \(violation.property.rawValue) BROKEN: \(property(violation.property)), "
        + "should be \(violation.declared), is \(violation.computed)."
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

  private static func until(_ job: JobID, _ world: World) -> String {
    guard world.jobs.indices.contains(job.index) else { return "" }
    return ", done at \(clock(world.job(job).ends))"
  }

  private static func leaf(_ occurrence: Occurrence, _ world: World) -> String {
    switch occurrence {
    case .chainProven(let r, let i, let id):
      let exports = proof(id, world)?.exports.count ?? 0
      return
        "A\(r.rawValue).\(i) proven\(hash(id, world)), \(count(exports, "export")); "
        + "it travels to the aggregator."
    case .chainProofRefused(let r, let i, let why):
      return "\(name(r)) can't prove A\(r.rawValue).\(i): \(refusal(why, world.tree))."
    case .jobAbandoned(let job):
      return "\(jobName(job, world)) is thrown away: what it built on is gone."
    case .chainProofLost(let r, let i): return "A\(r.rawValue).\(i) is LOST on its way."
    case .leafIncluded(let r, let i, let id):
      return "A\(r.rawValue).\(i)\(hash(id, world)) is in the tree."
    case .leafCarried(let r, let i, .deadline):
      return
        "A\(r.rawValue).\(i) not in by the deadline: \(name(r)) is CARRIED with its last block."
    case .leafCarried(let r, let i, .entangled):
      return "\(name(r))'s leaf at \(i) is CARRIED: it imported blocks that the tree lacks."
    case .leafCarried(let r, let i, .openContract):
      return "\(name(r)) is carried at checkpoint \(i): its contract on L1 is open."
    case .leafRefused(let r, let i, let why):
      return "A\(r.rawValue).\(i) REFUSED by the aggregator: \(refusal(why, world.tree))."
    default: preconditionFailure("not about a leaf")
    }
  }

  private static func fold(_ occurrence: Occurrence, _ world: World) -> String {
    switch occurrence {
    case .foldStarted(let n, let i, let job):
      return "A worker starts to fold \(node(n, i, world))\(until(job, world))."
    case .nodeProven(let n, let i, let id, let settled, let messages):
      return nodeProven(n, i, id, settled, messages, world)
    case .nodeRefused(let n, let i, let why):
      return "NO PROOF of \(node(n, i, world)) exists: \(refusal(why, world.tree))."
    case .foldLost(let n, let i, let percent):
      return "\(node(n, i, world)), \(percent)% folded, is LOST."
    case .junkFolded(let n, let i, let id):
      return "\(node(n, i, world)) folded with JUNK for its x\(hash(id, world)): prev is noise."
    case .nodeAccepted(let n, let i, let openable):
      let reached = "\(node(n, i, world)) reached the rollups below it"
      return openable.isEmpty ? "\(reached)." : "\(reached): \(list(openable)) can be opened."
    case .importRefused(let r, let n, let i, let why):
      return "\(name(r)) does not believe \(node(n, i, world)): \(refusal(why, world.tree))."
    case .covered(let i, let messages):
      return "B.\(i) reached the rollups: \(list(messages)) soft-final."
    default: preconditionFailure("not about a fold")
    }
  }

  private static func nodeProven(
    _ n: NodeID, _ i: Int, _ id: ProofID, _ settled: [NodeFold.Settled], _ messages: [MessageID],
    _ world: World
  ) -> String {
    var text = "\(node(n, i, world)) proven\(hash(id, world))."
    let blocks = settled.filter { $0.export.kind == .rollupBlock }
    if !blocks.isEmpty {
      let names = blocks.prefix(3).map { hashed($0.export, world.tree) }.joined(separator: ", ")
      let rest = blocks.count > 3 ? " and \(blocks.count - 3) more" : ""
      text += " \(names)\(rest): both sides meet here, settled."
    }
    for export in settled.filter({ $0.export.kind != .rollupBlock }).prefix(2) {
      let named = hashed(export.export, world.tree)
      text +=
        export.byLink
        ? " Token \(token(export.export, world.tree)) (\(named)) links to prev: settled."
        : " Token \(token(export.export, world.tree)) (\(named)) = prev: settled."
    }
    if !messages.isEmpty { text += " \(list(messages)) now TREE." }
    return text
  }

  private static func aggregator(_ occurrence: Occurrence) -> String {
    switch occurrence {
    case .heartbeat(let a): "\(name(a)) beats: it is alive."
    case .aggregatorCrashed(let a): "\(name(a)) CRASHED; the folds of its pool are lost."
    case .aggregatorRestarted(let a): "\(name(a)) is back."
    case .takeover(let a, let from, let epoch):
      "\(name(a)) TAKES OVER epoch \(epoch) from \(name(from))."
    case .epochBegan(let epoch, let a): "Epoch \(epoch) begins; \(name(a)) aggregates."
    default: preconditionFailure("not about an aggregator")
    }
  }

  private static func l1(_ occurrence: Occurrence, _ world: World) -> String {
    switch occurrence {
    case .settlementStarted(let kind, let i, let job):
      return "The \(settlement(kind)) of B.\(i) is being proven\(until(job, world))."
    case .settlementRefused(let kind, let i, let why):
      return "No \(settlement(kind)) of B.\(i): \(refusal(why, world.tree))."
    case .loneStarted(let r, let job): return "\(name(r)) starts a lone proof\(until(job, world))."
    case .loneRefused(let r, let why):
      return "\(name(r)) can't prove alone: \(refusal(why, world.tree))."
    case .l1Sent(let id): return "To L1: \(transactionName(id, world)) is sent."
    case .l1BlockMade(let number, let transactions):
      return transactions.isEmpty
        ? "L1#\(number), no transaction."
        : "L1#\(number) includes \(count(transactions.count, "transaction"))."
    case .l1Refused(let id, let why):
      return "L1 refuses \(transactionName(id, world)): \(refusal(why, world.tree))."
    case .registered(let i, _, let moved, let messages):
      return "The registry takes B.\(i): \(list(moved)) settled, \(list(messages)) on L1."
    case .loneSettled(let r, _, let messages):
      return "\(name(r)) settled by its lone proof, \(list(messages)) on L1."
    case .l1Final(let number, let messages):
      return messages.isEmpty
        ? "L1#\(number) is final." : "L1#\(number) is final, and with it \(list(messages))."
    case .contractOpened(let r): return "\(name(r))'s contract OPENED: it takes lone proofs now."
    case .slashed(let who, _, let amount): return "\(party(who)) SLASHED by \(stake(amount))."
    default: preconditionFailure("not about L1")
    }
  }

  // Goldens and invented records may name what the world at hand does not have.

  private static func proof(_ id: ProofID, _ world: World) -> Proof? {
    world.proofs.indices.contains(id.index) ? world.proof(id) : nil
  }

  private static func hash(_ id: ProofID, _ world: World) -> String {
    proof(id, world).map { " \(short($0.cur, 4))" } ?? ""
  }

  private static func transactionName(_ id: L1TransactionID, _ world: World) -> String {
    world.l1.transactions.indices.contains(id.index)
      ? transaction(world.l1.transactions[id], world) : "transaction \(id.rawValue)"
  }

  /// A piece of work by what comes out of it.
  static func jobName(_ id: JobID, _ world: World) -> String {
    guard world.jobs.indices.contains(id.index) else { return "job \(id.rawValue)" }
    switch world.job(id).kind {
    case .chain(let r, let i, _, _): return "A\(r.rawValue).\(i)"
    case .fold(let n, let i): return node(n, i, world)
    case .settlement(let kind, let i): return "\(settlement(kind)) of B.\(i)"
    case .lone(let r, _): return "lone proof of \(name(r))"
    }
  }
}

extension String {
  /// "hash" takes an `e` in the plural.
  var pluralHashes: String { hasSuffix("hashs") ? dropLast() + "es" : self }
}
