import RollupSimulation
import Screen

extension Inspection {
  static func chainProof(_ leaf: NodeID, _ i: Int, _ scene: Scene) -> [Line] {
    let r = scene.tree.rollup(at: leaf)
    let slot = scene.slot(leaf, i)
    guard let id = slot.proof else { return waiting(leaf, i, scene) }
    let proof = scene.world.proof(id)
    var lines = made(proof, scene)
    let before = scene.world.hash(of: leaf, at: i - 1)
    switch proof.statement {
    case .chain(let s):
      lines += [
        block("anchor", r, s.anchorHeight, s.anchor, scene),
        block("prev", r, s.prevHeight, s.prev, scene),
        comparison(proof.prev, before, leaf, i, scene),
        block("cur", r, s.curHeight, s.cur, scene),
        field(
          "covers",
          "\(Wording.count(s.blockCount, "block")) since the epoch began, "
            + "\(s.curHeight - s.prevHeight) of them new"),
      ]
    case .carry(let s):
      lines += [
        block("cur", r, s.curHeight, s.cur, scene, note: "  = prev: carried"),
        comparison(proof.prev, before, leaf, i, scene),
      ]
      if case .carried(_, let reason) = slot {
        lines.append(
          field(
            "because",
            reason == .deadline
              ? "nothing usable came by the deadline" : "its contract on L1 is open"))
      }
    case .node, .settlement, .lone: break
    }
    return lines + exports(proof, scene)
  }

  /// A node with its preimages (PROTOCOL 2.1).
  static func node(_ node: NodeID, _ i: Int, _ scene: Scene) -> [Line] {
    guard i >= 1 else {
      let cur = HashTarget(scene.world.genesisHashes[node], .genesisNode(node))
      return [field("cur", .normal, .hash(cur)), "part of genesis"]
    }
    guard let id = scene.slot(node, i).proof, let (left, right) = scene.tree[node].children else {
      return waiting(node, i, scene)
    }
    let world = scene.world
    let proof = world.proof(id)
    let x = known(proof.fold?.looseInput ?? .zero, node, i - 2, scene)
    var lines = made(proof, scene)
    lines += preimages(proof, node, left, right, i, scene)
    lines += [
      field(
        "x", .normal, .hash(x),
        .words("  claimed cur(\(scene.name(node)), \(i - 2)): no proof of its own, fixed by prev")),
      inputs(
        left, right, world.proof(proof.inputs[0]), world.proof(proof.inputs[1]), i, scene),
    ]
    let blocks = (proof.fold?.settled ?? []).map(\.export).filter { $0.kind == .rollupBlock }
    if !blocks.isEmpty { lines.append(self.blocks("settled", blocks, scene)) }
    for settled in proof.fold?.settled ?? [] where settled.export.kind != .rollupBlock {
      let token = Wording.token(settled.export, scene.tree)
      let how = settled.byLink ? "links to prev" : "= prev"
      lines.append(
        field(
          "token \(token)", .good,
          .object("\(Wording.hashed(settled.export, scene.tree)) ", object(settled.export, scene)),
          .hash(target(settled.export, scene), digits: 6), .words("  \(how)  ✓ settled")))
    }
    return lines + exports(proof, scene)
  }

  /// `cur` and `prev` with what they are the hashes of, and the comparison that closes the link.
  private static func preimages(
    _ proof: Proof, _ node: NodeID, _ left: NodeID, _ right: NodeID, _ i: Int, _ scene: Scene
  ) -> [Line] {
    let place = scene.tree[node]
    let a = scene.world.proof(proof.inputs[0])
    let b = scene.world.proof(proof.inputs[1])
    func line(
      _ label: String, _ i: Int, _ whole: HashTarget, _ a: Digest, _ b: Digest,
      _ last: (name: String, hash: HashTarget)
    ) -> Line {
      var line = field(
        label, .normal, .hash(whole), .words(" = H(0x11 \(place.first)+\(place.count) .\(i)"))
      for (child, digest) in [(left, a), (right, b)] {
        line.add(" │ ")
        line.add(.object(scene.name(child), scene.world.address(of: child, checkpoint: i)))
        line.add(" ")
        line.add(.hash(known(digest, child, i, scene), digits: 6))
      }
      line.add(" │ \(last.name) ")
      line.add(.hash(last.hash, digits: 6))
      line.add(")")
      return line
    }
    var prev = known(proof.prev, node, i - 1, scene)
    // Computed in this proof even if nobody else has such a hash.
    if prev.reference == nil { prev.reference = .previousNode(proof.id) }
    let x = known(proof.fold?.looseInput ?? .zero, node, i - 2, scene)
    return [
      line("cur", i, HashTarget(proof.cur, .node(proof.id)), a.cur, b.cur, ("prev", prev)),
      line("prev", i - 1, prev, a.prev, b.prev, ("x", x)),
      comparison(proof.prev, scene.world.hash(of: node, at: i - 1), node, i, scene),
    ]
  }

