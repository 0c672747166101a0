import Support
import Testing

@testable import RollupSimulation

/// PROTOCOL 7 under random faults: small worlds, everything that can go wrong at any time.
@Suite struct RandomStormTests {
  @Test func afterAnyFaultsEveryPropertyHoldsAndEveryCountIsRight() {
    check("random faults", cases: 400) { choices in
      let world = Recount.run(RandomStorm(choices).scenario())
      let complaints = Recount.complaints(about: world)
      try demand(complaints.isEmpty, complaints.prefix(3).joined(separator: "; "))
    }
  }

  @Test func onceAllIsHealedEveryRootIsMadeAndEveryRollupSettles() {
    check("healed", cases: 250, seed: 3) { choices in
      let world = Recount.run(RandomStorm(choices).healedScenario())
      let complaints = Recount.complaints(about: world) + Recount.unfinished(in: world)
      try demand(complaints.isEmpty, complaints.prefix(3).joined(separator: "; "))
    }
  }

  @Test func aReplayMeetsTheSameEventsAndHashes() {
    check("replay", cases: 60, seed: 2) { choices in
      let scenario = RandomStorm(choices).scenario()
      var straight = World(scenario: scenario, seed: scenario.seed)
      var timeline = Timeline(scenario: scenario, seed: scenario.seed)
      timeline.runToEnd()
      let place = choices.int(in: 0...timeline.event)
      for _ in 0..<place { straight.step() }
      let end = timeline.world.stateHash()
      timeline.seek(event: place)
      try demandEqual(timeline.world.stateHash(), straight.stateHash(), "event \(place)")
      timeline.runToEnd()
      try demandEqual(timeline.world.stateHash(), end, "the end")
      while straight.step() {}
      try demandEqual(straight.stateHash(), end, "straight through")
      try demandEqual(timeline.world.violations, straight.violations, "violations")
    }
  }

  /// What a replay left unhashed is there as soon as the run goes on differently.
  @Test func aFutureBegunInAReplayedPastIsTheOneBegunStraightAway() {
    check("new futures", cases: 120, seed: 4) { choices in
      let scenario = RandomStorm(choices).scenario()
      var timeline = Timeline(scenario: scenario, seed: scenario.seed)
      timeline.runToEnd()
      let place = choices.int(in: 0...timeline.event)
      let action = Action.inject(.forkRollup(0, depth: choices.int(in: 1...9)))
      timeline.seek(event: place)
      try demand(timeline.world.forestsAreTheHeads, "roots at event \(place)")
      let command = timeline.perform(action)
      timeline.runToEnd()
      var straight = World(scenario: scenario, seed: scenario.seed)
      for _ in 0..<place { straight.step() }
      straight.carryOut(command)
      while straight.step() {}
      try demandEqual(timeline.world.stateHash(), straight.stateHash(), "after event \(place)")
      try demandEqual(timeline.world.violations, straight.violations, "violations")
      try demand(timeline.world.forestsAreTheHeads, "roots at the end")
      confirm(timeline.undo())
      try demandEqual(timeline.event, place, "undo")
      try demand(timeline.world.forestsAreTheHeads, "roots after undo")
    }
  }

  @Test func theStormsReallyHappen() {
    // A storm without damage would prove nothing.
    var (takeovers, exits, reverts, lone, refusals) = (0, 0, 0, 0, 0)
    for seed in 0..<120 {
      let world = Recount.run(
        RandomStorm(Choices(seed: UInt64(seed) &* 0x9e37_79b9)).scenario())
      takeovers += world.tally.takeovers
      exits += world.tally.exits
      reverts += world.tally.revertedBlocks
      refusals += world.tally.refusedProofs
      lone += world.proofs.count { if case .lone = $0.statement { true } else { false } }
    }
    #expect(takeovers > 5 && exits > 5 && reverts > 50 && lone > 5 && refusals > 5)
  }
}

extension World {
  /// Whether every rollup's trees have the roots that its head commits to, each hashed anew from
  /// the lists that they are over.
  fileprivate var forestsAreTheHeads: Bool {
    rollups.allSatisfy { rollup in
      let head = rollup.state.head
      func leaves(_ ids: Table<MessageID>) -> [Digest] { ids.map { messages[$0].leaf.hash } }
      func root(_ hashes: [Digest]) -> Digest {
        var tree = MerkleFrontier()
        for hash in hashes { tree.append(leafHash: hash) }
        return tree.root
      }
      let ledger = rollup.state.ledger
      let state =
        ledger.accounts.map { StateLeaf.balance(account: $0.number, $0.balance) }
        + ledger.spent.map { StateLeaf.spent(source: $0.peer, nextNonce: $0.next) }
        + ledger.sent.map { StateLeaf.sent(destination: $0.peer, nextNonce: $0.next) }
        // An L2 holds its L3s' blocks as well.
        + ledger.stored.map { StateLeaf.stored($0.rollup, blockHash: $0.hash) }
      return root(state) == head.stateRoot && rollup.state.outbox.root == head.outboxRoot
        && root(leaves(book.outbox(of: rollup.id))) == head.outboxRoot
        && rollup.state.inbox.root == head.inboxRoot
        && root(leaves(book.inbox(of: rollup.id))) == head.inboxRoot
        && head.hash == rollup.state.headHash
    }
  }
}
