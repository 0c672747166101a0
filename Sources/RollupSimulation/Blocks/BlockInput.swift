/// What the sequencer puts into the next block.
struct BlockInput {
  var time: Instant
  /// In order of use; every opened message is minted.
  var openings: [HashOpening]
  /// After the mints.
  var transactions: [Transaction]
  /// The lines of the scenario's traffic that the sends come from, in their order.
  var traffic: [Int32?] = []
  /// How many sends the traffic asks for, paid or not.
  var asked = 0
  /// A switchable guard.
  var areNoncesChecked = true
  /// The proofs of L3s that the verifier contract takes, in the order of their transactions.
  var layer3: [Layer3Proof] = []
}

/// A proof of an L3 on its way into its L2's contract, with the headers of the L2 that show what
/// the L3 imported from it to lie on this chain (post 2.2.1.2).
struct Layer3Proof {
  var proof: SealedProof
  var links: BlockLinks

  var statement: LoneStatement? {
    if case .lone(let statement) = proof.statement { statement } else { nil }
  }
}

/// A block as executed, before its rollup files it.
struct ExecutedBlock: SealedBlock {
  var header: BlockHeader
  var hash: Digest
  var imports: [ImportedHash]
  /// How many messages each import opened, as far as imports open any.
  var opened: [Int32]
  /// Messages that took their nonces.
  var mints: [MessageLeaf]
  /// Messages that this block put into the outbox, those that return others first.
  var sends: [MessageLeaf]
  /// How many return others.
  var returnCount: Int
  /// Set by the functionality.
  var seal = Digest.zero
}
