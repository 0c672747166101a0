// What the engine's kinds are called by whoever tells of them in a word or two: the explorer, and
// files for other programs. Names are stable: those files rely on them.

extension World {
  /// What comes out of a job: `A5.3`, `4-5.3`, `expansion of B.12`, `lone proof of R5`.
  public func name(of kind: Job.Kind) -> String {
    switch kind {
    case .chain(let r, let i, _, _): Address.chainProof(r, checkpoint: i).description
    case .fold(let node, let i): address(of: node, checkpoint: i).description
    case .settlement(let kind, let i): "\(kind.name) of \(Address.root(checkpoint: i))"
    case .lone(let r, _): "lone proof of \(Address.rollup(r))"
    }
  }
}

extension SettlementStatement.Kind {
  /// The proof for L1 by its name.
  public var name: String {
    switch self {
    case .expansion: "expansion"
    case .exposure: "exposure"
    }
  }
}

extension Job.State {
  /// What has become of a job.
  public var name: String {
    switch self {
    case .running: "running"
    case .done: "done"
    case .abandoned: "abandoned"
    case .lost: "lost"
    }
  }
}

extension Refusal {
  /// What is wrong.
  public var name: String {
    switch self {
    case .unsealed: "unsealed"
    case .wrongInputs: "wrong inputs"
    case .notAnExtension: "not an extension"
    case .wrongState: "wrong state"
    case .openingMismatch: "opening mismatch"
    case .notIncluded: "not included"
    case .wrongNonce: "wrong nonce"
    case .insufficientBalance: "insufficient balance"
    case .exportDoesNotLink: "export does not link"
    case .exportsLeftAtRoot: "exports left at root"
    case .continuity: "continuity"
    case .foreignExport: "foreign export"
    case .staleBase: "stale base"
    case .notFromHead: "not from head"
    case .unknownL1Block: "unknown l1 block"
    case .alreadyRegistered: "already registered"
    case .locked: "locked"
    case .contradictsContract: "contradicts a contract"
    case .noConflict: "no conflict"
    }
  }
}

extension CarryReason {
  /// Why a leaf was carried.
  public var name: String {
    switch self {
    case .deadline: "deadline"
    case .openContract: "open contract"
    case .entangled: "entangled"
    case .lockEnds: "lock ends"
    }
  }
}

extension RevertCause {
  /// Why blocks left a chain.
  public var name: String {
    switch self {
    case .fork: "fork"
    case .otherBranchIncluded: "other branch included"
    case .otherBranchCommitted: "other branch committed"
    case .importLost: "import lost"
    case .importTimedOut: "import timed out"
    case .l1Reorg: "l1 reorg"
    }
  }
}
