import RollupSimulation
import Screen

extension NodeCells {
  /// Adds the lines of a chain proof's cell, as many as there are rows, the first one for its
  /// state.
  func add(leaf: NodeID, width: Int, rows: Int, to lines: inout [CellLine]) {
    let r = scene.tree.rollup(at: leaf)
    guard checkpoint >= 1 else {
      let hash = scene.world.genesisHashes[leaf]
      return lines.append(
        CellLine(
          .first(in: width, "● \(short: hash, 4) genesis", "● \(short: hash, 4)", "●"), .quiet))
    }
    let slot = slot(leaf)
    guard let id = slot.proof else {
      lines.append(making(r, width))
      if rows > 1 { lines.append(before(leaf, width - 2)) }
      return
    }
    let proof = scene.world.proof(id)
    lines.append(proven(r, proof, slot, width))
    guard rows > 1 else { return }
    let (sign, differs) = comparison(proof, leaf)
    lines.append(
      CellLine(
        .first(
          in: width - 2, "←\(short: proof.prev)\(sign)", "←\(short: proof.prev, 4)\(sign)"),
        differs ? .bad : .normal))
    guard rows > 2 else { return }
    lines.append(CellLine(exports(proof, width - 2), .quiet))
    if case .chain(let s) = proof.statement {
      lines.append(
        CellLine(
          .first(
            in: width - 2,
            "\(Wording.count(s.curHeight - s.prevHeight, "block")) to #\(s.curHeight)",
            "to #\(s.curHeight)"), .quiet))
    }
  }

  private func exports(_ proof: Proof, _ width: Int) -> Glyphs {
    let exports = proof.exports
    if exports.isEmpty { return .first(in: width, "no exports") }
    let names = exports.map { Wording.hashed($0, scene.tree) }.joined(separator: " ")
    return .first(
      in: width, "exports \(names)", "\(names)", Wording.tokens(exports, scene.tree))
  }

  private func proven(
    _ r: RollupID, _ proof: Proof, _ slot: Round.Slot, _ width: Int
  ) -> CellLine {
    let look = Sign.look(of: slot, isCovered: checkpoint <= scene.coveredCheckpoint)
    let glyph = look.glyph
    let cur = proof.cur
    if case .carried = slot {
      return CellLine(
        .first(
          in: width, "\(glyph) A\(r.index) \(hex: cur, 4) carried",
          "\(glyph) \(hex: cur, 4) carried", "\(glyph) carried", "\(glyph)"),
        look.style)
    }
    let tokens = tokens(proof.exports, above: 0)
    func alone(_ isOfExports: Bool) -> Glyphs {
      isOfExports ? "\(glyph) \(tokens)" : "\(glyph) \(hex: cur, 4)"
    }
    return CellLine(
      .first(
        in: width, "\(glyph) A\(r.index) \(hex: cur, 6) \(tokens)",
        "\(glyph) \(hex: cur, 4) \(tokens)", alone(isTight), alone(!isTight), "\(glyph)"),
      look.style)
  }

  /// A chain proof that is not in the tree: being made, on its way, refused, or what holds it up.
  private func making(_ r: RollupID, _ width: Int) -> CellLine {
    let world = scene.world
    if checkpoint == scene.checkpoint,
      let refusal = scene.round?.refusals.last(where: { $0.rollup == r })
    {
      let rule = Wording.rule(refusal.refusal)
      return CellLine(
        .first(in: width, "✗ A\(r.index) refused: \(rule)", "✗ refused", "✗"), .bad)
    }
    let prover = world.rollup(r).prover
    if let id = prover.job, case .chain(_, let i, _, _) = world.job(id).kind,
      i == checkpoint
    {
      let job = world.job(id)
      let percent = job.percent(at: world.now)
      let ends = Wording.clock(job.ends)
      return CellLine(
        .first(
          in: width, "◐ A\(r.index) \(percent)% → \(ends)", "◐ \(percent)% → \(ends)",
          "◐ \(percent)% \(ends)", "◐ \(percent)%", "◐"), Sign.folding.style)
    }
    if let last = prover.proofs.last, last.checkpoint == checkpoint {
      return CellLine(
        .first(in: width, "○ A\(r.index) sent", "○ sent", "○"), Sign.ready.style)
    }
    if prover.isHalted {
      return CellLine(.first(in: width, "· A\(r.index) halted", "· halted", "·"), .bad)
    }
    return CellLine(.first(in: width, "· A\(r.index) waits", "· waits", "·"), .quiet)
  }

  private func before(_ leaf: NodeID, _ width: Int) -> CellLine {
    let i = checkpoint - 1
    guard let hash = scene.world.hash(of: leaf, at: i) else { return Self.unknown(i, width) }
    let glyph = before(i)
    return CellLine(
      .first(
        in: width, ".\(i) \(glyph) \(short: hash)", ".\(i) \(glyph) \(short: hash, 4)",
        ".\(i) \(glyph)"), .quiet)
  }

  /// The line of a folded subtree: how many leaves are in, the most exports, the slowest leaf.
  func foldedLine(_ node: NodeID, width: Int) -> CellLine {
    let survey = scene.world.leaves(under: node, at: checkpoint)
    let (proven, members) = (survey.proven, survey.members)
    let sign: Unicode.Scalar =
      proven == members ? before(checkpoint) : proven > 0 ? "◐" : "·"
    let style: Style = proven == members ? .good : proven > 0 ? .info : .quiet
    let count: Glyphs = "\(sign) \(proven) of \(members)"
    let tokens = tokens(survey.mostExports, above: 0)
    // What is still to come is told where there is room for it only.
    let room = width - count.width - tokens.width - 2
    let tail = room >= 0 ? tail(survey) : ""
    return CellLine(
      .first(
        in: width, "\(count) \(tokens) \(tail)", "\(count) \(tokens)", count, "\(sign)"), style)
  }

  /// The slowest leaf of a folded subtree: the one that is missing, or the last that came.
  private func tail(_ survey: LeafSurvey) -> Glyphs {
    guard let missing = survey.missing else {
      return survey.newest.map {
        "last \(scene.name($0.leaf)) \(Wording.clock($0.time))"
      } ?? ""
    }
    let made = making(scene.tree.rollup(at: missing), 24).text
    return made.contains("A") ? made : "\(scene.name(missing)) \(made)"
  }
}
