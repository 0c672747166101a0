import RollupSimulation
import Screen

/// What stands in the cell of a node: its state, `cur`, `prev` with the comparison, `x`, exports.
struct NodeCells {
  let scene: Scene
  let checkpoint: Int
  /// Exports matter more than hashes where only one of them fits.
  let isTight: Bool

  func slot(_ node: NodeID) -> Round.Slot {
    checkpoint >= 1 ? scene.slot(node, checkpoint) : .waiting
  }

  private var isCovered: Bool { checkpoint <= scene.coveredCheckpoint }

  /// The lines of an inner node's cell, as many as there are rows, the first one for its state.
  func lines(of node: NodeID, width: Int, rows: Int, isNamed: Bool) -> [Line] {
    guard checkpoint >= 1 else { return [genesis(node, width, isNamed)] }
    let slot = slot(node)
    var lines = [state(of: node, slot, width, isNamed ? scene.name(node) : "")]
    guard rows > 1 else { return lines }
    if let proof = slot.proof {
      lines += proven(node, scene.world.proof(proof), width - 2, rows)
    } else {
      lines += unproven(node, slot, width - 2, rows)
    }
    return lines
  }

  /// The first candidate that fits, else nothing.
  private func fit(_ width: Int, _ candidates: [String]) -> String {
    candidates.first { $0.unicodeScalars.count <= width } ?? ""
  }

  /// The best wording if it fits, which it mostly does: the others are not made before.
  private func fit(_ width: Int, _ best: String, else others: @autoclosure () -> [String]) -> String
  {
    best.unicodeScalars.count <= width ? best : fit(width, others())
  }

  private func genesis(_ node: NodeID, _ width: Int, _ isNamed: Bool) -> Line {
    let hash = Wording.short(scene.world.genesisHashes[node], 4)
    let name = isNamed ? "\(scene.name(node)) " : ""
    return Line(fit(width, ["● \(name)\(hash) genesis", "● \(name)\(hash)", "●"]), .quiet)
  }

  private func state(
    of node: NodeID, _ slot: Round.Slot, _ width: Int, _ name: String
  ) -> Line {
    let look = Sign.look(of: slot, isCovered: isCovered)
    let start = name.isEmpty ? String(Character(look.glyph)) : "\(Character(look.glyph)) \(name)"
    switch slot {
    case .waiting: return Line(fit(width, waiting(node, start)), look.style)
    case .ready:
      return Line(
        fit(width, ["\(start) ready, no worker", "\(start) ready", start, "○"]), look.style)
    case .folding(let id):
      let job = scene.world.job(id)
      let percent = "\(job.percent(at: scene.world.now))%"
      let ends = Wording.clock(job.ends)
      return Line(
        fit(
          width,
          [
            "\(start) \(percent) → \(ends)", "\(start) \(percent) \(ends)", "\(start) \(percent)",
            "◐ \(percent)", "◐",
          ]), look.style)
    case .proven(let id), .carried(let id, _):
      return provenState(scene.world.proof(id), node, width, start, look)
    case .refused(let why):
      return Line(
        fit(width, ["\(start) refused: \(Wording.rule(why))", "\(start) refused", start, "✗"]),
        look.style)
    case .lost(let percent):
      return Line(
        fit(width, ["\(start) lost \(percent)%", "\(start) lost", start, "†"]), look.style)
    }
  }

  private func waiting(_ node: NodeID, _ start: String) -> [String] {
    guard let (left, right) = scene.tree[node].children else { return [start] }
    let missing = [left, right].filter { slot($0).proof == nil }.map { scene.name($0) }
    guard !missing.isEmpty else { return [start, "·"] }
    let both = missing.joined(separator: ", ")
    return [
      "\(start) waits for \(both)", "\(start) waits \(missing.joined(separator: " "))",
      "\(start) for \(missing[0])", start, "·",
    ]
  }

