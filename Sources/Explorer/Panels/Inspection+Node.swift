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
        field(
          "anchor", "#\(s.anchorHeight)  \(hash(s.anchor))", to: .block(r, height: s.anchorHeight)),
        field("prev", "#\(s.prevHeight)  \(hash(s.prev))", to: .block(r, height: s.prevHeight)),
        comparison(proof.prev, before, i),
        field("cur", "#\(s.curHeight)  \(hash(s.cur))", to: .block(r, height: s.curHeight)),
        field(
          "covers",
          "\(Wording.count(s.blockCount, "block")) since the epoch began, "
            + "\(s.curHeight - s.prevHeight) of them new"),
      ]
    case .carry(let s):
      lines += [
        field(
          "cur", "#\(s.curHeight)  \(hash(s.cur))  = prev: carried", .warn,
          to: .block(r, height: s.curHeight)),
        comparison(proof.prev, before, i),
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
      return [field("cur", hash(scene.world.genesisHashes[node.index])), "part of genesis"]
    }
    guard let id = scene.slot(node, i).proof, let (left, right) = scene.tree[node].children else {
      return waiting(node, i, scene)
    }
    let world = scene.world
    let proof = world.proof(id)
    let place = scene.tree[node]
    let head = "\(place.first)+\(place.count)"
    let a = world.proof(proof.inputs[0])
    let b = world.proof(proof.inputs[1])
    let names = (scene.name(left), scene.name(right))
    let x = proof.fold?.looseInput ?? .zero
    var lines = made(proof, scene)
    lines += [
      field(
        "cur",
        "\(hash(proof.cur)) = H(0x11 \(head) .\(i) │ \(names.0) \(short(a.cur)) │ "
          + "\(names.1) \(short(b.cur)) │ prev \(short(proof.prev)))"
      ),
      field(
        "prev",
        "\(hash(proof.prev)) = H(0x11 \(head) .\(i - 1) │ \(names.0) \(short(a.prev)) │ "
          + "\(names.1) \(short(b.prev)) │ x \(short(x)))"
      ),
      comparison(proof.prev, world.hash(of: node, at: i - 1), i),
      field(
        "x",
        "\(hash(x))  claimed cur(\(scene.name(node)), \(i - 2)): no proof of its own, fixed by prev"
      ),
      inputs(left, right, a, b, i, scene),
    ]
    for settled in proof.fold?.settled ?? [] {
      let token = Wording.token(settled.export, scene.tree)
      let how = settled.byLink ? "links to prev" : "= prev"
      lines.append(
        field(
          "token \(token)",
          "\(Wording.hashed(settled.export, scene.tree)) \(short(settled.export.digest))  \(how)"
            + "  ✓ settled",
          .good))
    }
    return lines + exports(proof, scene)
  }

  private static func short(_ digest: Digest) -> String { Wording.short(digest) }

  private static func inputs(
    _ left: NodeID, _ right: NodeID, _ a: Proof, _ b: Proof, _ i: Int, _ scene: Scene
  ) -> Line {
    let cells = NodeCells(scene: scene, checkpoint: i, isTight: false)
    var line = Line(Text.padded("in", to: 9), .quiet)
    for (child, proof) in [(left, a), (right, b)] {
      let object = scene.world.address(of: child, checkpoint: i)
      let level = scene.tree[child].isLeaf ? 0 : scene.tree.level(of: child)
      line.add(
        "\(object) \(cells.tokens(proof.exports, above: level))   ", .normal,
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
          + "\(Wording.number(size)) bytes (assumption)  PROTOCOL 2.1, post 2.2.2.2")
    ]
  }

  private static func comparison(_ prev: Digest, _ before: Digest?, _ i: Int) -> Line {
    guard let before else {
      return field("", "the hash at checkpoint \(i - 1) is not known here", .quiet)
    }
    return prev == before
      ? field("", "equals cur at checkpoint \(i - 1)   ✓ rule: continuity", .good)
      : field(
        "",
        "differs from cur at checkpoint \(i - 1), \(Wording.short(before))   ✗ rule: continuity",
        .bad)
  }

  /// What the proof still depends on, each with where it settles.
  private static func exports(_ proof: Proof, _ scene: Scene) -> [Line] {
    if proof.exports.isEmpty { return [field("out", "[]  depends on nothing outside", .good)] }
    return proof.exports.map { export in
      let token = Wording.token(export, scene.tree)
      return field(
        "out \(token)",
        "\(Wording.hashed(export, scene.tree)) \(Wording.short(export.digest))"
          + "  settles at a higher node",
        to: Address(Wording.hashed(export, scene.tree)))
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
      lines.append(field("prev", "will be \(hash(before)), cur at checkpoint \(i - 1)"))
    }
    if let x = scene.world.hash(of: node, at: i - 2), !scene.tree[node].isLeaf {
      lines.append(field("x", "will be \(hash(x)), cur at checkpoint \(i - 2)"))
    }
    return lines
  }
}
