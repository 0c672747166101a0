/// A relation together with its witness.
public protocol Relation: Sendable {
  /// What its evaluation comes to: what is sealed, and what else of it somebody may want to know.
  associatedtype Output: RelationOutput
  /// What the witness proves, or why it proves nothing.
  func evaluate(verifier: ProofVerifier) -> Result<Output, Refusal>
}

/// What a relation comes to.
public protocol RelationOutput: Sendable {
  /// The public outputs, which are sealed.
  var stated: Statement { get }
}

extension Statement: RelationOutput {
  /// A statement states itself.
  public var stated: Statement { self }
}

/// Relation 0: a step of a chain from one state to the next, which it makes in place: a copy of the
/// state for each block would cost more than the block.
package protocol Transition {
  associatedtype State
  associatedtype Block: SealedBlock
  /// The block, with the state after it; on a refusal the state is unchanged.
  func carryOut(on state: inout State, verifier: ProofVerifier) -> Result<Block, Refusal>
}

/// A block that the functionality seals.
package protocol SealedBlock {
  /// What the seal speaks of, with `hash`.
  var header: BlockHeader { get }
  var hash: Digest { get }
  /// Set by the functionality.
  var seal: Digest { get set }
}
