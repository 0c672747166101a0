@testable import RollupSimulation

/// What must be true of every finished run, whatever went wrong in it: counted anew from the
/// blocks, sharing no bookkeeping with the engine.
public enum Recount {
  /// Runs a scenario to its end with every invariant on.
  public static func run(_ scenario: Scenario) -> World {
    var world = World(scenario: scenario, seed: scenario.seed)
    while world.step() {}
    world.checkRunEnd()
    return world
  }

  /// What is wrong with a finished world; empty if nothing is.
  public static func complaints(about world: World) -> [String] {
    var found = world.violations.map { "violation \($0)" }
    for rollup in world.rollups { found += chainComplaints(rollup, world) }
    for message in world.messages { found += messageComplaints(message, world) }
    found += countComplaints(world)
    found += rootComplaints(world)
    return found
  }

  /// Money and nonces of one chain, block by block.
  private static func chainComplaints(_ rollup: Rollup, _ world: World) -> [String] {
    var found: [String] = []
    var balance = Int64(world.settings.initialBalance)
    var spent = [UInt64](repeating: 0, count: world.rollups.count)
    var sent = spent
    var parent = rollup.block(atHeight: 0)
    for height in 1..<max(1, rollup.height + 1) {
      let block = rollup.block(atHeight: height)
      if block.header.parent != parent.hash || block.hash != block.header.hash
        || block.time < parent.time
      {
        found.append("R\(rollup.id.rawValue)#\(height) does not extend its parent")
      }
      for id in block.mints {
        let message = world.message(id)
        balance += Int64(message.amount)
        if message.leaf.nonce != spent[message.source.index] || message.destination != rollup.id {
          found.append("m\(id.rawValue) minted out of order on R\(rollup.id.rawValue)")
        }
        spent[message.source.index] += 1
        if message.mint?.block != rollup.chain[height] {
          found.append("m\(id.rawValue) does not know that R\(rollup.id.rawValue) minted it")
        }
      }
      // An L2 finds its L3s' blocks in its own state.
      if !block.mints.isEmpty, block.imports.isEmpty, !world.topology.isL2(rollup.id) {
        found.append("R\(rollup.id.rawValue)#\(height) mints without an import")
      }
      for id in block.sends {
        let message = world.message(id)
        balance -= Int64(message.amount)
        if message.leaf.nonce != sent[message.destination.index] {
          found.append("m\(id.rawValue) sent out of order")
        }
        sent[message.destination.index] += 1
        if message.reverted != nil { found.append("m\(id.rawValue) reverted, but on the chain") }
      }
      parent = block
    }
    if balance != Int64(rollup.state.ledger.supply) {
      found.append("R\(rollup.id.rawValue) holds \(rollup.state.ledger.supply), not \(balance)")
    }
    if rollup.state.headHash != parent.hash {
      found.append("state of R\(rollup.id) is not its head's")
    }
    return found
  }

  private static func messageComplaints(_ message: Message, _ world: World) -> [String] {
    var found: [String] = []
    let source = world.rollups[message.source]
    if source.isOnChain(message.sentIn) == (message.reverted != nil) {
      found.append("m\(message.id.rawValue): reverted is \(message.reverted as Any)")
    }
    if let mint = message.mint {
      let destination = world.rollups[message.destination]
      if !destination.isOnChain(mint.block)
        || !destination.block(mint.block).mints.contains(message.id)
      {
        found.append("m\(message.id.rawValue) is minted nowhere")
      }
      if message.final != nil, message.onL1 == nil {
        found.append("m\(message.id.rawValue) is final, not on L1")
      }
      let settled = world.l1.contracts[message.destination].settledHeight
      if message.onL1 != nil, Int(mint.height) > settled {
        found.append("m\(message.id.rawValue) is called on L1 above the settled block")
      }
    }
    if message.coveredBy != nil, message.reverted != nil {
      found.append("m\(message.id.rawValue) is covered and reverted")
    }
    return found
  }

