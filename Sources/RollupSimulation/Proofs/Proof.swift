/// A sealed proof with what the explorer tells of it: inputs, what a fold did, who made it when.
public struct Proof: Sendable {
  /// Which proof.
  public let id: ProofID
  /// Statement and seal.
  public let sealed: SealedProof
  /// For a node: left and right child. For a settlement: the `B`s, in order.
  public let inputs: [ProofID]
  /// For a node proof.
  public let fold: NodeFold?
  /// For a leaf (chain proof or carry) and a lone proof: the block it ends at.
  public let block: BlockIndex?
  /// Who made it.
  public let maker: Party
  /// When.
  public let madeAt: Instant
  /// The event in which it was filed.
  let madeBy: Int
  /// `cur`, for a leaf, node or settlement. Beside the statement, like all that follows: taking it
  /// apart would copy it whole, and many proofs are looked at for no more than this.
  public let cur: Digest
  /// `prev`; for a carried leaf the same as `cur`.
  public let prev: Digest
  /// The checkpoint, for all but lone proofs.
  public let checkpoint: Int?
  /// How many exports it has.
  let exportCount: Int32

  /// For a node: its leaves and its children's proofs. In a list apart from the proofs, because
  /// walks down the tree read nothing else.
  struct Span: Sendable, Numbered {
    typealias Number = ProofID
    var first: Int32 = 0
    /// 0 for anything but a node proof.
    var count: Int32 = 0
    var left: ProofID
    var right: ProofID
    /// The proof's own.
    var block: BlockIndex?

    init(of proof: Proof) {
      (left, right, block) = (proof.id, proof.id, proof.block)
      if case .node(let s) = proof.sealed.statement {
        (first, count) = (Int32(s.first), Int32(s.count))
        (left, right) = (proof.inputs[0], proof.inputs[1])
      }
    }
  }

  init(
    id: ProofID, sealed: SealedProof, inputs: [ProofID], fold: NodeFold?, block: BlockIndex?,
    maker: Party, madeAt: Instant, madeBy: Int
  ) {
    self.id = id
    self.sealed = sealed
    self.inputs = inputs
    self.fold = fold
    self.block = block
    self.maker = maker
    self.madeAt = madeAt
    self.madeBy = madeBy
    switch sealed.statement {
    case .chain(let s):
      (cur, prev, checkpoint) = (s.cur, s.prev, s.checkpoint)
      exportCount = Int32(s.exports.count)
    case .carry(let s):
      (cur, prev, checkpoint) = (s.cur, s.cur, s.checkpoint)
      exportCount = 0
    case .node(let s):
      (cur, prev, checkpoint) = (s.cur, s.prev, s.checkpoint)
      exportCount = Int32(s.exports.count)
    case .settlement(let s):
      (cur, prev, checkpoint) = (s.cur, s.firstPrev, s.checkpoint)
      exportCount = s.l1Block == nil ? 0 : 1
    case .lone(let s):
      (cur, prev, checkpoint) = (s.cur, s.anchor, nil)
      exportCount = Int32(s.exports.count)
    }
  }

  /// The public outputs.
  public var statement: Statement { sealed.statement }
  /// What the proof's validity still depends on.
  public var exports: [ImportedHash] { statement.exports }
}
