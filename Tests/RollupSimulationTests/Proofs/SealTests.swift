import Testing

@testable import ProofSystem
@testable import RollupSimulation

/// PROTOCOL 2: verification accepts nothing that was not sealed so.
@Suite struct SealTests {
  private let functionality = ProofFunctionality(seed: 5)

  private static func digest(_ n: UInt8) -> Digest {
    Digest(bytes: [UInt8](repeating: n, count: 32))!
  }
  private static let export = ImportedHash.node(first: 0, count: 2, checkpoint: 1, digest(9))
  private static let chain = ChainStatement(
    rollup: 1, checkpoint: 2, anchor: digest(1), anchorHeight: 3, prev: digest(2), prevHeight: 4,
    cur: digest(3), curHeight: 5, exports: [export])
  private static let carry = CarryStatement(rollup: 1, checkpoint: 2, cur: digest(3), curHeight: 5)
  private static let node = NodeStatement(
    first: 0, count: 2, checkpoint: 2, cur: digest(1), prev: digest(2), exports: [export])
  private static let settlement = SettlementStatement(
    kind: .expansion, firstPrev: digest(1), checkpoint: 2, cur: digest(2),
    leaves: [SettlementStatement.Leaf(rollup: 0, height: 4, hash: digest(3))])
  private static let lone = LoneStatement(
    rollup: 1, anchor: digest(1), cur: digest(2), curHeight: 3, registryHead: digest(4))

  /// Every field of every statement altered, one at a time.
  private static func alterations() -> [(Statement, [Statement])] {
    func vary<S>(_ s: S, _ changes: [(inout S) -> Void], _ wrap: (S) -> Statement)
      -> (Statement, [Statement])
    {
      (
        wrap(s),
        changes.map { change in
          var copy = s
          change(&copy)
          return wrap(copy)
        }
      )
    }
    return [
      vary(
        chain,
        [
          { $0.rollup = 2 }, { $0.checkpoint += 1 }, { $0.anchor = .zero },
          { $0.anchorHeight += 1 },
          { $0.prev = .zero }, { $0.prevHeight += 1 }, { $0.cur = .zero }, { $0.curHeight += 1 },
          { $0.exports = [] }, { $0.exports[0].kind = .rollupBlock }, { $0.exports[0].first += 1 },
          { $0.exports[0].count += 1 }, { $0.exports[0].index += 1 },
          { $0.exports[0].digest = .zero }, { $0.exports.append(export) },
        ], Statement.chain),
      vary(
        carry,
        [
          { $0.rollup = 2 }, { $0.checkpoint += 1 }, { $0.cur = .zero }, { $0.curHeight += 1 },
        ], Statement.carry),
      vary(
        node,
        [
          { $0.first += 1 }, { $0.count += 1 }, { $0.checkpoint += 1 }, { $0.cur = .zero },
          { $0.prev = .zero }, { $0.exports = [] },
        ], Statement.node),
      vary(
        settlement,
        [
          { $0.kind = .exposure }, { $0.firstPrev = .zero }, { $0.checkpoint += 1 },
          { $0.cur = .zero }, { $0.leaves = [] }, { $0.leaves[0].rollup = 1 },
          { $0.leaves[0].height += 1 }, { $0.leaves[0].hash = .zero },
        ], Statement.settlement),
      vary(
        lone,
        [
          { $0.rollup = 2 }, { $0.anchor = .zero }, { $0.cur = .zero }, { $0.curHeight += 1 },
          { $0.registryHead = .zero },
        ], Statement.lone),
    ]
  }

  /// A relation that states what it is told, for the seal's sake alone.
  private struct Stating: Relation {
    let statement: Statement
    func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> {
      .success(statement)
    }
  }

  @Test func whatWasSealedVerifies() throws {
    for (statement, _) in Self.alterations() {
      #expect(functionality.verify(try functionality.prove(Stating(statement: statement)).get()))
    }
  }

  @Test func aStatementAlteredInAnyFieldDoesNotVerify() throws {
    for (statement, altered) in Self.alterations() {
      let proof = try functionality.prove(Stating(statement: statement)).get()
      for other in altered {
        #expect(other.digest != statement.digest, "\(other)")
        #expect(
          !functionality.verify(
            SealedProof(statement: other, digest: proof.digest, seal: proof.seal)))
        #expect(
          !functionality.verify(
            SealedProof(statement: other, digest: other.digest, seal: proof.seal)))
      }
    }
  }

  @Test func aSealMovedToAnotherStatementDoesNotVerify() throws {
    let proofs = try Self.alterations().map {
      try functionality.prove(Stating(statement: $0.0)).get()
    }
    for a in proofs {
      for b in proofs where a != b {
        #expect(
          !functionality.verify(
            SealedProof(statement: a.statement, digest: a.digest, seal: b.seal)))
      }
    }
  }

  @Test func anotherFunctionalityAcceptsNothing() throws {
    let proof = try functionality.prove(Stating(statement: .node(Self.node))).get()
    #expect(!ProofFunctionality(seed: 6).verify(proof))
    #expect(
      !functionality.verify(
        SealedProof(statement: proof.statement, digest: proof.digest, seal: .zero)))
  }

  @Test func aRelationThatDoesNotHoldIsNotSealed() {
    struct False: Relation {
      func evaluate(verifier: ProofVerifier) -> Result<Statement, Refusal> {
        .failure(.locked)
      }
    }
    #expect(throws: Refusal.locked) { try functionality.prove(False()).get() }
  }
}
