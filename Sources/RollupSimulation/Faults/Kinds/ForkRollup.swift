// A sequencer leaves its own chain.

extension Fault {
  /// The sequencer abandons its last `depth` blocks and builds another branch from below them. A
  /// depth that reaches below the block included in the tree makes a branch that no chain proof
  /// can connect to `cur(r,i)`.
  public static func forkRollup(_ r: RollupID, depth: Int) -> Fault {
    Fault(.forkRollup, on: .rollup(r), number: Int64(depth))
  }
}

extension ActionRow {
  static let forkRollup = ActionRow(
    word: "fork", tag: 0, actor: .sequencer, menu: .chain, search: .parties, breaksChain: true,
    number: ActionNumber(name: "depth", unit: .count, range: 1...1_000_000, example: 3) {
      ActionNumber.Drawn(usual: 1...3, rare: 1...Int64($0.blocksPerInterval * 3))
    },
    means: .rollup(
      offered: { world, r in
        let height = world.rollups[r].height
        return [1, 3, world.depthBelowTree(of: r)].reduce(into: []) { depths, depth in
          if let depth, depth <= height - world.finalHeight(of: r), !depths.contains(Int64(depth)) {
            depths.append(Int64(depth))
          }
        }
      },
      effect: { world, r, depth in world.fork(r, depth: Int(depth)) }))
}

extension World {
  /// How many blocks a rollup abandons that leaves the block too which the tree has included; `nil`
  /// if none is.
  public func depthBelowTree(of r: RollupID) -> Int? {
    let rollup = rollups[r]
    let included = rollup.block(rollup.view.included.block).height
    let depth = rollup.height - included + 1
    return included > 0 && depth >= 1 ? depth : nil
  }
}
