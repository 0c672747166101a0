import Testing

@testable import RollupSimulation

/// Block making by itself: an offer comes in, blocks go out.
@Suite struct SequencerTests {
  private func offer(sending amounts: [UInt64], having balance: UInt64) -> BlockOffer {
    BlockOffer(
      time: .seconds(60), openings: [], layer3: [],
      sends: amounts.enumerated().map { k, amount in
        TrafficPlan.Send(destination: 1, amount: amount, line: Int32(k))
      }, balance: balance, lifetime: .seconds(90), areNoncesChecked: true)
  }

  @Test func usersSendWhatTheyHaveTheMoneyForInTheirOrder() {
    let block = Sequencer().block(from: offer(sending: [4, 7, 3, 3], having: 10))
    let deadline = Instant.seconds(150)
    #expect(
      block.transactions == [
        .send(destination: 1, amount: 4, deadline: deadline),
        .send(destination: 1, amount: 3, deadline: deadline),
        .send(destination: 1, amount: 3, deadline: deadline),
      ])
    #expect(block.traffic == [0, 2, 3] && block.asked == 4 && block.time == .seconds(60))
  }

  @Test func whatItMintsPaysForWhatItSendsUnlessItComesTooLate() {
    func opening(deadline: Instant?) -> HashOpening {
      let leaf = MessageLeaf(
        source: 2, destination: 0, nonce: 0, amount: 5, sentAtBlock: 1, deadline: deadline)
      let alone = AloneRollup()
      return HashOpening(
        imported: nil, preimages: [],
        senders: [
          .init(
            place: 0, header: alone.rollup.state.head, outboxCount: 1,
            messages: [.init(leaf: leaf, index: 0, path: [])])
        ])
    }
    for (deadline, sent) in [(nil, 1), (Instant.seconds(61), 1), (Instant.seconds(30), 0)] {
      var offer = offer(sending: [12], having: 8)
      offer.openings = [opening(deadline: deadline)]
      #expect(offer.affordable.count == sent, "\(String(describing: deadline))")
    }
  }

  @Test func aRuleIsBrokenOnceAndOnlyTheOneThatItWasToldToBreak() {
    for breach in [Sequencer.Breach.importsJunk, .mintsAgain] {
      let other: Sequencer.Breach = breach == .mintsAgain ? .importsJunk : .mintsAgain
      var sequencer = Sequencer()
      #expect(sequencer.turn == .obeys)
      sequencer.tell(breach)
      #expect(sequencer.turn == .breaksRule)
      let broken = [other, breach, breach].map { sequencer.take($0) }
      #expect(broken == [false, true, false] && sequencer.turn == .obeys)
    }
  }

  @Test func noTwoPastsAreTheSame() {
    var alone = AloneRollup()
    for k in 1...3 { alone.make(AloneRollup.input(at: 5 * k)) }
    let abandoned = [2, 3].map { alone.rollup.block(BlockIndex($0)) }
    var sequencer = Sequencer()
    var thefts: [Transaction] = []
    for balance in [0, 9] as [UInt64] {
      sequencer.noteFork()
      let past = sequencer.otherPast(of: abandoned, balance: balance)
      #expect(past.map(\.time) == [.seconds(10), .seconds(15)])
      #expect(past[1].transactions == [] && past[0].openings.isEmpty)
      thefts += past[0].transactions
    }
    #expect(
      thefts == [.transfer(from: 0, to: 1, amount: 0), .transfer(from: 0, to: 2, amount: 1)])
    #expect(sequencer.forks == 2)
  }

  @Test func itStandsStillUntilItIsHealed() {
    var sequencer = Sequencer()
    var healed = [sequencer.heal()]
    #expect(!sequencer.isHalted)
    sequencer.tell(.mintsAgain)
    sequencer.halt()
    #expect(sequencer.isHalted && sequencer.turn == .rests)
    for _ in 0..<2 {
      healed.append(sequencer.heal())
      #expect(!sequencer.isHalted)
    }
    #expect(healed == [false, true, false])
  }
}
