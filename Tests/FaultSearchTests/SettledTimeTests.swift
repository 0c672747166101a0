import FaultSearch
import Testing

@testable import RollupSimulation

/// When something came to be on L1, and was paid there: written once, and undone by L1 alone.
@Suite struct SettledTimeTests {
  /// What a contract stored, and since which block of L1; what L1 leaves is forgotten.
  private struct Watch {
    var settled: [[(number: Int, time: Instant, block: BlockIndex)]]
    var finals: [(number: Int, time: Instant)] = []

    init(_ world: World) { settled = world.rollups.indices.map { _ in [] } }

    mutating func take(_ world: World) {
      for record in world.records {
        guard case .l1(.l1Reorganised(let first, _, _)) = record.occurrence else { continue }
        for r in settled.indices { settled[r].removeAll { $0.number >= first } }
      }
      for (r, contract) in world.l1.contracts.enumerated()
      where contract.settled != (settled[r].last?.block ?? .genesis) {
        settled[r].append((world.l1.height, world.now, contract.settled))
      }
      if world.l1.finalNumber > (finals.last?.number ?? -1) {
        finals.append((world.l1.finalNumber, world.now))
      }
    }

    /// The first block of L1 after which a contract's chain holds a rollup's block.
    func first(_ world: World, _ r: RollupID, _ block: BlockIndex) -> (Int, Instant)? {
      settled[r.index].first { world.rollups[r].descends($0.block, from: block) }
        .map { ($0.number, $0.time) }
    }
  }

  @Test(arguments: MessagingMode.allCases)
  func aTimeOnL1IsTheFirstOnTheBranchThatStands(_ mode: MessagingMode) {
    var (seen, returned) = (0, 0)
    for seed in UInt64(1)...30 {
      let scenario = Storm.schedule { $0.mode = mode }.scenario(seed: seed)
      var world = World(scenario: scenario, seed: seed)
      world.isListening = true
      var watch = Watch(world)
      while world.step() {
        watch.take(world)
        let isBack = world.records.contains {
          if case .message(.mintsBackOnL1) = $0.occurrence { true } else { false }
        }
        if isBack { returned += 1 }
        guard isBack || world.eventCount % 200 == 0 else { continue }
        for message in world.messages {
          guard let mint = message.mint, let onL1 = message.onL1 else { continue }
          seen += 1
          let first = watch.first(world, message.destination, mint.block)
          #expect(onL1 == first?.1, "\(mode) seed \(seed) event \(world.eventCount) \(message.id)")
          guard let final = message.final, let number = first?.0 else { continue }
          let since = watch.finals.first { $0.number >= number }
          #expect(final == since?.time, "\(mode) seed \(seed) \(message.id)")
        }
      }
    }
    #expect(seen > 0)
    // A branch that comes back comes back to what L1 wrote of it.
    if mode == .intermediate { #expect(returned > 0) }
  }

  @Test(arguments: MessagingMode.allCases)
  func gasIsWhatTheTransactionsOfTheBranchPaid(_ mode: MessagingMode) {
    var reorgs = 0
    for seed in UInt64(1)...40 {
      let scenario = Storm.schedule { $0.mode = mode }.scenario(seed: seed)
      var world = World(scenario: scenario, seed: seed)
      world.isListening = true
      while world.step() {
        let isReorg = world.records.contains {
          guard case .l1(.l1Reorganised(_, _, let returned)) = $0.occurrence else { return false }
          return !returned.isEmpty
        }
        if !isReorg { continue }
        reorgs += 1
        let paid = world.l1.transactions.reduce(0) { $0 + $1.gas }
        #expect(paid == world.l1.gas, "\(mode) seed \(seed) event \(world.eventCount)")
      }
      #expect(world.l1.transactions.reduce(0) { $0 + $1.gas } == world.l1.gas)
    }
    #expect(reorgs > 0)
  }
}