  private func provenState(
    _ proof: Proof, _ node: NodeID, _ width: Int, _ start: String, _ look: Sign.Look
  ) -> Line {
    let tokens = tokens(proof.exports, above: scene.tree.level(of: node))
    let glyph = "\(Character(look.glyph))"
    // Measured before it is built: this is drawn for every node in every frame.
    let rest = width - start.unicodeScalars.count - 1 - tokens.unicodeScalars.count
    let text =
      rest >= 5
      ? "\(start) \(proof.cur.prefixHex(rest >= 7 ? 6 : 4)) \(tokens)"
      : rest >= 0 ? "\(start) \(tokens)" : fit(width, [start, "\(glyph) \(tokens)", glyph])
    return Line(text, look.style)
  }

  /// `[·23]`: one place for each level above, filled where an ancestor's old hash is exported.
  func tokens(_ exports: [ImportedHash], above level: Int) -> String {
    let depth = scene.tree.depth
    let blocks = exports.reduce(0) { $0 + ($1.kind == .rollupBlock ? 1 : 0) }
    let foreign =
      (blocks > 0 ? "×\(blocks)" : "") + (exports.contains { $0.kind == .l1Block } ? "L" : "")
    if !scene.hasNodeExports { return "[\(foreign)]" }
    guard level < depth else {
      let nodes = exports.contains { $0.kind == .node }
      return nodes ? "[\(exports.count)!]" : "[\(foreign)]"
    }
    // A bit for each level above: whether one of it is named, and whether as of long ago.
    var (named, old) = (UInt64(0), UInt64(0))
    for export in exports {
      guard export.kind == .node,
        let node = scene.tree.node(first: Int(export.first), count: Int(export.count))
      else { continue }
      let above = scene.tree.level(of: node)
      guard above > level else { continue }
      let bit = UInt64(1) << UInt64(above - level - 1)
      named |= bit
      old = Int(export.index) < checkpoint - 1 ? old | bit : old & ~bit
    }
    var text = "["
    for k in 0..<depth - level {
      let bit = UInt64(1) << UInt64(k)
      text += named & bit == 0 ? "·" : Wording.digit(level + 1 + k)
      if old & bit != 0 { text += "'" }
    }
    return text + foreign + "]"
  }

  private func proven(_ node: NodeID, _ proof: Proof, _ width: Int, _ rows: Int) -> [Line] {
    var lines = [previous(of: proof, node, width)]
    guard rows > 2 else { return lines }
    let x = proof.fold?.looseInput ?? .zero
    lines.append(Line(fit(width, ["x \(Wording.short(x))", "x \(Wording.short(x, 4))"]), .quiet))
    guard rows > 3, let fold = proof.fold else { return lines }
    if !fold.settled.isEmpty {
      let names = fold.settled.map { Wording.hashed($0.export, scene.tree) }
      let tokens = Wording.tokens(fold.settled.map(\.export), scene.tree)
      lines.append(
        Line(
          fit(width, ["settled \(names.joined(separator: " "))", "settled \(tokens)"]), .good))
    }
    if !proof.exports.isEmpty, rows > 4 || fold.settled.isEmpty {
      let passed = Wording.tokens(proof.exports, scene.tree)
      lines.append(Line(fit(width, ["passes \(passed)"]), .quiet))
    }
    return lines
  }

  /// `←62d0 ✓  1=`: my `prev`, whether it equals what stood there before, and what it settled.
  private func previous(of proof: Proof, _ node: NodeID, _ width: Int) -> Line {
    let before = scene.world.hash(of: node, at: checkpoint - 1)
    let sign = before.map { $0 == proof.prev ? " ✓" : " ✗" } ?? ""
    let fold = proof.fold?.settled ?? []
    var settled = fold.filter { $0.export.kind == .node }.map {
      Wording.token($0.export, scene.tree) + ($0.byLink ? "'=" : "=")
    }
    let blocks = fold.count - settled.count
    if blocks > 0 { settled.append("×\(blocks)=") }
    let all = settled.isEmpty ? "" : "  " + settled.joined(separator: " ")
    let text = fit(
      width, "←\(Wording.short(proof.prev))\(sign)\(all)",
      else: [
        "←\(Wording.short(proof.prev, 4))\(sign)\(all)",
        "←\(Wording.short(proof.prev, 4))\(sign)", "←\(Wording.short(proof.prev, 4))",
      ])
    return Line(text, sign == " ✗" ? .bad : .normal)
  }

