@testable import RollupSimulation
import Testing

/// L1 leaves blocks (PROTOCOL 3 and 6).
@Suite struct ReorgTests {
  private func story(_ faults: [(Int, Action)]) -> World {
    Story(
      village(
        rollups: 4, epochs: 2,
        traffic: [
          .stream(from: 0, to: 3, amount: 1, start: .genesis + .seconds(10), every: .seconds(20)),
          .stream(from: 0, to: 1, amount: 1, start: .genesis + .seconds(10), every: .seconds(20)),
        ], faults: faults
      ) {
        $0.mode = .l1Root
        $0.isolated = [3]
        $0.l1.finalitySlots = 10
      }
    ).world
  }

  @Test func whoImportedAnOrphanedBlockRevertsAndTheTreeDoesNot() throws {
    let calm = story([])
    let entry = try #require(calm.l1.registry.entries.first)
    // Three blocks after the settlement: R3 has read it, the members have not.
    let at = Int(entry.time.milliseconds / 1000) + 25
    let world = story([(at, .inject(.reorgL1(depth: 4)))])
    #expect(world.violations == [])
    #expect(world.rollups[3].revertedBlocks > 0)
    for r in 0..<3 { #expect(world.rollups[RollupID(r)].revertedBlocks == 0) }
    // What was undone is done again, once, in a later block of another hash.
    let again = try #require(world.l1.registry.entries.first)
    #expect(again.checkpoint == entry.checkpoint && again.time > entry.time)
    #expect(world.l1.registry.entries.count == calm.l1.registry.entries.count)
    for (k, block) in world.l1.blocks.enumerated() {
      #expect(block.header.number == UInt64(k) && block.hash == block.header.hash)
      if k > 0 { #expect(block.header.parent == world.l1.blocks[k - 1].hash) }
    }
    let orphaned = entry.number
    #expect(world.l1.blocks[orphaned].hash != calm.l1.blocks[orphaned].hash)
    #expect(
      world.book.counts.usable == calm.book.counts.usable, "in the end all the same is minted")
  }

  @Test func finalBlocksStay() {
    let world = story([(200, .inject(.reorgL1(depth: 10_000)))])
    let calm = story([])
    #expect(world.violations == [])
    let final = 200 / 12 - 10
    #expect(world.l1.blocks[final].hash == calm.l1.blocks[final].hash)
    #expect(world.l1.blocks[final + 1].hash != calm.l1.blocks[final + 1].hash)
  }
}
