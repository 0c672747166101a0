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
  /// For a node: its leaves and its children's proofs, apart from the statement because walks down
  /// the tree read nothing else.
  let span: Span
  /// How many exports it has, beside what else a look over many proofs reads.
  let exportCount: Int32

  struct Span: Sendable {
    var first: Int32
    /// 0 for anything but a node proof.
    var count: Int32
    var left: ProofID
    var right: ProofID
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
    exportCount =
      switch sealed.statement {
      case .chain(let s): Int32(s.exports.count)
      case .node(let s): Int32(s.exports.count)
      case .lone(let s): Int32(s.exports.count)
      case .settlement(let s): s.l1Block == nil ? 0 : 1
      case .carry: 0
      }
    if case .node(let s) = sealed.statement {
      span = Span(
        first: Int32(s.first), count: Int32(s.count), left: inputs[0], right: inputs[1])
    } else {
      span = Span(first: 0, count: 0, left: id, right: id)
    }
  }

  /// The public outputs.
  public var statement: Statement { sealed.statement }
  /// `cur`, for a leaf, node or settlement.
  public var cur: Digest {
    switch statement {
    case .chain(let s): s.cur
    case .carry(let s): s.cur
    case .node(let s): s.cur
    case .settlement(let s): s.cur
    case .lone(let s): s.cur
    }
  }
  /// `prev`; for a carried leaf the same as `cur`.
  public var prev: Digest {
    switch statement {
    case .chain(let s): s.prev
    case .carry(let s): s.cur
    case .node(let s): s.prev
    case .settlement(let s): s.firstPrev
    case .lone(let s): s.anchor
    }
  }
  /// The checkpoint, for all but lone proofs.
  public var checkpoint: Int? {
    switch statement {
    case .chain(let s): s.checkpoint
    case .carry(let s): s.checkpoint
    case .node(let s): s.checkpoint
    case .settlement(let s): s.checkpoint
    case .lone: nil
    }
  }
  /// What the proof's validity still depends on.
  public var exports: [ImportedHash] {
    switch statement {
    case .chain(let s): s.exports
    case .node(let s): s.exports
    case .lone(let s): s.exports
    case .settlement(let s): s.l1Block.map { [$0] } ?? []
    case .carry: []
    }
  }
}
