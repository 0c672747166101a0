import RollupSimulation
import Support
import Testing

@Suite(
  "The RFC 9162 verifiers accept and refuse what the public vectors say",
  .enabled(if: vectorsFolder != nil, "needs ../shared/vectors beside the checkout"))
struct RFC9162VectorTests {
  struct File<Case: Decodable>: Decodable {
    let cases: [Case]
  }

  struct InclusionCase: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String
    let leafHash: String
    let proof: [String]?
    let desc: String
    let wantErr: Bool

    /// A hash that has not 32 bytes is refused before there is anything to verify.
    var isAccepted: Bool {
      guard let root = digest(base64: root), let leaf = digest(base64: leafHash),
        let proof = digests(base64: proof)
      else { return false }
      return Merkle.verifyInclusion(
        leafHash: leaf, index: leafIdx, treeSize: treeSize, proof: proof, root: root)
    }
  }

  struct ConsistencyCase: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: String
    let root2: String
    let proof: [String]?
    let desc: String
    let wantErr: Bool

    /// A hash that has not 32 bytes is refused before there is anything to verify.
    var isAccepted: Bool {
      guard let root1 = digest(base64: root1), let root2 = digest(base64: root2),
        let proof = digests(base64: proof)
      else { return false }
      return Merkle.verifyConsistency(
        size1: size1, size2: size2, root1: root1, root2: root2, proof: proof)
    }
  }

  @Test("inclusion")
  func inclusion() throws {
    let file = try readVectors("rfc9162-inclusion.json", as: File<InclusionCase>.self)
    #expect(file.cases.contains { !$0.wantErr } && file.cases.contains { $0.wantErr })
    for vector in file.cases {
      #expect(vector.isAccepted == !vector.wantErr, "\(vector)")
    }
  }

  @Test("consistency")
  func consistency() throws {
    let file = try readVectors("rfc9162-consistency.json", as: File<ConsistencyCase>.self)
    #expect(file.cases.contains { !$0.wantErr } && file.cases.contains { $0.wantErr })
    for vector in file.cases {
      #expect(vector.isAccepted == !vector.wantErr, "\(vector)")
    }
  }
}
