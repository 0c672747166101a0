/// What a step of the run was made from: the witnesses that proofs and blocks were evaluated on,
/// for whoever writes a trace that a stranger can check (EXPERIENCE 1, `verify`).
///
/// Kept only while ``World/isTracing``; a world that nobody traces holds none.
public enum Witness: Sendable {
  /// Something that was told as an occurrence, in its place among the others.
  case happened(Record)
  /// A person or the scenario asked for something.
  case asked(Action, Cause)
  /// A block was executed from these openings and then these transactions.
  case block(RollupID, BlockIndex, [HashOpening], [Transaction])
  /// The chain's head moved to an earlier block or another branch, whose state is this, when the
  /// rollup had made so many blocks.
  case branch(RollupID, to: BlockIndex, made: Int, state: ChainState, RevertCause)
  /// A chain proof from one block to another.
  case chain(ProofID, ChainExtension, from: BlockIndex, to: BlockIndex)
  /// A leaf was carried at its last included block.
  case carry(ProofID, CarryReason)
  /// A node proof.
  case fold(ProofID, NodeRelation)
  /// A node proof that is `B_i`, with its maker's signature.
  case root(ProofID, checkpoint: Int, SignedAttestation)
  /// The tree was cut after the `B` of a checkpoint, and goes on from these `B`s, made before.
  case cut(after: Int, roots: [ProofID])
  /// An expansion or exposure.
  case settlement(ProofID, Settlement)
  /// A lone proof from one block to another.
  case lone(ProofID, LoneSettlement, from: BlockIndex, to: BlockIndex)
}
