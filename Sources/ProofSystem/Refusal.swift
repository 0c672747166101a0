/// Why a relation does not hold, a consumer does not accept, or L1 refuses; mismatches carry what
/// was declared and what was computed.
public indirect enum Refusal: Error, Hashable, Sendable {
  /// A proof that the functionality never sealed.
  case unsealed
  /// Two inputs that do not belong together: wrong node, checkpoint or relation.
  case wrongInputs
  /// A block whose parent is not the block before it.
  case notAnExtension(declared: Digest, computed: Digest)
  /// A block that claims a state which its parent did not leave.
  case wrongState(declared: Digest, computed: Digest)
  /// An opening that does not lead to the digest it was meant for.
  case openingMismatch(declared: Digest, computed: Digest)
  /// A message that is not in the sender's outbox.
  case notIncluded(MessageLeaf)
  /// A message minted before, or out of the order of nonces.
  case wrongNonce(declared: UInt64, computed: UInt64)
  /// More than the account holds.
  case insufficientBalance(declared: UInt64, computed: UInt64)
  /// An export naming this node that is no earlier hash of it.
  case exportDoesNotLink(ImportedHash, prev: Digest)
  /// Exports left at the root, where nothing above can settle them.
  case exportsLeftAtRoot([ImportedHash])
  /// `prev` is not the hash that the consumer had accepted before.
  case continuity(declared: Digest, computed: Digest)
  /// An export that is not a hash of the tree the aggregator continues.
  case foreignExport(ImportedHash)
  /// The proof starts from a block other than the one included in the tree.
  case staleBase(declared: Digest, computed: Digest)
  /// L1: the chain of `B`s does not start at the registry's head.
  case notFromHead(declared: Digest, computed: Digest)
  /// L1: no block of L1 by that number has this hash, or L1 has forgotten it.
  case unknownL1Block(ImportedHash)
  /// L1: this checkpoint, or a later one, stands already.
  case alreadyRegistered(checkpoint: Int)
  /// L1: a leaf of the `B` and the block that its rollup's contract stores lie on two branches.
  case contradictsContract(RollupID, declared: Digest, computed: Digest)
  /// L1: the contract takes only what comes through the registry.
  case locked
  /// L1: evidence that does not show two conflicting signatures.
  case noConflict
}

extension Refusal {
  /// The import that it is about, if no other proof of the same blocks can do: whoever imported it
  /// has to go back to before that.
  package var hopelessImport: ImportedHash? {
    switch self {
    case .foreignExport(let export), .unknownL1Block(let export),
      .exportDoesNotLink(let export, _):
      export
    case .unsealed, .wrongInputs, .notAnExtension, .wrongState, .openingMismatch, .notIncluded,
      .wrongNonce, .insufficientBalance, .exportsLeftAtRoot, .continuity, .staleBase, .notFromHead,
      .alreadyRegistered, .locked, .contradictsContract, .noConflict:
      nil
    }
  }
}
