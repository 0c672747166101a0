/// The ideal proof functionality: it runs a relation on a witness and seals the statement only if
/// the relation holds (PROTOCOL 2).
///
/// It stands for the SNARK, the one thing here that is not real. The seal is a keyed MAC,
/// `SHA-256(key ‖ statement digest)`: both parts have a fixed length, so the plain prefix
/// construction can't be extended. The key never leaves this file, and nothing is sealed but what a
/// relation has come to: no other part of the simulation can forge, alter or move a proof.
public struct ProofFunctionality: Sendable {
  /// What tells a proof that was sealed here from any other.
  public let verifier: ProofVerifier

  /// A functionality whose key is drawn from the run's seed.
  public init(seed: UInt64) {
    var input = HashInput()
    input.append(bytes: Array("prooftop ideal functionality".utf8))
    input.append(u64: seed)
    verifier = ProofVerifier(key: input.digest())
  }

  /// Evaluates `relation`, and seals what it states. Cost: the relation's.
  public func prove<R: Relation>(_ relation: R) -> Result<SealedProof, Refusal> {
    relation.evaluate(verifier: verifier).map { seal($0.stated) }
  }

  /// The same, together with what else the evaluation told: evaluated once for both.
  package func proveTelling<R: Relation>(
    _ relation: R
  ) -> Result<(SealedProof, R.Output), Refusal> {
    relation.evaluate(verifier: verifier).map { (seal($0.stated), $0) }
  }

  /// Carries out a transition, which *is* the evaluation of its relation, and seals the block.
  package func proveTransition<T: Transition>(
    of transition: T, on state: inout T.State
  ) -> Result<T.Block, Refusal> {
    switch transition.carryOut(on: &state, verifier: verifier) {
    case .failure(let refusal): return .failure(refusal)
    case .success(var block):
      block.seal = verifier.seal(
        ProofVerifier.transitionDigest(
          parent: block.header.parent, block: block.hash, height: block.header.height,
          importsRoot: block.header.importsRoot))
      return .success(block)
    }
  }

  /// Whether `proof` was sealed here, unaltered. Two hashes.
  public func verify(_ proof: SealedProof) -> Bool { verifier.verify(proof) }

  private func seal(_ statement: Statement) -> SealedProof {
    let digest = statement.digest
    return SealedProof(statement: statement, digest: digest, seal: verifier.seal(digest))
  }
}

/// Verifies, and can do nothing else: nothing holds that the functionality did not seal.
public struct ProofVerifier: Sendable {
  private let key: Digest

  fileprivate init(key: Digest) { self.key = key }

  /// Whether `proof` was sealed by the functionality, unaltered. Two hashes.
  public func verify(_ proof: SealedProof) -> Bool {
    proof.seal == seal(proof.digest) && proof.digest == proof.statement.digest
  }

  /// Whether the step to this block was sealed, with this height and these imports.
  package func verify(_ block: ProvenBlock) -> Bool {
    block.seal
      == seal(
        Self.transitionDigest(
          parent: block.parent, block: block.hash, height: UInt64(block.height),
          importsRoot: ImportedHash.root(of: block.imports)))
  }

  /// Statement of relation 0, `0x13 ‖ 0 ‖ parent ‖ block hash ‖ u64 height ‖ importsRoot`: what the
  /// chain relations need to know of a block without its whole header.
  fileprivate static func transitionDigest(
    parent: Digest, block: Digest, height: UInt64, importsRoot: Digest
  ) -> Digest {
    HashInput.hash(byteCount: 106) {
      $0.append(u8: DomainTag.statement.rawValue)
      $0.append(u8: 0)
      $0.append(parent)
      $0.append(block)
      $0.append(u64: height)
      $0.append(importsRoot)
    }
  }

  fileprivate func seal(_ digest: Digest) -> Digest {
    HashInput.hash(byteCount: 64) {
      $0.append(key)
      $0.append(digest)
    }
  }
}

/// A statement with the seal that says its relation was evaluated and held.
public struct SealedProof: Hashable, Sendable {
  /// The public outputs.
  public let statement: Statement
  /// The statement's digest.
  public let digest: Digest
  package let seal: Digest
}
