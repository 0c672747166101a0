import RollupSimulation
import Screen

extension Inspection {
  /// Where a rollup settles, what it depends on, who depends on it, and what L1 keeps of it.
  static func place(_ r: RollupID, _ scene: Scene) -> [Line] {
    let world = scene.world
    if !scene.topology.hasBlockImports { return [] }
    var lines = [field("place", place(of: r, scene))]
    lines += modes(r, scene)
    let needs = scene.needs[r]
    if !needs.isEmpty { lines.append(blocks("needs", needs, scene)) }
    let followers = world.dependents(of: r)
    if !followers.isEmpty {
      var line = field("held by", "")
      for follower in followers {
        line.add(Wording.name(follower), target: .address(.rollup(follower)))
        line.add(" ")
      }
      line.add("\(followers.count == 1 ? "reverts" : "revert") with it", .quiet)
      lines.append(line)
    }
    for transition in scene.layer1.contract(of: r).pending {
      let end = transition.since + world.settings.l1.pendingTimeout
      var line = blocks("pending", transition.exports, scene)
      line.spans.insert(
        Line("#\(transition.height) until \(Wording.clock(end)), needs ", .warn).spans[0], at: 1)
      lines.append(line)
    }
    let doubted = world.rollup(r).doubted
    if !doubted.isEmpty {
      lines.append(
        field(
          "doubts",
          doubted.map { Wording.name($0) }.joined(separator: " ")
            + ": nothing of theirs before it is on L1", .warn))
    }
    return lines
  }

  private static func place(of r: RollupID, _ scene: Scene) -> String {
    switch scene.topology.places[r] {
    case .tree: return "in the tree"
    case .alone: return "outside the tree, on L1 by proofs of its own"
    case .layer3(let l2):
      let height = scene.world.heightOnL2(of: r) ?? 0
      return "L3 on \(Wording.name(l2)), which holds #\(height) of it"
    }
  }

  /// `direct R0 R2 · l1-root R5`: by which mode messages leave for whom, and come from whom.
  private static func modes(_ r: RollupID, _ scene: Scene) -> [Line] {
    let others = scene.world.rollupNumbers.filter { $0 != r }
    func text(_ mode: (RollupID) -> MessagingMode) -> String {
      MessagingMode.allCases.compactMap { wanted in
        let peers = others.filter { mode($0) == wanted }
        if peers.isEmpty { return nil }
        if peers.count == others.count { return "\(wanted.rawValue), with all" }
        let names = peers.prefix(8).map { Wording.name($0) }.joined(separator: " ")
        return "\(wanted.rawValue) \(names)" + (peers.count > 8 ? " +\(peers.count - 8)" : "")
      }.joined(separator: " · ")
    }
    let out = text { scene.topology.mode(from: r, to: $0) }
    let back = text { scene.topology.mode(from: $0, to: r) }
    if out == back { return [field("mode", out)] }
    return [field("mode to", out), field("mode from", back)]
  }

  /// Foreign hashes as places to go to, as many as a person reads, the others counted.
  static func blocks(
    _ label: String, _ hashes: [ImportedHash], _ scene: Scene, limit: Int = 12
  ) -> Line {
    var line = field(label, "")
    for hash in hashes.prefix(limit) {
      let name = Wording.hashed(hash, scene.tree)
      line.add(name, target: Address(name).map { .address($0) })
      line.add(" ")
    }
    if hashes.count > limit { line.add("+\(hashes.count - limit)", .quiet) }
    return line
  }

  /// Who imported the hash of an L1 block, as far as chains reach back for it.
  static func importers(ofL1Block number: Int, _ scene: Scene) -> [Line] {
    var found: [Address] = []
    for r in scene.world.rollupNumbers {
      let rollup = scene.world.rollup(r)
      // No import of the block is older than the block.
      let time = scene.layer1.block(number).header.time
      var height = rollup.height
      while height > 0, rollup.time(of: rollup.index(atHeight: height)) >= time, found.count < 100 {
        let isImporter = rollup.block(atHeight: height).imports.contains {
          $0.kind == .l1Block && $0.index == UInt64(number)
        }
        if isImporter { found.append(.block(r, height: height)) }
        height -= 1
      }
    }
    guard !found.isEmpty else { return [] }
    var line = field("imported", "by ")
    for block in found.prefix(12) {
      line.add("\(block)", target: .address(block))
      line.add(" ")
    }
    if found.count > 12 { line.add("+\(found.count - 12)", .quiet) }
    return [line]
  }
}
