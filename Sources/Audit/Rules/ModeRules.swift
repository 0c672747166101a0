// By which mode messages cross from one rollup to another (PROTOCOL 3).

extension AuditState {
  /// Messages of a sender come only by the mode that holds between the two at this time.
  func checkMode(
    _ opening: BlockRecord.Opening, from source: Int, to r: Int
  ) throws(Breach) {
    if isUniform && opening.import?.kind == .node { return }
    try demand(source < chains.count && source != r, .opening, "a message of R\(source)")
    let mode = mode(from: source, to: r)
    let isRight =
      switch opening.import?.kind {
      case nil: mode == "l3-on-l2"
      case .node?: mode == "intermediate"
      case .l1Block?: mode == "l1-root"
      case .rollupBlock? where opening.l2 != nil: mode == "l3-on-l2"
      case .rollupBlock?: ["direct", "shared-direct", "l3-combined"].contains(mode)
      }
    try demand(
      isRight, .mode, "messages cross from R\(source) to R\(r) by \(mode), not by that opening")
  }

  /// What the scenario asks for, as far as both ends can have it.
  private func mode(from source: Int, to r: Int) -> String {
    let pair = head.pairs?.first { $0.from == source && $0.to == r }
    let wanted = pair?.mode ?? head.mode
    switch (settling[source], settling[r]) {
    case (.layer3(let p), .layer3(let q)): return p == q ? "l3-on-l2" : "l1-root"
    case (.layer3(let p), _): return p == r ? "l3-on-l2" : "l1-root"
    case (_, .layer3(let q)): return q == source ? "l3-on-l2" : "l1-root"
    case (.tree, .tree):
      return ["intermediate", "shared-direct", "l3-combined"].contains(wanted)
        ? wanted : "l1-root"
    default: return wanted == "direct" && settling[r] == .alone ? "direct" : "l1-root"
    }
  }

  /// What the rules of this audit leave open, for the report.
  func noteUnchecked() -> [String] {
    if isUniform { return [] }
    var found = ["that every join and leave that was due took place"]
    if chains.indices.contains(where: isMember) {
      found.append("that the aggregator had committed to each block that members imported")
      found.append("that a leaf carried as entangled could not go in")
    }
    return found
  }
}
