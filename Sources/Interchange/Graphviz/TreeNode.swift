import RollupSimulation

/// A node of the tree at one checkpoint, as DOT draws it.
struct TreeNode {
  private let id: NodeID
  private let checkpoint: Int
  private let world: World
  private let slot: Round.Slot

  init(_ id: NodeID, _ checkpoint: Int, _ world: World) {
    self.id = id
    self.checkpoint = checkpoint
    self.world = world
    slot = world.slot(id, checkpoint)
  }

  private var proof: Proof? { slot.proof.map { world.proof($0) } }

  /// The statement that declares the node.
  func statement(settled messages: [MessageID]) -> String {
    var lines = [world.name(id, checkpoint), state]
    if let proof {
      lines += ["cur \(proof.cur.short)", "prev \(proof.prev.short)"]
      if let fold = proof.fold {
        lines.append("x \(fold.looseInput.short)")
        for settled in fold.settled {
          lines.append("settles \(world.name(settled.export))\(settled.byLink ? " by links" : "")")
        }
      }
    }
    if !messages.isEmpty { lines.append("messages \(Names.messages(messages, limit: 6))") }
    let frame = id == TreeShape.root ? ", peripheries=2" : ""
    return "  \(DOTText.node(id)) [shape=\(shape), style=\(style)\(frame), "
      + "label=\(DOTText.label(lines))];\n"
  }

  /// The edge to the node that folds this one, with what it exports; `nil` for the root.
  var edge: String? {
    guard let parent = world.tree[id].parent else { return nil }
    let exports = proof.map { $0.exports.map { world.name($0) } } ?? []
    let label = exports.isEmpty ? "" : ", label=\(DOTText.label(exports))"
    let style = proof == nil ? "dotted" : "solid"
    return "  \(DOTText.node(id)) -> \(DOTText.node(parent)) [style=\(style)\(label)];\n"
  }

  /// How the node stands, in words.
  private var state: String {
    switch slot {
    case .waiting:
      if world.tree[id].isLeaf, let refusal = refusal { return "refused: \(refusal)" }
      return "waiting"
    case .ready: return "ready"
    case .folding(let job): return "folding, \(world.job(job).percent(at: world.now))%"
    case .proven: return world.tree[id].isLeaf ? "in the tree" : "proven"
    case .carried(_, let reason): return "carried: \(reason.name)"
    case .refused(let refusal): return "refused: \(refusal.name)"
    case .lost(let percent): return "lost at \(percent)%"
    }
  }

  /// Why a leaf's chain proof was not taken, if one came.
  private var refusal: String? {
    let rollup = world.tree.rollup(at: id)
    return world.round(checkpoint)?.refusals.first { $0.rollup == rollup }
      .map { $0.refusal.name }
  }

  /// One shape for each way to stand.
  private var shape: String {
    switch slot {
    case .waiting: world.tree[id].isLeaf && refusal != nil ? "octagon" : "ellipse"
    case .ready: "house"
    case .folding: "hexagon"
    case .proven: "box"
    case .carried: "parallelogram"
    case .refused: "octagon"
    case .lost: "diamond"
    }
  }

  private var style: String { proof == nil ? "dashed" : "solid" }
}
