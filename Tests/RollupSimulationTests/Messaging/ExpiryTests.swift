import Support
import Testing

@testable import RollupSimulation

/// A message that comes after its deadline is returned, and nothing is lost (PROTOCOL 2.2).
@Suite struct ExpiryTests {
  /// A message of R0 to R3 whose block's proof is lost: it comes a checkpoint late.
  private func late(_ lifetime: Int = 80, _ change: (inout Settings) -> Void = { _ in }) -> World {
    Story(
      village(
        epochs: 2, traffic: [message(0, 3, at: 20, amount: 25), message(1, 3, at: 20)],
        faults: [(59, .inject(.loseChainProof(0)))]
      ) {
        $0.messageLifetime = .seconds(Int64(lifetime))
        change(&$0)
      }
    ).world
  }

  @Test func theDestinationTakesTheNonceMintsNothingAndReturnsTheAmount() throws {
    let world = late()
    #expect(world.violations == [] && Recount.complaints(about: world) == [])
    let message = world.messages[0]
    let mint = try #require(message.mint)
    #expect(message.leaf.deadline == .seconds(100) && mint.via.at > .seconds(100))
    #expect(message.isExpired && world.standing(of: message) == .expired)
    #expect(world.rollups[3].state.ledger.nextSpent(from: 0) == 1)
    let back = try #require(world.returning(of: message.id).map { world.message($0) })
    #expect(back.returning == message.id && back.traffic == nil)
    #expect(back.source == 3 && back.destination == 0 && back.amount == 25)
    #expect(back.leaf.deadline == nil && back.sentIn == mint.block)
    #expect(back.level == .final && message.level == .final)
    // What R1 sent in time is minted, and both are back to what they had.
    #expect(world.rollups[3].state.ledger.balance(of: 0) == 1_000_010)
    #expect(world.rollups[0].state.ledger.balance(of: 0) == 1_000_000)
    #expect(world.book.counts.expired == 1 && world.value(of: .counter(.standingExpired)) == 1)
    #expect(world.value(of: .counter(.messagesAsked)) == 3)
    #expect(world.book.counts.usable == 2)
    // The tokens in all stored chains, summed without the engine.
    let value = SettledValue(world)
    #expect(value.total == 4_000_000 && value.fromNothing == [])
  }

  @Test func aBlockOfTheDeadlineItselfStillMints() throws {
    let on = try #require(late(1_000).messages[0].mint?.via.at)
    let sent = late(1_000).messages[0].sentAt
    let span = Int((on - sent).milliseconds / 1_000)
    #expect(late(span).messages[0].isExpired == false)
    #expect(late(span - 1).messages[0].isExpired)
  }

