import RollupSimulation
import ScenarioFile

/// Writes a run as a trace: one JSON object a line, with every preimage, statement, export, opening,
/// decision of L1 and command, so that the file alone tells whether the protocol was kept. The
/// manual's article on traces is the format's definition.
///
/// It streams: what it keeps is the line being written and the digest of the one before.
public struct TraceWriter {
  /// The version of the format.
  public static let schema = 1

  let sink: ([UInt8]) -> Void
  var line = TraceLine()
  private var digest = Digest.zero
  private var lines = 0

  /// Begins the trace of a world at genesis, which must be tracing (``World/isTracing``); `sink`
  /// takes whole lines.
  public init(_ world: borrowing World, run: String, sink: @escaping ([UInt8]) -> Void) {
    precondition(world.eventCount == 0 && world.isTracing, "a trace begins at genesis")
    self.sink = sink
    writeHead(world, run: run)
    for rollup in world.rollups {
      line.begin("genesis")
      line.add("rollup", rollup.id.rawValue)
      line.add("hash", rollup.state.headHash)
      close()
    }
  }

  /// Writes what the last event of `world` did. To be called after every event.
  public mutating func take(_ world: borrowing World) {
    for witness in world.witnesses { write(witness, world) }
  }

  /// Ends the trace with what must have come out.
  public mutating func finish(_ world: borrowing World) {
    begin("end", world)
    line.add("lines", lines + 1)
    line.add("blocks", world.tally.blocks)
    line.add("messages", world.messages.count)
    line.add("proofs", world.proofs.count)
    line.add("registry", world.l1.registry.checkpoint)
    line.add("violations", world.violations.count)
    line.add("final_state_hash", world.stateHash())
    close()
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
    sink(line.bytes)
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
    let aggregators = world.aggregators.map { world.publicKey(of: .aggregator($0.id)) }
    line.object {
      $0.add("sequencers", each: sequencers) { $0.add($1.bytes) }
      $0.add("aggregators", each: aggregators) { $0.add($1.bytes) }
    }
    line.add("yaml", string: ScenarioWriter.write(world.scenario))
    close()
  }
}
