import RollupSimulation

// What things are called in files for outside readers: the addresses of the explorer and of
// scenario files, and the words of the engine's own cases. No English sentences.

extension World {
  /// `A5.3`, `4-5.3`, `C.3`, `B.3`.
  func name(_ node: NodeID, _ checkpoint: Int) -> String {
    address(of: node, checkpoint: checkpoint).description
  }

  /// What an imported hash is of, with the beginning of the hash: `0-1.2 8c01d2aa`.
  func name(_ hash: ImportedHash) -> String {
    let object: String
    switch hash.kind {
    case .l1Block: object = Address.l1Block(Int(hash.index)).description
    case .rollupBlock:
      object = Address.block(RollupID(Int(hash.first)), height: Int(hash.index)).description
    case .node:
      let node = tree.node(first: Int(hash.first), count: Int(hash.count))
      object =
        node.map { name($0, Int(hash.index)) } ?? "\(hash.first)+\(hash.count).\(hash.index)"
    }
    return "\(object) \(hash.digest.short)"
  }

  /// What a transaction brings to L1: `expansion of B.12`, `lone proof of R5`, `evidence`.
  func name(_ kind: L1Transaction.Kind) -> String {
    switch kind {
    case .settle(let id):
      guard case .settlement(let s) = proof(id).statement else { return "settlement" }
      return "\(s.kind.name) of \(Address.root(checkpoint: s.checkpoint))"
    case .lone(let id):
      guard case .lone(let s) = proof(id).statement else { return "lone proof" }
      return "lone proof of \(Address.rollup(s.rollup))"
    case .slash(let evidence): return "evidence against \(Names.party(evidence.signer))"
    case .membership(let r, let joins):
      return "wish of \(Address.rollup(r)) to \(joins ? "join" : "leave")"
    }
  }
}

/// Names that need no world.
enum Names {
  /// `R5 sequencer`, `R5 prover`, `Agg0`, `L1`.
  static func party(_ party: Party) -> String {
    switch party {
    case .sequencer(let r): "\(Address.rollup(r)) sequencer"
    case .prover(let r): "\(Address.rollup(r)) prover"
    case .aggregator(let a): Address.aggregator(a).description
    case .l1: "L1"
    case .network: "network"
    case .person: "person"
    }
  }

  /// `m3 m17 m18`, at most `limit` and then the count of the rest.
  static func messages(_ ids: [MessageID], limit: Int = 12) -> String {
    let shown = ids.prefix(limit).map { Address.message($0).description }
    let rest = ids.count - shown.count
    return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: " ")
  }
}

extension Digest {
  /// The first eight digits, enough to tell hashes apart by eye.
  var short: String { prefixHex(8) }
}

extension Instant {
  /// `0:15:57.500`.
  var clock: String { TimeText.clock(of: self, withMilliseconds: true) }
}