  /// What a sequencer opens too late it can't mint, and what is in time it can't return: the leaf
  /// and the block's time decide.
  @Test func theTransitionDecidesByTheDeadlineAlone() throws {
    let leaf = MessageLeaf(
      source: 0, destination: 1, nonce: 0, amount: 5, sentAtBlock: 1, deadline: .seconds(10))
    for (second, isLate) in [(10, false), (11, true)] {
      #expect(
        Transaction.taking(leaf, at: .seconds(second)) == (isLate ? .expire(leaf) : .mint(leaf)))
    }
    var state = ChainState(rollup: 1, genesisBalance: 7)
    for transaction in [Transaction.mint(leaf), .expire(leaf)] {
      let input = BlockInput(
        time: .seconds(5), openings: [], transactions: [transaction])
      guard case .failure(.wrongInputs) = state.execute(input) else {
        Issue.record("\(transaction) without an opening")
        continue
      }
    }
    // Executed, applied once more and replayed, the state is the same.
    var outbox = MerkleTree()
    outbox.append(leafHash: leaf.hash)
    var header = ChainState(rollup: 0, genesisBalance: 7).head
    header.height = 1
    header.outboxRoot = outbox.root
    let opening = HashOpening(
      imported: .rollupBlock(0, height: 1, header.hash), preimages: [],
      senders: [
        HashOpening.Sender(
          place: 0, contract: nil, header: header, outboxCount: 1,
          messages: [.init(leaf: leaf, index: 0, path: [])])
      ])
    var executed = state
    let input = BlockInput(
      time: .seconds(11), openings: [opening], transactions: [])
    guard case .success(let block) = executed.execute(input) else {
      Issue.record("refused")
      return
    }
    #expect(block.returnCount == 1 && block.sends == [leaf.returned(nonce: 0, atBlock: 1)])
    #expect(executed.ledger.balance(of: 0) == 7 && executed.ledger.nextSpent(from: 0) == 1)
    #expect(executed.ledger.nextSent(to: 0) == 1 && executed.outbox.count == 1)
  }

  @Test func aLeafWithoutADeadlineIsWhatItWas() {
    let leaf = MessageLeaf(source: 1, destination: 2, nonce: 3, amount: 4, sentAtBlock: 5)
    let bytes: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 2] + [3, 4, 5].flatMap { eight(UInt64($0)) }
    #expect(leaf.hash == Merkle.leaf(bytes))
    let late = MessageLeaf(
      source: 1, destination: 2, nonce: 3, amount: 4, sentAtBlock: 5, deadline: .seconds(6))
    #expect(late.hash == Merkle.leaf(bytes + eight(6_000)))
    #expect(late.deadline == .seconds(6) && leaf.deadline == nil)
  }

  private func eight(_ value: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }

  @Test func itComesAboutInEveryModeAndIsReplayed() {
    for mode in MessagingMode.allCases {
      var scenario = village(
        epochs: 3, traffic: [.allToAll(amount: 2)],
        faults: [(59, .inject(.loseChainProof(0))), (61, .inject(.haltSequencer(2)))]
      ) {
        $0.mode = mode
        $0.messageLifetime = .seconds(70)
      }
      scenario.faults.append(ScheduledFault(time: .seconds(200), action: .heal(.sequencer(2))))
      let world = Recount.run(scenario)
      #expect(world.book.counts.expired > 0, "\(mode)")
      #expect(Recount.complaints(about: world) == [], "\(mode)")
      var timeline = Timeline(scenario: scenario, seed: scenario.seed)
      timeline.runToEnd()
      let hash = timeline.world.stateHash()
      for part in [3, 7, 5] { timeline.seek(event: world.eventCount * part / 10) }
      timeline.runToEnd()
      #expect(timeline.world.stateHash() == hash && hash == world.stateHash(), "\(mode)")
    }
  }

  @Test func whyKnowsOfTheDeadline() {
    var story = Story(
      village(
        epochs: 2, traffic: [message(0, 3, at: 20, amount: 25)],
        faults: [(59, .inject(.loseChainProof(0)))]
      ) { $0.messageLifetime = .seconds(80) }, until: 90)
    #expect(
      story.world.explain(.message(MessageID(0))).remedies.contains(.expires(.seconds(100))))
    story.run(until: 140)
    let history = story.world.explain(.message(story.world.returning(of: MessageID(0))!)).history
    #expect(history.contains { $0.kind == .expired(MessageID(0)) })
  }

  @Test func aMintThatWasRefusedSaysSo() {
    var rejected = 0
    check("rejections", cases: 60, seed: 31) { choices in
      var world = World(
        scenario: RandomStorm(choices, modes: [.direct, .sharedDirect]).scenario(), seed: 1)
      world.isListening = true
      var naive = 0
      while world.step() {
        for record in world.records {
          guard case .sequencer(.chainReverted(_, _, _, let cause)) = record.occurrence,
            cause.isRejection
          else { continue }
          // The mints are told of in the same event.
          for case .message(.messagesReverted(_, let mints)) in world.records.map(\.occurrence) {
            naive += mints.count
            for id in mints where world.message(id).reverted == nil {
              try demand(
                world.message(id).mint != nil || world.message(id).rejected != nil, "\(id)")
            }
          }
          break
        }
      }
      rejected += world.book.counts.rejected
      try demand(world.book.counts.rejected <= naive, "more than were told of")
    }
    #expect(rejected > 0)
  }
}
