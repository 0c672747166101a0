// By which mode messages cross from one rollup to another (PROTOCOL 3).

extension AuditState {
  /// Messages of a sender come only by the mode that holds between the two at this time.
  func checkMode(
    _ opening: BlockRecord.Opening, from source: Int, to r: Int
  ) throws(Breach) {
    try demand(source < chains.count && source != r, .opening, "a message of R\(source)")
    let mode = mode(from: source, to: r)
    let way: ModeValue.Way =
      switch opening.import?.kind {
      case nil: .contract
      case .node?: .node
      case .l1Block?: .l1Block
      case .rollupBlock?: opening.l2 == nil ? .rollupBlock : .contract
      }
    try demand(
      way == mode.row.way, .mode,
      "messages cross from R\(source) to R\(r) by \(mode.rawValue), not by that opening")
  }

  /// What the scenario asks for, as far as both ends can have it.
  private func mode(from source: Int, to r: Int) -> ModeValue {
    switch (settling[source], settling[r]) {
    case (.layer3(let p), .layer3(let q)): return p == q ? .l3OnL2 : .l1Root
    case (.layer3(let p), _): return p == r ? .l3OnL2 : .l1Root
    case (_, .layer3(let q)): return q == source ? .l3OnL2 : .l1Root
    case (.tree, _), (.alone, _): break
    }
    // A member whose contract has opened is reached past the tree until it joins again.
    if isOpenMember(source) || isOpenMember(r) { return .l1Root }
    let wanted = head.pairs.first { $0.from == source && $0.to == r }?.mode ?? head.mode
    let canBeHad =
      switch wanted.row.ends {
      case .anywhere: true
      case .inTree: settling[source] == .tree && settling[r] == .tree
      case .receiverAlone: settling[r] == .alone
      case .never: false
      }
    return canBeHad ? wanted : .l1Root
  }

  private func isOpenMember(_ r: Int) -> Bool { isMember(r) && chains[r].contract.isOpen }

  /// What the rules of this audit leave open, for the report.
  func noteUnchecked() -> [String] {
    if importsNodesOnly { return [] }
    var found = ["that every join and leave that was due took place"]
    if chains.indices.contains(where: isMember) {
      found.append("that the aggregator had committed to each block that members imported")
      found.append("that a leaf carried as entangled could not go in")
    }
    return found
  }
}
