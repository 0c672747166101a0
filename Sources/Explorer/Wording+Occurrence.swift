import RollupSimulation

extension Wording {
  /// One sentence for what happened.
  public static func sentence(_ record: Record, in world: World) -> String {
    let text = sentence(record.occurrence, in: world)
    return record.occurrence.facts(in: world).isAskedFor
      ? text.dropLast() + origin(record.cause) + "." : text
  }

  /// One sentence for what happened, without who is behind it. Every occurrence has one.
  public static func sentence(_ occurrence: Occurrence, in world: World) -> String {
    switch occurrence {
    case .sequencer(let occurrence): sentence(occurrence, world)
    case .prover(let occurrence): sentence(occurrence, world)
    case .tree(let occurrence): sentence(occurrence, world)
    case .aggregator(let occurrence): sentence(occurrence)
    case .settlement(let occurrence): sentence(occurrence, world)
    case .l1(let occurrence): sentence(occurrence, world)
    case .contract(let occurrence): sentence(occurrence, world)
    case .message(let occurrence): sentence(occurrence)
    case .action(let occurrence): sentence(occurrence)
    case .invariant(let occurrence): sentence(occurrence)
    }
  }

  private static func sentence(_ occurrence: Occurrence.Action) -> String {
    switch occurrence {
    case .faultInjected(let fault): "FAULT: \(self.fault(fault))."
    case .healed(let healing): "Healed: \(self.healing(healing))."
    }
  }

  private static func sentence(_ occurrence: Occurrence.Invariant) -> String {
    switch occurrence {
    case .invariantBroken(let violation):
      "INVARIANT \(violation.property.rawValue) BROKEN: \(property(violation.property)), "
        + "should be \(violation.declared), is \(violation.computed)."
    }
  }

  static func until(_ job: JobID, _ world: World) -> String {
    guard world.has(job) else { return "" }
    return ", done at \(clock(world.job(job).ends))"
  }

  // Goldens and invented records may name what the world at hand does not have.

  static func proof(_ id: ProofID, _ world: World) -> Proof? {
    world.has(id) ? world.proof(id) : nil
  }

  static func hash(_ id: ProofID, _ world: World) -> String {
    proof(id, world).map { " \(short($0.cur, 4))" } ?? ""
  }

  static func transactionName(_ id: L1TransactionID, _ world: World) -> String {
    let l1 = world.layer1
    return l1.has(id) ? transaction(l1.transaction(id), world) : "transaction \(id.rawValue)"
  }

  /// A piece of work by what comes out of it.
  static func jobName(_ id: JobID, _ world: World) -> String {
    guard world.has(id) else { return "job \(id.rawValue)" }
    return world.name(of: world.job(id).kind)
  }
}

extension String {
  /// "hash" takes an `e` in the plural.
  var pluralHashes: String { hasSuffix("hashs") ? dropLast() + "es" : self }
}
