import RollupSimulation

extension Wording {
  /// A fault, as what happened.
  static func fault(_ fault: Fault) -> String {
    switch fault {
    case .forkRollup(let r, let depth):
      "\(name(r))'s sequencer abandons its last \(count(depth, "block"))"
    case .haltSequencer(let r): "\(name(r))'s sequencer halts"
    case .haltProver(let r): "\(name(r))'s prover halts"
    case .slowProver(let r, let proving):
      "\(name(r))'s next chain proof takes \(length(proving))"
    case .loseChainProof(let r): "\(name(r))'s next chain proof will be lost on its way"
    case .crashAggregator(let a): "\(name(a)) crashes"
    case .frontRun(let r): "\(name(r)) posts a lone proof, open contract or not"
    case .junkInput(let a): "\(name(a))'s next fold takes junk for its loose input"
    case .badImport(let r): "\(name(r))'s next block imports a junk hash"
    case .mintAgain(let r): "\(name(r))'s sequencer tries to mint its newest message once more"
    case .reorgL1(let depth): "L1 leaves its last \(count(depth, "block")) for others"
    }
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

  /// A proof for L1.
  static func settlement(_ kind: SettlementStatement.Kind) -> String {
    kind == .expansion ? "expansion" : "exposure"
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
    }
  }
}
