/// The kinds of what can be asked, each with one row that says all about it.
public enum ActionKind: Hashable, Sendable {
  case inject(FaultKind)
  case healSequencer, healProver, healAggregator
  case exit, join, leave
}

extension ActionKind: CaseIterable {
  /// All of them, in the order of lists: faults, what heals them, wishes.
  public static let allCases: [ActionKind] =
    FaultKind.allCases.map { .inject($0) } + healings + [.exit, .join, .leave]

  /// Those that end a lasting fault.
  public static let healings: [ActionKind] = [.healSequencer, .healProver, .healAggregator]

  /// All that is to be known about it.
  public var row: ActionRow {
    switch self {
    case .inject(let fault): fault.row
    case .healSequencer: .healSequencer
    case .healProver: .healProver
    case .healAggregator: .healAggregator
    case .exit: .exit
    case .join: .join
    case .leave: .leave
    }
  }

  /// The action of this kind; `nil` if it can't be done to such a target.
  public func action(on target: ActionTarget, number: Int64 = 0) -> Action? {
    switch (self, target) {
    case (.inject(let kind), _):
      kind.row.fits(target) ? .inject(Fault(kind, on: target, number: number)) : nil
    case (.healSequencer, .rollup(let r)): .heal(.sequencer(r))
    case (.healProver, .rollup(let r)): .heal(.prover(r))
    case (.healAggregator, .aggregator(let a)): .heal(.aggregator(a))
    case (.exit, .rollup(let r)): .exit(r)
    case (.join, .rollup(let r)): .join(r)
    case (.leave, .rollup(let r)): .leave(r)
    case (.healSequencer, _), (.healProver, _), (.healAggregator, _), (.exit, _), (.join, _),
      (.leave, _):
      nil
    }
  }

  /// The actions of this kind that make sense at an object at this moment.
  public func offers(at object: Address, in world: World) -> [Action] {
    let (target, numbers): (ActionTarget, [Int64])
    switch (row.means, object) {
    case (.rollup(let offered, _), .rollup(let r)):
      (target, numbers) = (.rollup(r), offered(world, r))
    case (.aggregator(let offered, _), .aggregator(let a)):
      (target, numbers) = (.aggregator(a), offered(world, a))
    case (.l1(let offered, _), .l1Block(let n)): (target, numbers) = (.l1, offered(world, n))
    case (.rollup, _), (.aggregator, _), (.l1, _): return []
    }
    return numbers.compactMap { action(on: target, number: $0) }
  }
}

extension Action {
  /// Of which kind it is.
  public var kind: ActionKind {
    switch self {
    case .inject(let fault): .inject(fault.kind)
    case .heal(.sequencer): .healSequencer
    case .heal(.prover): .healProver
    case .heal(.aggregator): .healAggregator
    case .exit: .exit
    case .join: .join
    case .leave: .leave
    }
  }

  /// Whom it is done to.
  public var target: ActionTarget {
    switch self {
    case .inject(let fault): fault.target
    case .heal(.sequencer(let r)), .heal(.prover(let r)), .exit(let r), .join(let r), .leave(let r):
      .rollup(r)
    case .heal(.aggregator(let a)): .aggregator(a)
    }
  }

  /// Its number; 0 if its kind takes none.
  public var number: Int64 { if case .inject(let fault) = self { fault.number } else { 0 } }

  /// Who does it, or suffers it first.
  public var party: Party {
    switch (target, kind.row.actor) {
    case (.rollup(let r), .sequencer): .sequencer(r)
    case (.rollup(let r), _): .prover(r)
    case (.aggregator(let a), _): .aggregator(a)
    case (.l1, _): .l1
    }
  }

  /// What ends it, if it lasts.
  public var healing: Action? { kind.row.healing?.action(on: target) }

  /// The same done to another target, with another number; `nil` if it can't be.
  public func moved(to target: ActionTarget, number: Int64? = nil) -> Action? {
    kind.action(on: target, number: number ?? self.number)
  }
}
