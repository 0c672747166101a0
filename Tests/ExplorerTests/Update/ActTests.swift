import Explorer
@testable import RollupSimulation
import Testing

/// Injecting, undoing, branches, and the line that asks for them.
@Suite struct ActTests {
  private let crash = Action.inject(.crashAggregator(AggregatorID(0)))

  /// The menu on top.
  private func menu(_ model: Model) throws -> Model.Menu {
    guard case .menu(let menu) = model.layers.last else { throw Models.Missing() }
    return menu
  }

  @Test func aCrashIsInjectedFromTheMenuAndHealedFromIt() throws {
    var model = try Models.eight()
    model.selection = .aggregator(AggregatorID(0))
    Update.apply(.act(.injectMenu), to: &model)
    let junk = Action.inject(.junkInput(AggregatorID(0)))
    #expect(try menu(model).items.map(\.intent) == [.act(.perform(crash)), .act(.perform(junk))])
    #expect(Update.apply(.prompt(.choose(0)), to: &model) == [.save])
    #expect(model.timeline.world.aggregators[0].isCrashed)
    #expect(model.changes.contains { $0.cause == .command(CommandID(1)) })
    Update.apply(.act(.injectMenu), to: &model)
    Update.apply(.prompt(.accept), to: &model)
    #expect(!model.timeline.world.aggregators[0].isCrashed)
  }

  @Test func everyItemOfEveryMenuCanBeDone() throws {
    let selections: [Address] = [
      .rollup(RollupID(3)), .block(RollupID(3), height: 5), .aggregator(AggregatorID(1)),
      .root(checkpoint: 2), .message(MessageID(3)), .l1Block(3),
      .chainProof(RollupID(2), checkpoint: 3),
    ]
    for selection in selections {
      var model = try Models.eight()
      model.selection = selection
      Update.apply(.act(.injectMenu), to: &model)
      let items = try menu(model).items
      #expect(!items.isEmpty)
      for place in items.indices {
        var copy = model
        let before = copy.timeline.event
        #expect(
          Update.apply(.prompt(.choose(place)), to: &copy) == [.save], "\(items[place].title)")
        #expect(copy.timeline.event == before + 1)
        #expect(copy.timeline.commands.count == 1)
        #expect(copy.timeline.world.violations.isEmpty, "\(items[place].title)")
      }
    }
  }

  @Test func aRollupCanBeForkedAtThreeDepths() throws {
    var model = try Models.eight()
    let rollup = RollupID(3)
    model.selection = .rollup(rollup)
    Update.apply(.act(.injectMenu), to: &model)
    let depths = try menu(model).items.compactMap { item -> Int? in
      guard case .act(.perform(.inject(let fault))) = item.intent, fault.kind == .forkRollup else {
        return nil
      }
      return Int(fault.number)
    }
    #expect(depths.prefix(2) == [1, 3])
    // The third takes a block away that is already in the tree.
    let world = model.timeline.world
    let included = world.rollups[3].block(world.rollups[3].view.included.block).height
    #expect(depths.count == 3)
    #expect(world.rollups[3].height - (depths.last ?? 0) < included)
  }

  @Test func undoLeadsBackAndRedoForwards() throws {
    var model = try Models.eight()
    let before = (model.timeline.event, model.state)
    Update.apply(.act(.perform(crash)), to: &model)
    let after = (model.timeline.event, model.state)
    Update.apply(.act(.undo), to: &model)
    #expect(model.timeline.event == before.0)
    #expect(model.state == before.1)
    Update.apply(.act(.redo), to: &model)
    #expect(model.timeline.event == after.0)
    #expect(model.state == after.1)
    #expect(Update.apply(.act(.redo), to: &model) == [.bell])
  }

  @Test func injectingInThePastKeepsTheOldFuture() throws {
    var model = try Models.eight()
    Update.apply(.time(.checkpointForward), to: &model)
    let old = model.state
    let oldTime = model.timeline.world.now
    Update.apply(.time(.goToTime(.genesis + .seconds(930))), to: &model)
    Update.apply(.act(.perform(crash)), to: &model)
    #expect(model.timeline.branches.count == 2)
    #expect(model.notice?.contains("branch") == true)
    Update.apply(.act(.switchBranch(0)), to: &model)
    Update.apply(.time(.goToTime(oldTime)), to: &model)
    #expect(model.state == old)
  }

  @Test func switchingACommandOffIsTheRunWithoutIt() throws {
    var plain = try Models.eight()
    Update.apply(.time(.goToTime(.genesis + .minutes(20))), to: &plain)
    var model = try Models.eight(after: [.act(.perform(crash))])
    Update.apply(.time(.goToTime(.genesis + .minutes(20))), to: &model)
    Update.apply(.prompt(.run(commandLine: "toggle 1")), to: &model)
    #expect(!model.timeline.world.aggregators[0].isCrashed)
    #expect(
      model.timeline.world.roots.count == plain.timeline.world.roots.count)
    #expect(Update.apply(.act(.toggleCommand(CommandID(9))), to: &model) == [.bell])
  }

  @Test func readOnlyRefuses() throws {
    var model = try Models.eight()
    model.isReadOnly = true
    for intent in [Intent.act(.injectMenu), .act(.perform(crash)), .act(.undo), .act(.redo)] {
      #expect(Update.apply(intent, to: &model) == [.bell])
      #expect(model.notice?.contains("read-only") == true)
    }
    #expect(model.timeline.commands.isEmpty)
  }

  @Test func everyActionIsReadBackFromItsText() throws {
    let world = try Models.eight().timeline.world
    let r = RollupID(5)
    let actions: [Action] = [
      .inject(.forkRollup(r, depth: 3)), .inject(.haltSequencer(r)), .inject(.haltProver(r)),
      .inject(.slowProver(r, proving: .milliseconds(150_500))), .inject(.loseChainProof(r)), crash,
      .inject(.frontRun(r)), .inject(.junkInput(AggregatorID(1))), .inject(.badImport(r)),
      .inject(.mintAgain(r)), .inject(.reorgL1(depth: 3)), .join(r), .leave(r),
      .heal(.sequencer(r)), .heal(.prover(r)), .heal(.aggregator(AggregatorID(1))), .exit(r),
    ]
    #expect(actions.count == ActionText.forms.count)
    for action in actions {
      #expect(try ActionText.read(ActionText.write(action), in: world).get() == action)
    }
    for form in ActionText.forms {
      #expect(throws: Never.self) { try ActionText.read(form, in: world).get() }
    }
  }

  @Test(arguments: [
    "", "fork", "fork R5", "fork R5 0", "fork R9 1", "crashAggregator Agg7", "heal R5",
    "slowProver R5 150", "exit Agg0", "fork R5 3 4", "FORK R5 3",
  ]) func otherTextsAreNoActions(_ text: String) throws {
    let world = try Models.eight().timeline.world
    guard case .failure(let refusal) = ActionText.read(text, in: world) else {
      Issue.record("understood \(text)")
      return
    }
    #expect(refusal.words.contains("R5") || refusal.words.contains("Agg0"))
  }
}
