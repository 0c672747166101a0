@testable import RollupSimulation
import TraceFile

/// A run in which somebody once does what the protocol forbids, written down as faithfully as any
/// other: so all that hangs on it, down to the last hash, is made as if it were allowed.
struct Cheat {
  let scenario: Scenario
  /// Asked after each event; what is done then is an event of its own.
  let isTime: (World) -> Bool
  let act: (inout World) -> Void

  init(
    _ scenario: Scenario, when isTime: @escaping (World) -> Bool,
    _ act: @escaping (inout World) -> Void
  ) {
    (self.scenario, self.isTime, self.act) = (scenario, isTime, act)
  }

  /// The trace, and how many lines come before what was done; nil if its time never came.
  func run() -> (bytes: [UInt8], before: Int)? {
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isTracing = true
    var writer = TraceWriter()
    var bytes = Array(writer.begin(world, run: "a cheat").utf8)
    var before: Int?
    while world.step() {
      bytes += Array(writer.take(world).utf8)
      guard before == nil, isTime(world) else { continue }
      before = bytes.count { $0 == UInt8(ascii: "\n") }
      world.eventCount += 1
      world.witnesses.removeAll()
      world.around.cause = .scheduled(0)
      act(&world)
      bytes += Array(writer.take(world).utf8)
    }
    bytes += Array(writer.finish(world).utf8)
    return before.map { (bytes, $0) }
  }

  /// The same, with the first line of a kind after it.
  func run(to kind: String) -> (bytes: [UInt8], line: Int)? {
    guard let (bytes, before) = run() else { return nil }
    let forger = Forger(bytes)
    return forger.lines.indices.first { $0 >= before && forger.kind(of: $0) == kind }
      .map { (bytes, $0 + 1) }
  }
}

extension World {
  /// Takes back the head of a chain, for whatever cause is claimed.
  mutating func takeBack(_ r: RollupID, to index: BlockIndex, _ cause: RevertCause) {
    moveChain(of: r, to: index, cause: cause)
    followBranch(r)
  }

  /// Proves a chain for a checkpoint, whatever the prover had begun.
  mutating func prove(_ r: RollupID, checkpoint: Int, to: BlockIndex) {
    abandonProving(r)
    let kind = Job.Kind.chain(r, checkpoint: checkpoint, from: provingBase(r).block, to: to)
    let job = startJob(kind, maker: .prover(r), lasting: .milliseconds(1))
    rollups[r].prover.begin(job, ofChain: false)
  }
}
