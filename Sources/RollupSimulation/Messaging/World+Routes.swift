// What is asked of a route, by what it imports; each kind of import answers in its own file.

extension World {
  /// Everything that the next block of `r` can mint, with its openings.
  mutating func gatherOpenings(for r: RollupID) -> [HashOpening] {
    let fromNodes = gatherNodeOpenings(for: r)
    if !topology.importsBlocks(r) || book.incoming(of: r).isEmpty { return fromNodes }
    // What an L2 reads in its own state comes last: it needs no import.
    return fromNodes + gatherL1Openings(for: r) + gatherBlockOpenings(for: r)
      + gatherContractOpenings(for: r)
  }

  /// Those with messages for `r` that wait and come by imports of this kind, in the tree's order.
  func senders(to r: RollupID, by kind: Route.Import) -> [RollupID] {
    guard topology.routes(to: r).imports(kind) else { return [] }
    return book.incoming(of: r).filter { topology.route(from: $0, to: r).imports == kind }
  }

  /// How a message comes.
  func route(of message: Message) -> Route {
    topology.route(from: message.source, to: message.destination)
  }

  /// Opens a message that `r` has minted already, through the hash that it would import now; `nil`
  /// if it can't be had.
  func openingAgain(_ id: MessageID, for r: RollupID) -> HashOpening? {
    let message = message(id)
    guard message.reverted == nil else { return nil }
    switch route(of: message).imports {
    case .l1Block: return openingAgainThroughL1(message, for: r)
    case .rollupBlock: return openingAgainThroughBlock(message, for: r)
    case .node: return openingAgainThroughNode(message, for: r)
    // The contract has no memory of what was opened in it.
    case .contractState: return nil
    }
  }

  /// What a message that nobody can open yet waits for.
  func waitingForOpening(_ message: Message) -> [Blocker] {
    switch route(of: message).imports {
    case .l1Block: waitingForL1Hash(of: message)
    case .rollupBlock: waitingForBlock(of: message)
    case .node: waitingForNode(of: message)
    case .contractState: waitingForContract(of: message)
    }
  }

  /// A hash of the kind that `r` imports from `source`, with a digest of somebody's choice.
  func forgedImport(of r: RollupID, from source: RollupID, _ digest: Digest) -> ImportedHash {
    switch topology.route(from: source, to: r).imports {
    case .l1Block: return forgedL1Block(of: r, digest)
    case .rollupBlock: return forgedBlock(of: source, digest)
    // An L2 reads its own state, and has to forge another import.
    case .contractState:
      return topology.isL2(r) ? forgedL1Block(of: r, digest) : forgedBlock(of: source, digest)
    case .node: return forgedNode(of: r, digest)
    }
  }

  /// 5: at most one export for each strict ancestor, for each rollup outside the node whose blocks
  /// are imported, and for L1, as far as the routes in use in some epochs bring them (PROTOCOL 3).
  func exportBound(depth: Int, leaves: Int, epochs: ClosedRange<Int>) -> Int {
    let last = terms.count - 1
    var routes = RouteSet()
    for epoch in min(epochs.lowerBound, last)...min(epochs.upperBound, last) {
      routes.formUnion(terms[epoch].routes)
    }
    return Route.Import.allCases.reduce(0) { bound, kind in
      switch kind {
      case .l1Block: bound + (topology.exportsL1Blocks ? 1 : 0)
      case .rollupBlock where routes.imports(kind): bound + rollups.count - leaves
      case .node where routes.imports(kind):
        bound + depth + (settings.mergeUp ? 1 : 0)
      case .rollupBlock, .node, .contractState: bound
      }
    }
  }
}
