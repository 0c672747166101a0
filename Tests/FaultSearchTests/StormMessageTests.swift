import FaultSearch
import Support
import Testing

@testable import RollupSimulation

/// The book of messages under storms in every mode: after each event it counts what the chains and
/// the messages on them say, and it has named every step that a message made.
@Suite struct StormMessageTests {
  @Test(arguments: MessagingMode.allCases)
  func theBookCountsWhatTheChainsHold(_ mode: MessagingMode) throws {
    for seed in UInt64(1)...8 {
      let schedule = Storm.schedule {
        $0.mode = mode
        if seed % 2 == 0 { $0.messageLifetime = .seconds(70) }
      }
      let scenario = schedule.scenario(seed: seed)
      var world = World(scenario: scenario, seed: seed)
      world.book.keepsMoves = true
      var standings: [[Bool]] = []
      while world.step() {
        let place = "\(mode), seed \(seed), event \(world.eventCount)"
        Self.apply(world.book.moves, to: &standings, count: world.messages.count)
        try demandEqual(standings, world.messages.map { Self.standing($0.id, world) }, place)
        try demandEqual(world.book.counts.withoutMaxima, Self.counts(in: world), place)
        try demandEqual(world.book.inFlight, Self.inFlight(in: world), place)
      }
      #expect(world.violations == [] && !standings.isEmpty)
    }
  }

  @Test func theStormsTakeBackWhatTheyCan() {
    var lost: Set<Milestone> = []
    for mode in MessagingMode.allCases {
      let schedule = Storm.schedule { $0.mode = mode }
      for seed in UInt64(1)...30 {
        let scenario = schedule.scenario(seed: seed)
        var world = World(scenario: scenario, seed: seed)
        world.book.keepsMoves = true
        while world.step() {
          for move in world.book.moves where move.isLost { lost.insert(move.milestone) }
        }
      }
    }
    // Nothing final is ever lost, and with nonces checked nothing is minted again.
    #expect(lost.isSuperset(of: [.sent, .covered, .minted, .settled, .onL1]), "\(lost)")
  }

  /// A chain goes back over what it has returned, and takes it again.
  @Test func someOfItExpires() {
    var (expired, lost) = (0, 0)
    for mode in MessagingMode.allCases {
      for seed in UInt64(1)...20 {
        let schedule = Storm.schedule {
          $0.mode = mode
          $0.messageLifetime = .seconds(30)
        }
        var world = World(scenario: schedule.scenario(seed: seed), seed: seed)
        world.book.keepsMoves = true
        while world.step() {
          lost += world.book.moves.count { $0.milestone == .expired && $0.isLost }
        }
        world.checkRunEnd()
        expired += world.book.counts.expired
        #expect(world.violations == [], "\(mode) seed \(seed)")
      }
    }
    #expect(expired > 100 && lost > 0)
  }

  private static func standing(_ id: MessageID, _ world: World) -> [Bool] {
    Milestone.allCases.map { world.book.has(id, $0) }
  }

  private static func apply(
    _ moves: [MessageMove], to standings: inout [[Bool]], count: Int
  ) {
    while standings.count < count {
      standings.append(Milestone.allCases.map { _ in false })
    }
    for move in moves {
      let place = Int(move.milestone.rawValue)
      let isThere = standings[move.message.index][place]
      #expect(isThere == move.isLost, "\(move) where it is \(isThere ? "there" : "not")")
      standings[move.message.index][place] = !move.isLost
    }
  }

  /// Off the blocks of the chains, and what each message says of itself.
  private static func counts(in world: World) -> MessageCounts {
    var counts = MessageCounts()
    counts.sent = world.messages.count
    counts.openable = world.messages.count { $0.openable != nil }
    counts.covered = world.messages.count { $0.coveredBy != nil }
    for rollup in world.rollups {
      for index in rollup.chain {
        let block = rollup.blocks[index]
        counts.standing += block.sends.count
        for id in block.mints {
          let message = world.messages[id]
          guard let mint = message.mint, mint.block == index else { continue }
          let latency = (block.time - message.sentAt).milliseconds
          let isLate = message.leaf.deadline.map { block.time > $0 } ?? false
          let stands = world.rollups[message.source].isOnChain(message.sentIn)
          counts.usable += isLate ? 0 : 1
          counts.expired += isLate ? 1 : 0
          counts.standingUsable += !isLate && stands ? 1 : 0
          counts.standingExpired += isLate && stands ? 1 : 0
          counts.usableLatencySum += isLate ? 0 : latency
          if !isLate { counts.usableLatencyMax = max(counts.usableLatencyMax, latency) }
          if mint.settled != nil { counts.settledInTree += 1 }
          if message.onL1 != nil { counts.onL1 += 1 }
          if message.final != nil { counts.final += 1 }
        }
      }
    }
    return counts
  }

  private static func inFlight(in world: World) -> Int64 {
    var sum: Int64 = 0
    for rollup in world.rollups {
      for index in rollup.chain {
        let block = rollup.blocks[index]
        sum += block.sends.reduce(0) { $0 + Int64(world.messages[$1].amount) }
        sum -= block.mints.reduce(0) { $0 + Int64(world.messages[$1].amount) }
      }
    }
    return sum
  }
}

extension MessageCounts {
  /// What is there now; mints at risk are counted by a test of their own.
  fileprivate var withoutMaxima: MessageCounts {
    var counts = self
    counts.atRisk = 0
    counts.atRiskMax = 0
    counts.rejected = 0
    return counts
  }
}
