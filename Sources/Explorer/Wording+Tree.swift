import RollupSimulation

// What became of leaves and nodes, and who aggregates.

extension Wording {
  static func sentence(_ occurrence: Occurrence.Tree, _ world: World) -> String {
    switch occurrence {
    case .leafIncluded(let r, let i, let id):
      "A\(r.rawValue).\(i)\(hash(id, world)) is in the tree."
    case .leafCarried(let r, let i, .deadline):
      "A\(r.rawValue).\(i) not in by the deadline: \(name(r)) is CARRIED with its last block."
    case .leafCarried(let r, let i, .entangled):
      "\(name(r))'s leaf at \(i) is CARRIED: it imported blocks that the tree lacks."
    case .leafCarried(let r, let i, .openContract):
      "\(name(r)) is carried at checkpoint \(i): its contract on L1 is open."
    case .leafCarried(let r, let i, .lockEnds):
      "\(name(r)) is carried at checkpoint \(i): it was all through the last epoch, and its lock "
        + "will end."
    case .leafRefused(let r, let i, let why):
      "A\(r.rawValue).\(i) REFUSED by the aggregator: \(refusal(why, world.tree))."
    case .foldStarted(let n, let i, let job):
      "A worker starts to fold \(node(n, i, world))\(until(job, world))."
    case .nodeProven(let n, let i, let id, let settled, let messages):
      nodeProven(n, i, id, settled, messages, world)
    case .nodeRefused(let n, let i, let why):
      "NO PROOF of \(node(n, i, world)) exists: \(refusal(why, world.tree))."
    case .foldLost(let n, let i, let percent):
      "\(node(n, i, world)), \(percent)% folded, is LOST."
    case .junkFolded(let n, let i, let id):
      "\(node(n, i, world)) folded with JUNK for its x\(hash(id, world)): prev is noise."
    case .nodeAccepted(let n, let i, let openable):
      "\(node(n, i, world)) reached the rollups below it"
        + (openable.isEmpty ? "." : ": \(list(openable)) can be opened.")
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

  static func sentence(_ occurrence: Occurrence.Aggregator) -> String {
    switch occurrence {
    case .heartbeat(let a): "\(name(a)) beats: it is alive."
    case .aggregatorCrashed(let a): "\(name(a)) CRASHED; the folds of its pool are lost."
    case .aggregatorRestarted(let a): "\(name(a)) is back."
    case .takeover(let a, let from, let epoch):
      "\(name(a)) TAKES OVER epoch \(epoch) from \(name(from))."
    case .epochBegan(let epoch, let a): "Epoch \(epoch) begins; \(name(a)) aggregates."
    }
  }
}
