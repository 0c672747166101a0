import RollupSimulation

// What is proven: every statement with the witness that its relation was evaluated on.

extension TraceWriter {
  mutating func writeChain(
    _ proof: Proof, _ relation: ChainExtension, _ from: BlockIndex, _ to: BlockIndex,
    _ world: borrowing World
  ) {
    guard case .chain(let s) = proof.statement else { return }
    begin("chain", world)
    line.add("proof", proof.id.rawValue)
    line.add("rollup", s.rollup.rawValue)
    line.add("checkpoint", s.checkpoint)
    if let base = relation.base { line.add("base", base.digest) }
    line.add("from", from.rawValue)
    line.add("to", to.rawValue)
    line.add("anchor", s.anchor)
    line.add("anchor_height", s.anchorHeight)
    line.add("prev", s.prev)
    line.add("prev_height", s.prevHeight)
    line.add("cur", s.cur)
    line.add("cur_height", s.curHeight)
    line.add("exports", each: s.exports) { $0.add($1) }
    line.add("links", each: relation.links.nodes) { $0.add($1) }
    line.add("contained", each: relation.links.containments) { $0.add($1) }
    line.addHeaders(of: relation.links)
    if let rejoin = relation.rejoin {
      line.key("rejoin")
      line.object {
        $0.key("l1")
        $0.add(rejoin.l1)
        $0.key("contract")
        $0.add(rejoin.contract)
        $0.key("header")
        $0.add(rejoin.header)
      }
    }
    closeProof(proof)
  }

  mutating func writeCarry(_ proof: Proof, _ reason: CarryReason, _ world: borrowing World) {
    guard case .carry(let s) = proof.statement else { return }
    begin("carry", world)
    line.add("proof", proof.id.rawValue)
    line.add("rollup", s.rollup.rawValue)
    line.add("checkpoint", s.checkpoint)
    line.add("cur", s.cur)
    line.add("cur_height", s.curHeight)
    line.add("cause", string: reason.name)
    closeProof(proof)
  }

  mutating func writeNode(
    _ proof: Proof, _ relation: NodeRelation, _ world: borrowing World
  ) {
    guard case .node(let s) = proof.statement, let fold = proof.fold else { return }
    begin("node", world)
    line.add("proof", proof.id.rawValue)
    if case .aggregator(let a) = proof.maker { line.add("maker", a.rawValue) }
    line.add("first", s.first)
    line.add("count", s.count)
    line.add("checkpoint", s.checkpoint)
    line.add("left", proof.inputs[0].rawValue)
    line.add("right", proof.inputs[1].rawValue)
    line.add("x", relation.looseInput)
    line.add("prev", s.prev)
    line.add("cur", s.cur)
    line.add("exports", each: s.exports) { $0.add($1) }
    line.add("settled", each: fold.settled) { line, settled in
      line.object {
        $0.key("export")
        $0.add(settled.export)
        $0.add("by", string: settled.byLink ? "link" : "equality")
      }
    }
    line.add("links", each: relation.links.nodes) { $0.add($1) }
    line.add("contained", each: relation.links.containments) { $0.add($1) }
    line.addHeaders(of: relation.links)
    if !relation.leaves.isEmpty { line.add("opened", each: relation.leaves) { $0.add($1) } }
    closeProof(proof)
  }

  mutating func writeRoot(
    _ proof: ProofID, _ checkpoint: Int, _ signed: SignedAttestation, _ world: borrowing World
  ) {
    begin("root", world)
    line.add("proof", proof.rawValue)
    line.add("checkpoint", checkpoint)
    if case .aggregator(let a) = signed.signer { line.add("signer", a.rawValue) }
    line.key("signature")
    line.add(hex: signed.signature.bytes)
    close()
  }

  mutating func writeSettlement(
    _ proof: Proof, _ relation: Settlement, _ world: borrowing World
  ) {
    guard case .settlement(let s) = proof.statement else { return }
    begin("settlement", world)
    line.add("proof", proof.id.rawValue)
    line.add("opens", string: s.kind == .expansion ? "expansion" : "exposure")
    line.add("roots", each: proof.inputs) { $0.add($1.rawValue) }
    line.add("prev", s.firstPrev)
    line.add("checkpoint", s.checkpoint)
    line.add("cur", s.cur)
    line.add("nodes", each: relation.preimages) { $0.add($1) }
    line.add("leaves", each: relation.leaves) { $0.add($1.header) }
    if let export = s.l1Block {
      line.key("l1_block")
      line.add(export)
    }
    line.add(relation.l1Links)
    closeProof(proof)
  }

  mutating func writeLone(
    _ proof: Proof, _ relation: LoneSettlement, _ from: BlockIndex, _ to: BlockIndex,
    _ world: borrowing World
  ) {
    guard case .lone(let s) = proof.statement else { return }
    begin("lone", world)
    line.add("proof", proof.id.rawValue)
    line.add("rollup", s.rollup.rawValue)
    line.add("from", from.rawValue)
    line.add("to", to.rawValue)
    line.add("anchor", s.anchor)
    line.add("cur", s.cur)
    line.add("cur_height", s.curHeight)
    line.add("registry_head", s.registryHead)
    line.add("openings", each: relation.openings) { line, opening in
      line.object {
        $0.key("export")
        $0.add(opening.export)
        $0.add("roots", each: opening.roots) { $0.add($1) }
        $0.add("nodes", each: opening.path) { $0.add($1) }
      }
    }
    if !s.exports.isEmpty { line.add("exports", each: s.exports) { $0.add($1) } }
    line.addHeaders(of: relation.links)
    closeProof(proof)
  }

  private mutating func closeProof(_ proof: Proof) {
    line.add("statement", proof.sealed.digest)
    close()
  }
}
