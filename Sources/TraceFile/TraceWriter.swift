import RollupSimulation
import ScenarioFile

/// Writes a run as a trace: one JSON object a line, with every preimage, statement, export,
/// opening, decision of L1 and command, so that the file alone tells whether the protocol was kept.
/// The manual's article on traces is the format's definition.
///
/// It streams: what it keeps is the present event's lines and the digest of the line before.
public struct TraceWriter {
  /// The version of the format.
  public static let schema = 4

  var line = TraceLine()
  private var digest = Digest.zero
  private var lines = 0
  /// Lines of the present event.
  private var bytes: [UInt8] = []

  /// A writer that has written nothing.
  public init() {}

  /// The first lines of the trace of a world at genesis, which must be tracing
  /// (``RollupSimulation/World/isTracing``).
  public mutating func begin(_ world: borrowing World, run: String) -> String {
    precondition(world.eventCount == 0 && world.isTracing, "a trace begins at genesis")
    writeHead(world, run: run)
    for r in world.rollupNumbers {
      line.begin("genesis")
      line.add("rollup", r.rawValue)
      line.add("hash", world.rollup(r).hash(of: .genesis))
      close()
    }
    return taken()
  }

  /// The lines of what the last event of `world` did. To be called after every event.
  public mutating func take(_ world: borrowing World) -> String {
    for witness in world.witnesses { write(witness, world) }
    return taken()
  }

  /// The last line: what must have come out.
  public mutating func finish(_ world: borrowing World) -> String {
    begin("end", world)
    line.add("lines", lines + 1)
    line.add("blocks", world.tally.blocks)
    line.add("messages", world.messages.count)
    line.add("proofs", world.proofCount)
    line.add("registry", world.layer1.registryCheckpoint)
    line.add("violations", world.violations.count)
    line.add("final_state_hash", world.stateHash())
    close()
    return taken()
  }

  /// The whole trace of a run up to event `event`, with the commands given on the way, piece by
  /// piece.
  public static func write(
    _ scenario: Scenario, seed: UInt64, commands: [Command], to event: Int, run: String,
    _ sink: (String) throws -> Void
  ) rethrows {
    var course = Course(scenario, seed: seed, commands: commands)
    course.isTracing = true
    var writer = TraceWriter()
    try sink(writer.begin(course.world, run: run))
    while course.world.eventCount < event, course.step() { try sink(writer.take(course.world)) }
    try sink(writer.finish(course.world))
  }

  private mutating func write(_ witness: Witness, _ world: borrowing World) {
    switch witness {
    case .happened(let record): writeOccurrence(record.occurrence, world)
    case .asked(let action, let cause): writeAction(action, cause, world)
    case .block(let r, let index, let openings, let transactions):
      writeBlock(world.rollup(r).block(index), r, index, openings, transactions, world)
    case .branch(let r, let to, let made, let state, let cause):
      writeBranch(r, to, made, state, cause, world)
    case .chain(let proof, let relation, let from, let to):
      writeChain(world.proof(proof), relation, from, to, world)
    case .carry(let proof, let reason): writeCarry(world.proof(proof), reason, world)
    case .fold(let proof, let relation): writeNode(world.proof(proof), relation, world)
    case .root(let proof, let i, let signed): writeRoot(proof, i, signed, world)
    case .cut(let after, let roots):
      begin("cut", world)
      line.add("after", after)
      line.add("roots", each: roots) { $0.add($1.rawValue) }
      close()
    case .settlement(let proof, let relation):
      writeSettlement(world.proof(proof), relation, world)
    case .lone(let proof, let relation, let from, let to):
      writeLone(world.proof(proof), relation, from, to, world)
    }
  }

  mutating func begin(_ kind: StaticString, _ world: borrowing World) {
    line.begin(kind)
    line.add("event", world.eventCount)
    line.add("time", world.now.milliseconds)
  }

  mutating func close() {
    digest = line.end(after: digest)
    lines += 1
    bytes += line.bytes
  }

  private mutating func taken() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func writeHead(_ world: borrowing World, run: String) {
    let settings = world.settings
    line.begin("head")
    line.add("format", string: "prooftop trace")
    line.add("schema", Self.schema)
    line.add("scenario", string: world.scenario.name)
    line.add("seed", world.seed)
    line.add("run", string: run)
    line.add("mode", string: settings.mode.rawValue)
    line.add("rollups", settings.rollups)
    line.add("order", each: world.tree.order) { $0.add($1.rawValue) }
    line.add("block_ms", settings.blockTime.milliseconds)
    line.add("checkpoint_ms", settings.checkpointInterval.milliseconds)
    line.add("epoch_checkpoints", settings.checkpointsPerEpoch)
    line.add("balance", settings.initialBalance)
    line.add("slot_ms", settings.l1.slot.milliseconds)
    line.add("lock_grace_ms", settings.l1.lockGrace.milliseconds)
    line.add("merge_up", settings.mergeUp)
    writeModes(world)
    line.key("gas")
    line.object {
      $0.add("transaction", settings.costs.transactionGas)
      $0.add("verification", settings.costs.verificationGas)
      $0.add("storage", settings.costs.storageGas)
      $0.add("calldata_byte", settings.costs.calldataGasPerByte)
      $0.add("diff_bytes_block", settings.costs.diffBytesPerBlock)
    }
    line.key("stakes")
    line.object {
      $0.add("sequencer", settings.l1.sequencerStake)
      $0.add("aggregator", settings.l1.aggregatorStake)
    }
    line.key("keys")
    let sequencers = (0..<settings.rollups).map { world.publicKey(of: .sequencer(RollupID($0))) }
    let aggregators = world.aggregatorNumbers.map { world.publicKey(of: .aggregator($0)) }
    line.object {
      $0.add("sequencers", each: sequencers) { $0.add($1.bytes) }
      $0.add("aggregators", each: aggregators) { $0.add($1.bytes) }
    }
    line.add("yaml", string: ScenarioWriter.write(world.scenario))
    close()
  }
}
