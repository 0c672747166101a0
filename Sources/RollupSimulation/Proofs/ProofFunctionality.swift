/// The ideal proof functionality: it runs a relation on a witness and seals the statement only if
/// the relation holds; it verifies nothing that it did not seal (PROTOCOL 2).
///
/// It stands for the SNARK, the one thing here that is not real. The seal is a keyed MAC,
/// `SHA-256(key ‖ statement digest)`: both parts have a fixed length, so the plain prefix
/// construction can't be extended. The key never leaves this file; no other part of the
/// simulation can forge, alter or move a proof.
public struct ProofFunctionality: Sendable {
  private let key: Digest

  /// A functionality whose key is drawn from the run's seed.
  public init(seed: UInt64) {
    var input = HashInput()
    input.append(bytes: Array("prooftop ideal functionality".utf8))
    input.append(u64: seed)
    key = input.digest()
  }

  /// Evaluates `relation`, and seals what it states. Cost: the relation's.
  public func prove<R: Relation>(_ relation: R) -> Result<SealedProof, Refusal> {
    relation.evaluate(verifier: self).map { statement in
      let digest = statement.digest
      return SealedProof(statement: statement, digest: digest, seal: seal(digest))
    }
  }

  /// The same for a fold, together with what became of each export: evaluated once for both.
  func proveFold(
    _ relation: NodeRelation
  ) -> Result<(SealedProof, NodeFold), Refusal> {
    relation.fold(verifier: self).map { fold in
      let statement = Statement.node(fold.statement)
      let digest = statement.digest
      return (SealedProof(statement: statement, digest: digest, seal: seal(digest)), fold)
    }
  }

  /// Whether `proof` was sealed here, unaltered. Two hashes.
  public func verify(_ proof: SealedProof) -> Bool {
    proof.seal == seal(proof.digest) && proof.digest == proof.statement.digest
  }

  /// Executes a block, which *is* the evaluation of the block-transition relation, and seals it.
  func proveTransition(
    of input: BlockInput, on state: inout ChainState
  ) -> Result<ExecutedBlock, Refusal> {
    guard input.layer3.allSatisfy({ verify($0.proof) }) else { return .failure(.unsealed) }
    switch state.execute(input) {
    case .failure(let refusal): return .failure(refusal)
    case .success(var block):
      block.seal = seal(
        Self.transitionDigest(
          parent: block.header.parent, block: block.hash, height: block.header.height,
          importsRoot: block.header.importsRoot))
      return .success(block)
    }
  }

  /// Whether the step to this block was sealed here, with this height and these imports.
  func verify(_ block: ProvenBlock) -> Bool {
    block.seal
      == seal(
        Self.transitionDigest(
          parent: block.parent, block: block.hash, height: UInt64(block.height),
          importsRoot: ImportedHash.root(of: block.imports)))
  }

  /// Statement of relation 0, `0x13 ‖ 0 ‖ parent ‖ block hash ‖ u64 height ‖ importsRoot`: what the
  /// chain relations need to know of a block without its whole header.
  private static func transitionDigest(
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

  private func seal(_ digest: Digest) -> Digest {
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
  let seal: Digest
}

/// A relation together with its witness.
public protocol Relation: Sendable {
  /// The statement that the witness proves, or why it proves none.
  func evaluate(verifier: ProofFunctionality) -> Result<Statement, Refusal>
}
