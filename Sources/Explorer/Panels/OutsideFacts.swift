import RollupSimulation
import Screen

extension AggregatorPanel {
  /// The line in an aggregator's place if nobody is in the tree.
  static func noAggregator(_ scene: Scene) -> String {
    let world = scene.world
    let proving = world.rollupNumbers.reduce(0) {
      $0 + (world.rollup($1).prover.job == nil ? 0 : 1)
    }
    return "No aggregator: each settles alone · \(proving) proving"
      + " · \(scene.contracts.pending) pending on L1"
  }

  /// `8 contracts at #0-720`: heights, where no checkpoint of the tree is settled.
  static func heights(_ scene: Scene) -> String {
    // An L3 settles in its L2's contract, not in one of its own.
    let heights = scene.layer1.contracts
      .filter { scene.topology.settlingL2(of: $0.id) == nil }.map(\.settledHeight)
    let lowest = heights.min() ?? 0
    let highest = heights.max() ?? 0
    return Wording.count(heights.count, "contract")
      + " at #\(lowest)" + (lowest == highest ? "" : "-\(highest)")
  }

  /// A line for each transition that L1 keeps, with the blocks that it waits for.
  static func pending(_ scene: Scene) -> [Line] {
    scene.layer1.contracts.flatMap { contract in
      contract.pending.map { transition in
        let r = contract.id
        // What is settled already nobody waits for.
        let open = transition.exports.filter { scene.needs[r].contains($0) }
        let needs = (open.isEmpty ? transition.exports : open).map {
          Wording.hashed($0, scene.tree)
        }
        let end = transition.since + scene.world.settings.l1.pendingTimeout
        return Line(
          "pending: \(Wording.name(r))#\(transition.height) until \(Wording.clock(end)), needs "
            + needs.joined(separator: " "), .warn, target: .address(.rollup(r)))
      }
    }
  }
}