  /// A claimed hash of a node, with where its preimage is found.
  private static func known(
    _ digest: Digest, _ node: NodeID, _ i: Int, _ scene: Scene
  ) -> HashTarget {
    HashTarget(digest, scene.world.reference(toNode: node, i, digest))
  }

  private static func target(_ export: ImportedHash, _ scene: Scene) -> HashTarget {
    HashTarget(export.digest, scene.world.reference(to: export))
  }

  private static func object(_ export: ImportedHash, _ scene: Scene) -> Address? {
    Address(Wording.hashed(export, scene.tree))
  }

  /// A block by height and hash.
  private static func block(
    _ label: String, _ r: RollupID, _ height: Int, _ digest: Digest, _ scene: Scene,
    note: String = ""
  ) -> Line {
    field(
      label, note.isEmpty ? .normal : .warn, .object("#\(height)", .block(r, height: height)),
      .words("  "), .hash(HashTarget(digest, scene.world.reference(toBlockOf: r, digest))),
      .words(note))
  }

  private static func inputs(
    _ left: NodeID, _ right: NodeID, _ a: Proof, _ b: Proof, _ i: Int, _ scene: Scene
  ) -> Line {
    let cells = NodeCells(scene: scene, checkpoint: i, isTight: false)
    var line = Line(Text.padded("in", to: 9), .quiet)
    for (child, proof) in [(left, a), (right, b)] {
      let object = scene.world.address(of: child, checkpoint: i)
      let level = scene.tree[child].isLeaf ? 0 : scene.tree.level(of: child)
      line.add(
        "\(object) \(String(cells.tokens(proof.exports, above: level)))   ", .normal,
        target: .address(object))
    }
    return line
  }

  private static func made(_ proof: Proof, _ scene: Scene) -> [Line] {
    let size = scene.world.settings.costs.proofBytes
    return [
      field(
        "proven",
        "\(Wording.clock(proof.madeAt)) by \(Wording.party(proof.maker)), "
          + "\(Wording.count(size, "byte")) (assumption)  PROTOCOL 2.1, post 2.2.2.2")
    ]
  }

  private static func comparison(
    _ prev: Digest, _ before: Digest?, _ node: NodeID, _ i: Int, _ scene: Scene
  ) -> Line {
    guard let before else {
      return field("", "the hash at checkpoint \(i - 1) is not known here", .quiet)
    }
    return prev == before
      ? field("", "equals cur at checkpoint \(i - 1)   ✓ rule: continuity", .good)
      : field(
        "", .bad, .words("differs from cur at checkpoint \(i - 1), "),
        .hash(known(before, node, i - 1, scene), digits: 6), .words("   ✗ rule: continuity"))
  }

  /// What the proof still depends on, each with where it settles.
  private static func exports(_ proof: Proof, _ scene: Scene) -> [Line] {
    if proof.exports.isEmpty { return [field("out", "[]  depends on nothing outside", .good)] }
    var lines: [Line] = []
    let blocks = proof.exports.filter { $0.kind == .rollupBlock }
    if !blocks.isEmpty {
      lines.append(self.blocks("out ×\(blocks.count)", blocks, scene, limit: 100))
      lines.append(field("", "each settles where its rollup's side of the tree meets this", .quiet))
    }
    return lines
      + proof.exports.filter { $0.kind != .rollupBlock }.map { export in
        let token = Wording.token(export, scene.tree)
        return field(
          "out \(token)", .normal,
          .object("\(Wording.hashed(export, scene.tree)) ", object(export, scene)),
          .hash(target(export, scene), digits: 6),
          .words(export.kind == .l1Block ? "  L1 compares it" : "  settles at a higher node"))
      }
  }

  private static func waiting(_ node: NodeID, _ i: Int, _ scene: Scene) -> [Line] {
    let object = scene.world.address(of: node, checkpoint: i)
    var lines: [Line] = []
    for (k, line) in Answer.why(object, scene.world, scene.model.places).lines.enumerated() {
      if k == 0 {
        lines.append(Line(line.text))
        continue
      }
      var text = Line(Text.padded(line.label, to: 10), .quiet)
      text.add(line.end.isEmpty ? line.text : "\(line.text)  \(line.end)")
      lines.append(text)
    }
    if let before = scene.world.hash(of: node, at: i - 1) {
      lines.append(
        field(
          "prev", .normal, .words("will be "), .hash(known(before, node, i - 1, scene)),
          .words(", cur at checkpoint \(i - 1)")))
    }
    if let x = scene.world.hash(of: node, at: i - 2), !scene.tree[node].isLeaf {
      lines.append(
        field(
          "x", .normal, .words("will be "), .hash(known(x, node, i - 2, scene)),
          .words(", cur at checkpoint \(i - 2)")))
    }
    return lines
  }
}
