import RollupSimulation

extension Wording {
  /// The name of the rule that refused, for a cell or a line.
  static func rule(_ refusal: Refusal) -> String {
    switch refusal {
    case .unsealed, .wrongInputs, .notAnExtension, .wrongState, .notIncluded, .continuity,
      .foreignExport, .staleBase, .locked, .noConflict:
      refusal.name
    case .openingMismatch: "opening"
    case .wrongNonce: "nonce"
    case .insufficientBalance: "balance"
    case .exportDoesNotLink: "export"
    case .exportsLeftAtRoot: "root exports"
    case .notFromHead: "registry"
    case .alreadyRegistered: "registered"
    case .contradictsContract: "other branch"
    case .unknownL1Block: "no L1 hash"
    }
  }

  /// Why a rule refused, as a clause that follows "refused: ".
  static func refusal(_ refusal: Refusal, _ tree: TreeShape) -> String {
    switch refusal {
    case .unsealed: "no proof with this statement was ever sealed"
    case .wrongInputs: "its inputs do not belong together"
    case .notAnExtension(let declared, let computed):
      "a block's parent is \(short(declared)), but the block before is \(short(computed))"
    case .wrongState(let declared, let computed):
      "it claims state \(short(declared)), its parent left \(short(computed))"
    case .openingMismatch(let declared, let computed):
      "the opening leads to \(short(computed)), not to \(short(declared))"
    case .notIncluded(let leaf):
      "message \(leaf.nonce) of \(name(leaf.source)) to \(name(leaf.destination)) "
        + "is not in the outbox"
    case .wrongNonce(let declared, let computed): "nonce \(declared) where \(computed) is next"
    case .insufficientBalance(let declared, let computed):
      "it spends \(number(declared)), the account holds \(number(computed))"
    case .exportDoesNotLink(let export, let prev):
      "export \(hashed(export, tree)) is \(short(export.digest)), but prev is \(short(prev))"
    case .exportsLeftAtRoot(let exports):
      "\(count(exports.count, "export")) left at the root, where nothing above can settle"
    case .continuity(let declared, let computed):
      "prev is \(short(declared)), but \(short(computed)) was accepted before"
    case .foreignExport(let export): "export \(hashed(export, tree)) is no hash of this tree"
    case .staleBase(let declared, let computed):
      "it starts from \(short(declared)), but the tree holds \(short(computed))"
    case .notFromHead(let declared, let computed):
      "it starts from \(short(declared)), but the registry's head is \(short(computed))"
    case .alreadyRegistered(let i): "checkpoint \(i) or a later one stands already"
    case .locked: "the contract is locked: it follows the registry alone"
    case .contradictsContract(let r, let declared, let computed):
      "it holds \(short(declared)) of \(name(r)), whose contract stores \(short(computed)) of "
        + "another branch"
    case .noConflict: "the two signatures do not contradict each other"
    case .unknownL1Block(let export):
      "\(hashed(export, tree)) is no block of L1, or one that L1 has forgotten"
    }
  }

  /// The first digits of a hash; a word where there is none (32 zero bytes).
  static func short(_ digest: Digest, _ digits: Int = 6) -> String {
    digest == .zero ? noHash : digest.prefixHex(digits)
  }
  /// What stands for 32 zero bytes.
  static let noHash = "none"

  /// Why blocks left a chain, as a clause.
  static func cause(_ cause: RevertCause, _ tree: TreeShape) -> String {
    switch cause {
    case .fork: "its sequencer built another branch"
    case .otherBranchIncluded(let i): "the tree holds the other branch since checkpoint \(i)"
    case .otherBranchCommitted(let height):
      "the aggregator had committed to #\(height) of the other branch"
    case .importLost(let hash):
      hash.kind == .node
        ? "it imported \(hashed(hash, tree)), which no surviving B contains"
        : "it imported \(hashed(hash, tree)), which can never settle now"
    case .importTimedOut(let hash):
      "it imported \(hashed(hash, tree)), which was not settled in time"
    case .l1Reorg(let hash): "it imported \(hashed(hash, tree)), which L1 has left"
    }
  }
}
