import Testing

@testable import RollupSimulation

/// What a rollup makes of what it is told of the tree.
@Suite struct RollupViewTests {
  private let view = RollupView(ancestors: [NodeID(1), NodeID(0)], genesis: digest(0))
  private static func digest(_ n: UInt8) -> Digest {
    Digest(bytes: [UInt8](repeating: n, count: 32))!
  }
  private func node(_ i: Int, _ hash: UInt8) -> RollupView.AcceptedNode {
    .init(checkpoint: i, cur: Self.digest(hash), proof: ProofID(i))
  }
  private func leaf(_ i: Int) -> RollupView.Included {
    .init(checkpoint: i, block: BlockIndex(4 * i), hash: Self.digest(UInt8(i)))
  }

  @Test func aNodeProofMustContinueWhatWasAccepted() {
    var view = view
    func receive(_ node: RollupView.AcceptedNode, prev: UInt8, guarded: Bool = true)
      -> RollupView.Verdict
    {
      view.receive(
        node, prev: Self.digest(prev), of: 1, genesis: Self.digest(9), isGuarded: guarded)
    }
    #expect(receive(node(1, 11), prev: 8) == .refused(computed: Self.digest(9)))
    #expect(view.accepted == [nil, nil])
    #expect(receive(node(1, 11), prev: 9) == .accepted(after: Self.digest(9)))
    #expect(receive(node(1, 12), prev: 9) == .known)
    #expect(receive(node(2, 12), prev: 10) == .refused(computed: Self.digest(11)))
    #expect(receive(node(2, 12), prev: 11) == .accepted(after: Self.digest(11)))
    // It does not follow right after, so nothing is said of continuity.
    #expect(receive(node(4, 14), prev: 13, guarded: false) == .accepted(after: nil))
    #expect(receive(node(3, 13), prev: 12) == .known)
    #expect(view.accepted == [nil, node(4, 14)])
  }

  @Test func aReceiptDecidesOnceAndARootHasTheLastWord() {
    var view = view
    var taken = [view.decide(1, leaf(1)), view.decide(1, leaf(2))]
    #expect(view.included == leaf(1) && view.lastDecided == 1, "a late one says nothing")
    view.decide(byRootOf: 1, leaf(3))
    #expect(view.included == leaf(3) && view.lastDecided == 1)
    view.decide(byRootOf: 4, nil)
    #expect(view.included == leaf(3) && view.lastDecided == 4, "carried")
    view.decide(byRootOf: 2, leaf(2))
    #expect(view.included == leaf(3) && view.lastDecided == 4, "an older root")
    taken += [view.decide(4, leaf(4)), view.decide(5, leaf(5))]
    #expect(taken == [true, false, false, true])
    view.goBack(toDecisionOf: 2, leaf(2))
    #expect(view.included == leaf(2) && view.lastDecided == 2)
  }

  @Test func whatMayOpenSomethingIsLookedAtOnce() {
    var view = view
    var found = [view.takeFresh()]
    view.markFresh(1)
    found += [view.takeFresh(), view.takeFresh()]
    view.lookEverywhereAgain()
    #expect(view.hasFreshContracts)
    found.append(view.takeFresh())
    #expect(found == [0, 0b10, 0, 0b11])
    view.markContracts(fresh: false)
    #expect(!view.hasFreshContracts)
  }

  @Test func whoIsDoubtedIsTrustedAgainBySettlingAlone() {
    var view = view
    view.doubt(2)
    view.doubt(2)
    view.doubt(3)
    #expect(view.doubted == [2, 3])
    view.trust(2)
    #expect(view.doubted == [3])
  }
}
