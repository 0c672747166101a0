import RollupSimulation
import Screen

extension NodeCells {
  /// The lines of a chain proof's cell, as many as there are rows, the first one for its state.
  func lines(ofLeaf leaf: NodeID, width: Int, rows: Int) -> [Line] {
    let r = scene.tree.rollup(at: leaf)
    guard checkpoint >= 1 else {
      let hash = Wording.short(scene.world.genesisHashes[leaf], 4)
      return [Line(first(width, ["● \(hash) genesis", "● \(hash)", "●"]), .quiet)]
    }
    let slot = slot(leaf)
    guard let id = slot.proof else {
      var lines = [making(r, width)]
      if rows > 1 { lines.append(before(leaf, width - 2)) }
      return lines
    }
    let proof = scene.world.proof(id)
    var lines = [proven(r, proof, slot, width)]
    guard rows > 1 else { return lines }
    let before = scene.world.hash(of: leaf, at: checkpoint - 1)
    let sign = before.map { $0 == proof.prev ? " ✓" : " ✗" } ?? ""
    lines.append(
      Line(
        first(
          width - 2,
          ["←\(Wording.short(proof.prev))\(sign)", "←\(Wording.short(proof.prev, 4))\(sign)"]),
        sign == " ✗" ? .bad : .normal))
    guard rows > 2 else { return lines }
    let exports = proof.exports.map { Wording.hashed($0, scene.tree) }.joined(separator: " ")
    let tokens = exports.isEmpty ? "" : Wording.tokens(proof.exports, scene.tree)
    lines.append(
      Line(
        first(
          width - 2, [exports.isEmpty ? "no exports" : "exports " + exports, exports, tokens]),
        .quiet))
    if case .chain(let s) = proof.statement {
      let blocks = s.curHeight - s.prevHeight
      lines.append(
        Line(
          first(width - 2, ["\(blocks) blocks to #\(s.curHeight)", "to #\(s.curHeight)"]), .quiet))
    }
    return lines
  }

  private func first(_ width: Int, _ candidates: [String]) -> String {
    candidates.first { $0.unicodeScalars.count <= width } ?? ""
  }

  private func proven(
    _ r: RollupID, _ proof: Proof, _ slot: Round.Slot, _ width: Int
  ) -> Line {
    let look = Sign.look(of: slot, isCovered: checkpoint <= scene.coveredCheckpoint)
    let glyph = Character(look.glyph)
    let hash = proof.cur.prefixHex(4)
    if case .carried = slot {
      return Line(
        first(
          width,
          [
            "\(glyph) A\(r.rawValue) \(hash) carried", "\(glyph) \(hash) carried",
            "\(glyph) carried", "\(glyph)",
          ]),
        look.style)
    }
    let tokens = tokens(proof.exports, above: 0)
    var candidates = [
      "\(glyph) A\(r.rawValue) \(proof.cur.prefixHex(6)) \(tokens)", "\(glyph) \(hash) \(tokens)",
    ]
    candidates +=
      isTight
      ? ["\(glyph) \(tokens)", "\(glyph) \(hash)"] : ["\(glyph) \(hash)", "\(glyph) \(tokens)"]
    return Line(first(width, candidates + ["\(glyph)"]), look.style)
  }

  /// A chain proof that is not in the tree: being made, on its way, refused, or what holds it up.
  private func making(_ r: RollupID, _ width: Int) -> Line {
    let name = "A\(r.rawValue)"
    if let refusal = scene.round?.refusals.last(where: { $0.rollup == r }),
      checkpoint == scene.checkpoint
    {
      let rule = Wording.rule(refusal.refusal)
      return Line(first(width, ["✗ \(name) refused: \(rule)", "✗ refused", "✗"]), .bad)
    }
    if let id = scene.world.rollups[r].prover.job,
      case .chain(_, let i, _, _) = scene.world.job(id).kind,
      i == checkpoint
    {
      let job = scene.world.job(id)
      let percent = "\(job.percent(at: scene.world.now))%"
      let ends = Wording.clock(job.ends)
      return Line(
        first(
          width,
          [
            "◐ \(name) \(percent) → \(ends)", "◐ \(percent) → \(ends)", "◐ \(percent) \(ends)",
            "◐ \(percent)", "◐",
          ]), Sign.folding.style)
    }
    if let last = scene.world.rollups[r].prover.proofs.last, last.checkpoint == checkpoint {
      return Line(first(width, ["○ \(name) sent", "○ sent", "○"]), Sign.ready.style)
    }
    if scene.world.rollups[r].prover.isHalted {
      return Line(first(width, ["· \(name) halted", "· halted", "·"]), .bad)
    }
    return Line(first(width, ["· \(name) waits", "· waits", "·"]), .quiet)
  }

  private func before(_ leaf: NodeID, _ width: Int) -> Line {
    let i = checkpoint - 1
    guard let hash = scene.world.hash(of: leaf, at: i) else {
      return Line(first(width, [".\(i) ·"]), .quiet)
    }
    let glyph = i <= scene.coveredCheckpoint ? "●" : "✓"
    return Line(
      first(
        width,
        [
          ".\(i) \(glyph) \(Wording.short(hash))", ".\(i) \(glyph) \(Wording.short(hash, 4))",
          ".\(i) \(glyph)",
        ]), .quiet)
  }

  /// The line of a folded subtree: how many leaves are in, the most exports, the slowest leaf.
  func foldedLine(_ node: NodeID, width: Int) -> Line {
    let survey = scene.world.leaves(under: node, at: checkpoint)
    let (proven, members) = (survey.proven, survey.members)
    let sign =
      proven == members
      ? (checkpoint <= scene.coveredCheckpoint ? "●" : "✓") : proven > 0 ? "◐" : "·"
    let count = "\(sign) \(proven) of \(members)"
    let tokens = tokens(survey.mostExports, above: 0)
    var tail = survey.newest.map { "last \(scene.name($0.leaf)) \(Wording.clock($0.time))" } ?? ""
    if let missing = survey.missing {
      let made = making(scene.tree.rollup(at: missing), 24).text
      tail = made.contains("A") ? made : "\(scene.name(missing)) \(made)"
    }
    let style: Style = proven == members ? .good : proven > 0 ? .info : .quiet
    return Line(
      first(width, ["\(count) \(tokens) \(tail)", "\(count) \(tokens)", count, sign]), style)
  }
}