  private func unproven(
    _ node: NodeID, _ slot: Round.Slot, _ width: Int, _ rows: Int
  ) -> [Line] {
    var lines = [earlier(node, width)]
    if case .refused(let why) = slot {
      var mark = Wording.rule(why)
      if case .exportDoesNotLink(let export, _) = why {
        mark = "\(Wording.token(export, scene.tree))≠ \(Wording.hashed(export, scene.tree))"
      }
      lines.insert(Line(fit(width, [mark]), .bad), at: 0)
    }
    guard rows > 2 else { return lines }
    let x = scene.world.hash(of: node, at: checkpoint - 2)
    let long = x.map { Wording.short($0) } ?? "?"
    let short = x.map { Wording.short($0, 4) } ?? "?"
    lines.append(Line(fit(width, ["x    \(long)", "x    \(short)", "x \(short)"]), .quiet))
    if rows > 3 { lines += outlook(node, width) }
    return lines
  }

  /// `.2 ● 5be7`: the same node at the previous checkpoint.
  private func earlier(_ node: NodeID, _ width: Int) -> Line {
    let i = checkpoint - 1
    guard let hash = scene.world.hash(of: node, at: i) else {
      return Line(fit(width, [".\(i) ·"]), .quiet)
    }
    let glyph = i <= scene.coveredCheckpoint ? "●" : "✓"
    let made = i >= 1 ? scene.slot(node, i).proof.map { scene.world.proof($0).madeAt } : nil
    let time = made.map { "  \(Wording.clock($0))" } ?? ""
    return Line(
      fit(
        width, ".\(i) \(glyph) \(Wording.short(hash))\(time)",
        else: [
          ".\(i) \(glyph) \(Wording.short(hash))",
          ".\(i) \(glyph) \(Wording.short(hash, 4))", ".\(i) \(glyph)",
        ]), .quiet)
  }

  /// What the inputs that are there already will settle and pass on.
  private func outlook(_ node: NodeID, _ width: Int) -> [Line] {
    guard let (left, right) = scene.tree[node].children else { return [] }
    let place = scene.tree[node]
    var settles = false
    var blocks: [ImportedHash] = []
    var passed: [ImportedHash] = []
    for child in [left, right] {
      guard let proof = slot(child).proof else { continue }
      for export in scene.world.proof(proof).exports {
        switch export.kind {
        case .node where Int(export.first) == place.first && Int(export.count) == place.count:
          settles = true
        case .rollupBlock where settlesHere(export, node): blocks.append(export)
        default: passed.append(export)
        }
      }
    }
    if !blocks.isEmpty, !settles {
      return [Line(fit(width, ["settles \(Wording.tokens(blocks, scene.tree))"]), .quiet)]
    }
    let passes = passed.isEmpty ? "" : Wording.tokens(passed, scene.tree)
    var lines: [Line] = []
    if settles {
      lines.append(
        Line(fit(width, ["settles \(Wording.digit(scene.tree.level(of: node)))"]), .quiet))
    }
    if !passes.isEmpty {
      lines.append(Line(fit(width, ["passes \(passes)"]), .quiet))
    }
    return lines
  }

  /// Whether a foreign block's rollup is under a node: there the two sides meet.
  private func settlesHere(_ export: ImportedHash, _ node: NodeID) -> Bool {
    scene.tree.contains(node, scene.tree.leaf(of: RollupID(Int(export.first))))
  }
}
