import RollupSimulation
import Screen

extension Inspection {
  static func rollup(_ r: RollupID, _ scene: Scene) -> [Line] {
    let world = scene.world
    let rollup = world.rollup(r)
    let safety = scene.safety[r]
    let contract = scene.layer1.contract(of: r)
    var lines = [
      field(
        "head", .normal, .object("#\(safety.head)", .block(r, height: safety.head)), .words("  "),
        .hash(HashTarget(rollup.hash(of: rollup.head), .block(r, rollup.head)))),
      field(scene.topology.isMember(r) ? "in A" : "proven", "up to #\(safety.inProof)"),
      field(
        "under B",
        !scene.topology.isMember(r)
          ? "nothing: outside the tree"
          : scene.coveredCheckpoint == 0
            ? "nothing yet"
            : "up to #\(safety.covered), by B.\(scene.coveredCheckpoint): "
              + "\(Wording.count(safety.atRisk, "block")) at risk",
        to: .root(checkpoint: max(scene.coveredCheckpoint, 1))),
      field(
        "on L1",
        "#\(contract.settledHeight), "
          + (scene.topology.isMember(r) ? "checkpoint \(contract.settledCheckpoint), " : "")
          + (contract.isOpen ? "contract OPEN: it takes lone proofs" : "contract locked")),
      field("balance", "account 0: \(Wording.number(rollup.balance(of: 0)))"),
      field(
        "outbox",
        "\(Wording.count(world.messages.outbox(of: r).count, "message")), "
          + "inbox \(world.messages.inbox(of: r).count)"),
      field("prover", prover(rollup, world)),
    ]
    lines.append(
      field(
        "sequencer",
        rollup.sequencer.isHalted
          ? "HALTED until healed"
          : "a block every \(Wording.length(world.settings.blockTime))",
        rollup.sequencer.isHalted ? .bad : .normal))
    if rollup.revertedBlocks > 0 || rollup.sequencer.forks > 0 {
      lines.append(
        field(
          "history",
          "\(Wording.count(rollup.sequencer.forks, "fork")), "
            + "\(Wording.count(rollup.revertedBlocks, "block")) left the chain", .warn))
    }
    lines.insert(contentsOf: place(r, scene), at: 1)
    return scene.topology.isMember(r) ? lines + accepted(rollup, scene) : lines
  }

  /// The nodes above a rollup, and what it has accepted of each.
  private static func accepted(_ rollup: RollupReading, _ scene: Scene) -> [Line] {
    let world = scene.world
    let ancestors = rollup.ancestors.map { scene.name($0) }
    var lines = [field("ancestors", ancestors.joined(separator: " → "))]
    for (k, accepted) in rollup.accepted.enumerated() {
      guard let accepted else { continue }
      let node = rollup.ancestors[k]
      let object = world.address(of: node, checkpoint: accepted.checkpoint)
      let reference = world.reference(toNode: node, accepted.checkpoint, accepted.cur)
      lines.append(
        field(
          "accepts", .normal, .object("\(object)", object), .words(" "),
          .hash(HashTarget(accepted.cur, reference))))
    }
    return lines
  }

  private static func prover(_ rollup: RollupReading, _ world: World) -> String {
    let usual = "usually \(Wording.length(rollup.prover.usualTime)) (assumption)"
    if rollup.prover.isHalted { return "HALTED until healed; \(usual)" }
    guard let id = rollup.prover.job else { return "idle, \(usual)" }
    let job = world.job(id)
    return "\(Wording.jobName(id, world)) \(job.percent(at: world.now))%, done at "
      + "\(Wording.clock(job.ends)); \(usual)"
  }

  static func block(_ r: RollupID, _ height: Int, _ scene: Scene) -> [Line] {
    let world = scene.world
    let block = world.rollup(r).block(atHeight: height)
    let header = block.header
    let index = world.rollup(r).index(atHeight: height)
    func root(_ digest: Digest, _ list: HashedList) -> Part {
      .hash(HashTarget(digest, .root(list)))
    }
    var lines = [
      field(
        "hash", .normal, .hash(HashTarget(block.hash, .block(r, index))),
        .words(" = SHA-256(0x10 │ the fields below)")),
      field("rollup", "\(header.rollup.rawValue)", to: .rollup(r)),
      field("height", "\(header.height)"),
      field("timeMs", "\(header.time.milliseconds)  (\(Wording.clock(header.time)))"),
      field(
        "parent", .normal,
        .object(height > 0 ? "#\(height - 1) " : "", .block(r, height: height - 1)),
        .hash(HashTarget(header.parent, .block(r, block.parent)))),
      field("state", .normal, root(header.stateRoot, .state(r, index))),
      field(
        "txs", .normal, root(header.txRoot, .transactions(r, index)),
        .words(
          "  "
            + Wording.count(
              block.mints.count + block.sends.count + block.others.count, "transaction"))),
      field(
        "outbox", .normal, root(header.outboxRoot, .outbox(r, index)),
        .words("  \(Wording.count(Int(block.outboxCount), "message"))")),
      field(
        "inbox", .normal, root(header.inboxRoot, .inbox(r, index)),
        .words("  \(Wording.count(Int(block.inboxCount), "message"))")),
      imports(block, root(header.importsRoot, .imports(r, index)), scene),
    ]
    for id in block.sends.prefix(8) {
      lines.append(field("sends", described(id, world), to: .message(id)))
    }
    for id in block.mints.prefix(8) {
      lines.append(field("mints", described(id, world), to: .message(id)))
    }
    lines.append(field("safe", safety(world.blockState(r, height: height))))
    return lines
  }

  private static func imports(_ block: Block, _ root: Part, _ scene: Scene) -> Line {
    var line = field("imports", .normal, root)
    for imported in block.imports {
      let name = Wording.hashed(imported, scene.tree)
      line.add("  ")
      line.add(.object("\(name) ", Address(name)))
      line.add(.hash(HashTarget(imported.digest, scene.world.reference(to: imported)), digits: 6))
    }
    return line
  }

  private static func described(_ id: MessageID, _ world: World) -> String {
    let m = world.message(id)
    return "\(Wording.name(id)) \(MessageRow.ends(m)) \(m.amount)"
  }

  private static func safety(_ state: BlockState) -> String {
    switch state {
    case .built: "░ built: only its sequencer's word"
    case .inChainProof: "▒ in a chain proof: its execution is proven"
    case .covered: "▓ covered by a B: anyone can settle it"
    case .onL1: "█ on L1"
    }
  }
}