  private static func countComplaints(_ world: World) -> [String] {
    var found: [String] = []
    func expect(_ name: String, _ counted: Int, _ tallied: Int) {
      if counted != tallied { found.append("\(name): counted \(counted), tallied \(tallied)") }
    }
    let mints = world.messages.compactMap(\.mint)
    expect("sent", world.messages.count, world.book.counts.sent)
    let minted = world.messages.filter { message in
      guard let mint = message.mint else { return false }
      return message.leaf.deadline.map { mint.via.at <= $0 } ?? true
    }
    expect("usable", minted.count, world.book.counts.usable)
    expect("expired", mints.count - minted.count, world.book.counts.expired)
    expect("settled", mints.count { $0.settled != nil }, world.book.counts.settledInTree)
    expect("on L1", world.messages.count { $0.onL1 != nil }, world.book.counts.onL1)
    expect("final", world.messages.count { $0.final != nil }, world.book.counts.final)
    expect("covered", world.messages.count { $0.coveredBy != nil }, world.book.counts.covered)
    expect("reverted", world.messages.count { $0.reverted != nil }, world.book.counts.reverted)
    expect("blocks", world.rollups.reduce(0) { $0 + $1.blocks.count - 1 }, world.tally.blocks)
    let latency = minted.reduce(Int64(0)) { sum, message in
      sum + (message.mint.map { ($0.via.at - message.sentAt).milliseconds } ?? 0)
    }
    expect("latency", Int(latency), Int(world.book.counts.usableLatencySum))
    let risk = world.rollups.reduce(0) { $0 + $1.height - world.coveredHeight(of: $1.id) }
    expect("at risk", risk, world.tally.atRisk)
    return found
  }

  /// The chain of `B`s, and that of L1's settled blocks under them.
  private static func rootComplaints(_ world: World) -> [String] {
    var found: [String] = []
    var before = world.genesisHashes[0]
    for (k, id) in world.roots.enumerated() {
      let proof = world.proof(id)
      if proof.prev != before { found.append("B.\(k + 1) does not continue B.\(k)") }
      if proof.exports.contains(where: { $0.kind != .l1Block }) {
        found.append("B.\(k + 1) exports something")
      }
      before = proof.cur
    }
    for entry in world.l1.registry.entries
    where world.proof(world.roots[entry.checkpoint]).cur != entry.cur {
      found.append("the registry holds another B.\(entry.checkpoint)")
    }
    for (r, contract) in world.l1.contracts.enumerated() {
      let block = world.rollups[r].block(contract.settled)
      if block.hash != contract.settledHash || block.height != contract.settledHeight {
        found.append("R\(r)'s contract stores a block of another height or hash")
      }
    }
    return found
  }

  /// What has not come to its end in a world where everything was healed in time.
  public static func unfinished(in world: World) -> [String] {
    var found: [String] = []
    // Without a member there is nobody to make a `B` for; the first member has all made up for.
    let due = world.topology.hasTree ? world.checkpoint : world.roots.count
    if world.roots.count != due { found.append("B.\(world.roots.count + 1) was never made") }
    if world.topology.hasTree, world.l1.registry.checkpoint != due {
      found.append("the registry stands at \(world.l1.registry.checkpoint) of \(world.checkpoint)")
    }
    for (r, contract) in world.l1.contracts.enumerated() {
      let rollup = world.rollups[r]
      let last =
        world.settings.checkpointInterval.milliseconds * Int64(max(0, world.checkpoint - 2))
      // The last intervals may have come too late for the last deadlines.
      let due = rollup.block(rollup.block(notAfter: Instant(milliseconds: last))).height
      if contract.settledHeight < due, !waits(for: RollupID(r), height: due, in: world) {
        found.append("R\(r) is settled to \(contract.settledHeight), not \(due)")
      }
    }
    return found
  }

  /// Whether a block waits for another rollup's settlement, with a deadline that has not passed:
  /// the third way in which a run may end (PROTOCOL 7.9).
  private static func waits(for r: RollupID, height: Int, in world: World) -> Bool {
    world.waiting(for: .block(r, height: height)).contains {
      $0.condition == .foreignSettlement && ($0.deadline.map { $0 > world.now } ?? false)
    }
  }
}
