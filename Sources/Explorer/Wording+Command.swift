import RollupSimulation

extension Wording {
  /// A fault, as what happened.
  static func fault(_ fault: Fault) -> String {
    let who = fault.target
    let number = fault.number
    return switch fault.kind {
    case .forkRollup: "\(who)'s sequencer abandons its last \(count(number, "block"))"
    case .haltSequencer: "\(who)'s sequencer halts"
    case .haltProver: "\(who)'s prover halts"
    case .slowProver: "\(who)'s next chain proof takes \(length(.milliseconds(number)))"
    case .loseChainProof: "\(who)'s next chain proof will be lost on its way"
    case .crashAggregator: "\(who) crashes"
    case .frontRun: "\(who) posts a lone proof, open contract or not"
    case .junkInput: "\(who)'s next fold takes junk for its loose input"
    case .badImport: "\(who)'s next block imports a junk hash"
    case .mintAgain: "\(who)'s sequencer tries to mint its newest message once more"
    case .reorgL1: "L1 leaves its last \(count(number, "block")) for others"
    }
  }

  /// An action as a menu offers it.
  static func offer(_ action: Action, _ world: World) -> String {
    let who = action.target
    return switch action.kind {
    case .inject(let fault): offer(fault, who, action.number, world)
    case .healSequencer: "heal the sequencer: blocks again"
    case .healProver: "heal the prover: proofs again"
    case .healAggregator: "heal: \(who) starts again"
    case .exit: "exit: \(who) posts the last B on L1"
    case .join: "join: \(who) becomes a member of the tree"
    case .leave: "leave: \(who) settles alone from an epoch on"
    }
  }

  private static func offer(
    _ fault: FaultKind, _ who: ActionTarget, _ number: Int64, _ world: World
  ) -> String {
    switch fault {
    case .forkRollup: fork(who, Int(number), world)
    case .haltSequencer: "halt the sequencer: no more blocks"
    case .haltProver: "halt the prover: no more proofs"
    case .slowProver:
      "slow the prover: next proof takes \(TimeText.text(.milliseconds(number))), "
        + "too late for its tree"
    case .loseChainProof: "lose the next chain proof of \(who)"
    case .crashAggregator: "crash \(who): silent, its folds lost"
    case .frontRun: "front-run: a lone proof, contract open or not"
    case .junkInput: "junk: its next fold takes noise for x"
    case .badImport: "bad import: a junk hash in the next block"
    case .mintAgain: "mint the newest message once more"
    case .reorgL1:
      number == 1
        ? "reorgL1: L1 leaves its newest block"
        : "reorgL1: L1 leaves its newest \(count(number, "block")), this one too"
    }
  }

  private static func fork(_ who: ActionTarget, _ depth: Int, _ world: World) -> String {
    guard case .rollup(let r) = who, let below = world.depthBelowTree(of: r), depth >= below else {
      return "fork: abandon the last \(depth == 1 ? "block" : count(depth, "block"))"
    }
    let included = world.rollup(r).height - below + 1
    return "fork below the tree: abandon \(depth), included #\(included) too"
  }

  /// A healing, as what happened.
  static func healing(_ healing: Healing) -> String {
    switch healing {
    case .sequencer(let r): "\(name(r))'s sequencer works again"
    case .prover(let r): "\(name(r))'s prover works again"
    case .aggregator(let a): "\(name(a)) is back"
    }
  }

  /// What a command or a line of the scenario asks.
  public static func action(_ action: Action) -> String {
    switch action {
    case .inject(let fault): self.fault(fault)
    case .heal(let healing): self.healing(healing)
    case .exit(let r): "\(name(r)) posts the last B to L1"
    case .join(let r): "\(name(r)) asks L1 to join the tree"
    case .leave(let r): "\(name(r)) asks L1 to leave the tree"
    }
  }

  /// Who is behind a record, as words in brackets; nothing for the ordinary course of events.
  static func origin(_ cause: Cause) -> String {
    switch cause {
    case .event: ""
    case .command(let id): " (you, command \(id.rawValue))"
    case .scheduled(let k): " (the scenario's fault \(k + 1))"
    }
  }

  /// A transaction to L1, by what it does.
  static func transaction(_ transaction: L1Transaction, _ world: World) -> String {
    switch transaction.kind {
    case .settle(let proof):
      "B.\(world.proof(proof).checkpoint ?? 0) from \(party(transaction.sender))"
    case .lone: "lone proof from \(party(transaction.sender))"
    case .slash(let evidence): "evidence against \(party(evidence.signer))"
    case .membership(let r, let joins): "\(name(r))'s wish to \(joins ? "join" : "leave") the tree"
    }
  }

  /// What became of a transaction.
  static func outcome(_ outcome: L1Transaction.Outcome, _ tree: TreeShape) -> String {
    switch outcome {
    case .pending: "pending"
    case .accepted(let number): "accepted in L1#\(number)"
    case .refused(let number, let why): "refused in L1#\(number): \(refusal(why, tree))"
    }
  }

  /// A property of the protocol, in a few words.
  static func property(_ property: InvariantViolation.Property) -> String {
    switch property {
    case .conservation: "conservation of tokens"
    case .noDoubleMint: "no message minted twice or without inclusion"
    case .l1OnlyForward: "L1 only moves forward"
    case .continuity: "every B links to the one before"
    case .exportBounds: "the export bounds"
    case .boundedRisk: "bounded risk when the aggregator fails"
    case .justifiedReverts: "no revert without a cause"
    case .justifiedSlashing: "slashing hits only the guilty"
    case .everyRunEnds: "every run ends"
    case .countsAddUp: "each message is counted once"
    }
  }
}

extension Wording {
  /// A line of the export menu; `nil` for what only a command writes.
  static func offer(_ kind: Effect.Export, _ model: Model) -> String? {
    switch kind {
    case .scenario: "the scenario, with what was done by hand"
    case .text: "a picture as text"
    case .svg: "as SVG"
    case .dot: "the tree of checkpoint \(model.shownCheckpoint) for Graphviz (DOT)"
    case .chrome: "the run so far for Perfetto (Chrome trace)"
    case .shiviz: "the run so far for ShiViz (vector clocks)"
    case .trace: nil
    }
  }
}
