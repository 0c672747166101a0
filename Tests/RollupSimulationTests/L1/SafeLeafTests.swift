import Testing

@testable import RollupSimulation

/// Blocks under a `B` are safe as long as that `B` brings them to L1, and no longer.
@Suite struct SafeLeafTests {
  @Test func whoHasLeftIsSafeUnderTheLastRootUntilItsContractOpens() {
    var story = Story(
      village(
        rollups: 4, epochs: 3,
        traffic: [.stream(from: 0, to: 2, amount: 1, start: .seconds(10), every: .seconds(10))],
        faults: [(20, .leave(2))]), until: 195)
    // It left with checkpoint 3; `B_3` is made, and not on L1 before 204 s.
    #expect(!story.world.topology.isMember(2) && !story.world.l1.contracts[2].isOpen)
    #expect(story.world.roots.count == 3 && story.world.l1.contracts[2].settledHeight == 0)
    #expect(story.world.coveredHeight(of: 2) == 36)
    let risk = story.world.rollups.reduce(0) {
      $0 + $1.height - story.world.coveredHeight(of: $1.id)
    }
    #expect(story.world.tally.atRisk == risk)
    let minted = story.world.book.inbox(of: 2).count {
      Int(story.world.message($0).mint!.height) <= 36
    }
    #expect(minted > 0)
    story.run(until: 400)
    #expect(story.world.l1.contracts[2].isOpen)
    #expect(story.world.coveredHeight(of: 2) == story.world.l1.contracts[2].settledHeight)
    #expect(
      story.world.tally.atRisk
        == story.world.rollups.reduce(0) { $0 + $1.height - story.world.coveredHeight(of: $1.id) })
    #expect(story.world.violations == [])
  }
}
