import Testing

@testable import RollupSimulation

/// PROTOCOL 2.1, the table of the loose input `x`, line by line.
@Suite struct LooseInputTests {
  private let junk = Digest(bytes: [UInt8](repeating: 0xee, count: 32))!

  private func chain(_ bench: TreeBench, continuity: Bool) -> Result<SealedProof, Refusal> {
    bench.functionality.prove(bench.settlement(through: bench.checkpoint, continuity: continuity))
  }

  @Test func junkAndAnHonestImportGiveNoProof() {
    var bench = TreeBench(2)
    for _ in 1...2 { bench.advance() }
    let honest = bench.imported(TreeShape.root, 2)
    bench.advance(imports: [0: [honest]]) { [junk] _, relation in relation.looseInput = junk }
    guard case .exportDoesNotLink(let export, _)? = bench.refusal(TreeShape.root, 3) else {
      Issue.record("proven in spite of \(junk)")
      return
    }
    #expect(export == honest)
  }

  @Test func junkAndNothingImportedGiveAValidProofWithANoisyPrev() throws {
    var bench = TreeBench(2)
    for _ in 1...2 { bench.advance() }
    bench.advance { [junk] _, relation in relation.looseInput = junk }
    let s = try bench.statement(TreeShape.root, 3)
    #expect(s.prev != bench.hash(TreeShape.root, 2))
    #expect(bench.functionality.verify(try bench.proofs[2][0].get()))
    // Whoever checks continuity refuses it; whoever looks at the last B alone does not.
    #expect(
      throws: Refusal.continuity(declared: s.prev, computed: bench.hash(TreeShape.root, 2))
    ) { try chain(bench, continuity: true).get() }
    #expect(throws: Never.self) { try chain(bench, continuity: false).get() }
  }

  /// `x` commits to a block of R0 that was never proven; R1 imports it as `cur(v,1)`.
  private func chosenInput() -> (bench: TreeBench, forged: ImportedHash) {
    var bench = TreeBench(2)
    for _ in 1...2 { bench.advance() }
    var preimage = bench.preimage(TreeShape.root, 1)
    preimage.left = junk
    let forged = ImportedHash.node(first: 0, count: 2, checkpoint: 1, preimage.hash)
    let link = bench.links(TreeShape.root, from: 1, to: 2)
    bench.advance(imports: [1: [forged]]) { _, relation in
      relation.looseInput = forged.digest
      relation.links.nodes = [link]
    }
    return (bench, forged)
  }

  @Test func aChosenInputSettlesAForgedHashInsideTheTreeAndOnL1IfNobodyChecksContinuity() throws {
    let (bench, _) = chosenInput()
    #expect(try bench.statement(TreeShape.root, 3).exports == [], "the forged import has settled")
    #expect(throws: Never.self) { try chain(bench, continuity: false).get() }
  }

  @Test func withContinuityEveryConsumerRefusesTheChosenInput() throws {
    let (bench, _) = chosenInput()
    let s = try bench.statement(TreeShape.root, 3)
    #expect(
      throws: Refusal.continuity(declared: s.prev, computed: bench.hash(TreeShape.root, 2))
    ) { try chain(bench, continuity: true).get() }
  }

  @Test func theSameChildrenAndTwoInputsAreTwoValidProofs() throws {
    var bench = TreeBench(2)
    for _ in 1...2 { bench.advance() }
    var other = bench
    bench.advance()
    other.advance { [junk] _, relation in relation.looseInput = junk }
    let (a, b) = (try bench.statement(TreeShape.root, 3), try other.statement(TreeShape.root, 3))
    #expect(a.cur != b.cur && a.prev != b.prev)
    #expect(bench.functionality.verify(try other.proofs[2][0].get()))
  }

  /// A root proof with junk `x`, sealed by the world's own functionality, sent to everyone.
  private func worldWithJunkRoot(continuity: Bool) -> (World, ProofID) {
    var story = Story(village { $0.guards.continuity = continuity }, until: 180)
    // The children of the root at checkpoint 3 are proven at 187.5 s, the root two seconds later.
    story.run(until: 188)
    let rounds = story.world.aggregators[0].rounds
    let (left, right) = story.world.tree[TreeShape.root].children!
    let inputs = [left, right].map { rounds[3].slots[$0].proof! }
    let relation = NodeRelation(
      checkpoint: 3, left: story.world.proof(inputs[0]).sealed,
      right: story.world.proof(inputs[1]).sealed, looseInput: junk, links: ExportLinks(),
      places: (0, 2), order: story.world.tree.order, isRoot: true, rootMustBeEmpty: true)
    guard case .success(let sealed) = story.world.functionality.prove(relation),
      case .success(let fold) = relation.evaluate(verifier: story.world.functionality.verifier)
    else { preconditionFailure("junk is no obstacle to a proof") }
    let id = story.world.file(sealed, inputs: inputs, fold: fold, maker: .aggregator(0))
    return (story.world, id)
  }

  @Test func importersAndSuccessorsRefuseABrokenHashChain() {
    for continuity in [true, false] {
      var (world, id) = worldWithJunkRoot(continuity: continuity)
      world.records = []
      for r in world.rollups.indices {
        _ = world.acceptNodeProof(id, at: RollupID(r), node: TreeShape.root)
        let accepted = world.rollups[r].view.accepted.last??.proof == id
        #expect(accepted == !continuity)
      }
      let refusals = world.records.count {
        if case .sequencer(.importRefused(_, _, _, .continuity)) = $0.occurrence {
          true
        } else {
          false
        }
      }
      #expect(refusals == (continuity ? 4 : 0))
      world.accept(nodeProof: id, TreeShape.root, 3, at: 1)
      let taken = world.aggregators[1].rounds[3].slots[0].proof == id
      #expect(taken == !continuity)
    }
  }
}
