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

  /// The proof in a node's slot, if there is one.
  func proof(_ node: NodeID) -> ProofID? { scene.world.slotProof(node, checkpoint) }

  private var isCovered: Bool { checkpoint <= scene.coveredCheckpoint }

  /// Adds the lines of an inner node's cell, as many as there are rows, the first one for its
  /// state.
  func add(
    _ node: NodeID, width: Int, rows: Int, isNamed: Bool, to lines: inout [CellLine]
  ) {
    guard checkpoint >= 1 else { return lines.append(genesis(node, width, isNamed)) }
    let slot = slot(node)
    let name = isNamed ? scene.name(node) : ""
    if let id = slot.proof {
      let proof = scene.world.proof(id)
      lines.append(provenState(proof, node, slot, width, name))
      if rows > 1 { addProven(node, proof, width - 2, rows, &lines) }
    } else {
      lines.append(state(of: node, slot, width, name))
      if rows > 1 { addUnproven(node, slot, width - 2, rows, &lines) }
    }
  }

  private func genesis(_ node: NodeID, _ width: Int, _ isNamed: Bool) -> CellLine {
    let hash = scene.world.genesisHashes[node]
    let name = isNamed ? "\(scene.name(node)) " : ""
    return CellLine(
      .first(
        in: width, "● \(name)\(short: hash, 4) genesis", "● \(name)\(short: hash, 4)", "●"),
      .quiet)
  }

  private static func start(_ look: Sign.Look, _ name: String) -> Glyphs {
    name.isEmpty ? "\(look.glyph)" : "\(look.glyph) \(name)"
  }

  private func state(
    of node: NodeID, _ slot: Round.Slot, _ width: Int, _ name: String
  ) -> CellLine {
    let look = Sign.look(of: slot, isCovered: isCovered)
    let start = Self.start(look, name)
    let text: Glyphs
    switch slot {
    case .waiting: text = waiting(node, start, width)
    case .ready:
      text = .first(in: width, "\(start) ready, no worker", "\(start) ready", start, "○")
    case .folding(let id):
      let job = scene.world.job(id)
      let percent = job.percent(at: scene.world.now)
      let ends = Wording.clock(job.ends)
      text = .first(
        in: width, "\(start) \(percent)% → \(ends)", "\(start) \(percent)% \(ends)",
        "\(start) \(percent)%", "◐ \(percent)%", "◐")
    case .proven(let id), .carried(let id, _):
      return provenState(scene.world.proof(id), node, slot, width, name)
    case .refused(let why):
      text = .first(
        in: width, "\(start) refused: \(Wording.rule(why))", "\(start) refused", start, "✗")
    case .lost(let percent):
      text = .first(in: width, "\(start) lost \(percent)%", "\(start) lost", start, "†")
    }
    return CellLine(text, look.style)
  }

  private func waiting(_ node: NodeID, _ start: Glyphs, _ width: Int) -> Glyphs {
    guard let (left, right) = scene.tree[node].children else {
      return .first(in: width, start)
    }
    let (isLeft, isRight) = (proof(left) == nil, proof(right) == nil)
    guard isLeft || isRight else { return .first(in: width, start, "·") }
    let first = scene.name(isLeft ? left : right)
    let second = isLeft && isRight ? scene.name(right) : nil
    return .first(
      in: width, "\(start) waits for \(first)\(second.map { ", " + $0 } ?? "")",
      "\(start) waits \(first)\(second.map { " " + $0 } ?? "")", "\(start) for \(first)", start,
      "·")
  }

  private func provenState(
    _ proof: Proof, _ node: NodeID, _ slot: Round.Slot, _ width: Int, _ name: String
  ) -> CellLine {
    let look = Sign.look(of: slot, isCovered: isCovered)
    let tokens = tokens(proof.exports, above: scene.tree.level(of: node))
    // Measured before it is built: this is drawn for every node in every frame.
    let start = Self.start(look, name)
    let rest = width - start.width - 1 - tokens.width
    let text: Glyphs =
      rest >= 5
      ? "\(start) \(hex: proof.cur, rest >= 7 ? 6 : 4) \(tokens)"
      : rest >= 0
        ? "\(start) \(tokens)"
        : .first(in: width, start, "\(look.glyph) \(tokens)", "\(look.glyph)")
    return CellLine(text, look.style)
  }

  /// `[·23]`: one place for each level above, filled where an ancestor's old hash is exported.
  func tokens(_ exports: [ImportedHash], above level: Int) -> Glyphs {
    let depth = scene.tree.depth
    // A bit for each level above: whether one of it is named, and whether as of long ago.
    var (named, old) = (UInt64(0), UInt64(0))
    var (nodes, blocks, hasL1) = (0, 0, false)
    for export in exports {
      switch export.kind {
      case .l1Block: hasL1 = true
      case .rollupBlock: blocks += 1
      case .node:
        nodes += 1
        guard
          let node = scene.tree.node(first: Int(export.first), count: Int(export.count)),
          case let above = scene.tree.level(of: node), above > level
        else { continue }
        let bit = UInt64(1) << UInt64(above - level - 1)
        named |= bit
        old = Int(export.index) < checkpoint - 1 ? old | bit : old & ~bit
      }
    }
    var text: Glyphs = "["
    if scene.hasNodeExports, level < depth {
      for k in 0..<depth - level {
        let bit = UInt64(1) << UInt64(k)
        text.add(named & bit == 0 ? "·" : Wording.digitSign(level + 1 + k))
        if old & bit != 0 { text.add("'") }
      }
    } else if scene.hasNodeExports, nodes > 0 {
      return "[\(exports.count)!]"
    }
    if blocks > 0 { text.add("×\(blocks)" as Glyphs) }
    if hasL1 { text.add("L") }
    text.add("]")
    return text
  }

  private func addProven(
    _ node: NodeID, _ proof: Proof, _ width: Int, _ rows: Int, _ lines: inout [CellLine]
  ) {
    lines.append(previous(of: proof, node, width))
    guard rows > 2 else { return }
    let x = proof.fold?.looseInput ?? .zero
    lines.append(CellLine(.first(in: width, "x \(short: x)", "x \(short: x, 4)"), .quiet))
    guard rows > 3, let fold = proof.fold else { return }
    if !fold.settled.isEmpty {
      let exports = fold.settled.map(\.export)
      let names = exports.map { Wording.hashed($0, scene.tree) }.joined(separator: " ")
      lines.append(
        CellLine(
          .first(
            in: width, "settled \(names)", "settled \(Wording.tokens(exports, scene.tree))"),
          .good))
    }
    if !proof.exports.isEmpty, rows > 4 || fold.settled.isEmpty {
      let passed = Wording.tokens(proof.exports, scene.tree)
      lines.append(CellLine(.first(in: width, "passes \(passed)"), .quiet))
    }
  }

  /// ` ✓` if what a proof says stood before is what stood there; ` ✗` if not; nothing if nobody
  /// knows.
  func comparison(_ proof: Proof, _ node: NodeID) -> (sign: Glyphs, differs: Bool) {
    guard let before = scene.world.hash(of: node, at: checkpoint - 1) else { return ("", false) }
    return before == proof.prev ? (" ✓", false) : (" ✗", true)
  }

  /// `←62d0 ✓  1=`: my `prev`, whether it equals what stood there before, and what it settled.
  private func previous(of proof: Proof, _ node: NodeID, _ width: Int) -> CellLine {
    let (sign, differs) = comparison(proof, node)
    var all = Glyphs()
    if let settled = proof.fold?.settled, !settled.isEmpty {
      var blocks = 0
      for fold in settled {
        if fold.export.kind == .node {
          let token = Wording.token(fold.export, scene.tree)
          all = "\(all)\(all.width == 0 ? "  " : " ")\(token)\(fold.byLink ? "'=" : "=")"
        } else {
          blocks += 1
        }
      }
      if blocks > 0 { all = "\(all)\(all.width == 0 ? "  " : " ")×\(blocks)=" }
    }
    let text = Glyphs.first(
      in: width, "←\(short: proof.prev)\(sign)\(all)", "←\(short: proof.prev, 4)\(sign)\(all)",
      "←\(short: proof.prev, 4)\(sign)", "←\(short: proof.prev, 4)")
    return CellLine(text, differs ? .bad : .normal)
  }

  private func addUnproven(
    _ node: NodeID, _ slot: Round.Slot, _ width: Int, _ rows: Int, _ lines: inout [CellLine]
  ) {
    if case .refused(let why) = slot {
      var mark = Wording.rule(why)
      if case .exportDoesNotLink(let export, _) = why {
        mark = "\(Wording.token(export, scene.tree))≠ \(Wording.hashed(export, scene.tree))"
      }
      lines.append(CellLine(.first(in: width, "\(mark)"), .bad))
    }
    lines.append(earlier(node, width))
    guard rows > 2 else { return }
    let text: Glyphs =
      if let x = scene.world.hash(of: node, at: checkpoint - 2) {
        .first(in: width, "x    \(short: x)", "x    \(short: x, 4)", "x \(short: x, 4)")
      } else {
        .first(in: width, "x    ?", "x ?")
      }
    lines.append(CellLine(text, .quiet))
    if rows > 3 { addOutlook(node, width, &lines) }
  }

  /// `.2 ● 5be7`: the same node at the previous checkpoint.
  private func earlier(_ node: NodeID, _ width: Int) -> CellLine {
    let i = checkpoint - 1
    let proof = scene.world.slotProof(node, i).map { scene.world.proof($0) }
    guard let hash = proof?.cur ?? scene.world.hash(of: node, at: i) else {
      return Self.unknown(i, width)
    }
    let glyph = before(i)
    let made = proof.map { Wording.clock($0.madeAt) }
    let text = Glyphs.first(
      in: width, ".\(i) \(glyph) \(short: hash)\(made.map { "  " + $0 } ?? "")",
      ".\(i) \(glyph) \(short: hash)", ".\(i) \(glyph) \(short: hash, 4)", ".\(i) \(glyph)")
    return CellLine(text, .quiet)
  }

  /// The sign of a hash of an earlier checkpoint.
  func before(_ i: Int) -> Unicode.Scalar { i <= scene.coveredCheckpoint ? "●" : "✓" }

  /// The line of a checkpoint at which the node's hash is not known.
  static func unknown(_ i: Int, _ width: Int) -> CellLine {
    CellLine(.first(in: width, ".\(i) ·"), .quiet)
  }

  /// What the inputs that are there already will settle and pass on.
  private func addOutlook(_ node: NodeID, _ width: Int, _ lines: inout [CellLine]) {
    guard let (left, right) = scene.tree[node].children else { return }
    let place = scene.tree[node]
    var settles = false
    var blocks: [ImportedHash] = []
    var passed: [ImportedHash] = []
    for child in [left, right] {
      guard let proof = proof(child) else { continue }
      for export in scene.world.proof(proof).exports {
        if export.kind == .node, Int(export.first) == place.first,
          Int(export.count) == place.count
        {
          settles = true
        } else if export.kind == .rollupBlock, settlesHere(export, node) {
          blocks.append(export)
        } else {
          passed.append(export)
        }
      }
    }
    if !blocks.isEmpty, !settles {
      let tokens = Wording.tokens(blocks, scene.tree)
      return lines.append(CellLine(.first(in: width, "settles \(tokens)"), .quiet))
    }
    if settles {
      let level = Wording.digitSign(scene.tree.level(of: node))
      lines.append(CellLine(.first(in: width, "settles \(level)"), .quiet))
    }
    if !passed.isEmpty {
      let tokens = Wording.tokens(passed, scene.tree)
      lines.append(CellLine(.first(in: width, "passes \(tokens)"), .quiet))
    }
  }

  /// Whether a foreign block's rollup is under a node: there the two sides meet.
  private func settlesHere(_ export: ImportedHash, _ node: NodeID) -> Bool {
    scene.tree.contains(node, scene.tree.leaf(of: RollupID(Int(export.first))))
  }
}
