@testable import RollupSimulation

/// The figures that runs are compared by, computed a second time off the world by looking through
/// everything, by the words of the manual.
public struct NaiveFigures {
  private let world: World

  /// The figures of a world.
  public init(_ world: World) { self.world = world }

  /// The height up to which a rollup's chain is safe: the block whose hash its leaf under the
  /// last `B` has, or its settled block if that is higher; on the chain, or the last one before
  /// that is. The tree only carries the leaf of a rollup that is no member: of it L1 alone speaks.
  func floor(_ r: Int) -> Int {
    let rollup = world.rollups[r]
    var hash = world.l1.contracts[r].settledHash
    var open = world.roots.last.map { [$0] } ?? []
    if !world.topology.isMember(rollup.id) { open = [] }
    while let id = open.popLast() {
      switch world.proof(id).statement {
      case .chain(let s) where s.rollup.index == r: hash = s.cur
      case .carry(let s) where s.rollup.index == r: hash = s.cur
      case .node: open += world.proof(id).inputs
      default: break
      }
    }
    var block = rollup.blocks.first { $0.hash == hash }
    // What L1 has settled alone is as safe as L1.
    let settled = rollup.blocks.first { $0.hash == world.l1.contracts[r].settledHash }
    if settled!.height > block!.height { block = settled }
    let chain = rollup.chain.map { rollup.blocks[$0].hash }
    while let there = block, !chain.contains(there.hash) {
      block = rollup.blocks[there.parent]
    }
    return block!.height
  }

  /// Mints on blocks above what is safe.
  public var messagesAtRisk: Int {
    (0..<world.rollups.count).reduce(0) { sum, r in
      let (rollup, floor) = (world.rollups[r], floor(r))
      let above = rollup.chain.map { rollup.blocks[$0] }.filter { $0.height > floor }
      return sum + above.reduce(0) { $0 + $1.mints.count }
    }
  }

  /// Exports by level; a node's level is the steps up to the root from the deepest leaf, less its
  /// own.
  public var exportLevels: [[Int]] {
    guard let root = world.roots.last else {
      // The last chain proof filed of each rollup that has one.
      var newest: [RollupID: Int] = [:]
      for proof in world.proofs {
        if case .chain(let s) = proof.statement { newest[s.rollup] = proof.exports.count }
      }
      return newest.isEmpty ? [] : [Array(newest.values)]
    }
    func depth(_ count: Int) -> Int { count == 1 ? 0 : 1 + depth(count - count / 2) }
    var levels = Array(repeating: [Int](), count: depth(world.rollups.count) + 1)
    func walk(_ id: ProofID, _ steps: Int) {
      let proof = world.proof(id)
      if case .node = proof.statement {
        levels[levels.count - 1 - steps].append(proof.exports.count)
        for input in proof.inputs { walk(input, steps + 1) }
      } else {
        levels[0].append(proof.exports.count)
      }
    }
    walk(root, 0)
    return levels
  }

  /// When a message was minted, if that was within its deadline.
  public static func minted(_ message: Message) -> Instant? {
    guard let at = message.mint?.via.at else { return nil }
    return message.leaf.deadline.map { at <= $0 } ?? true ? at : nil
  }

  /// The latencies up to a level of those messages that have come to it.
  public func latencies(_ end: (Message) -> Instant?) -> [Int64] {
    world.messages.compactMap { m -> Int64? in
      guard let end = end(m) else { return nil }
      return end.milliseconds - sendTime(m)
    }
  }

  /// The time of the block that sent a message, off that block.
  private func sendTime(_ message: Message) -> Int64 {
    world.rollups[message.source].blocks[message.sentIn].header.time.milliseconds
  }
}
