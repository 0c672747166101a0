import Explorer
@testable import RollupSimulation
import Testing

/// Focus, selection, layers, and the typed line.
@Suite struct PlaceTests {
  @Test func tabGoesRoundThePanes() throws {
    var model = try Models.eight()
    let start = model.focus
    var seen: [Model.Pane] = []
    for _ in Model.Pane.allCases {
      Update.apply(.place(.nextPane), to: &model)
      seen.append(model.focus)
    }
    #expect(model.focus == start)
    #expect(Set(seen).count == Model.Pane.allCases.count)
    Update.apply(.place(.nextPane), to: &model)
    Update.apply(.place(.previousPane), to: &model)
    #expect(model.focus == start)
  }

  @Test func aPanesNumberTwiceFillsTheScreen() throws {
    var model = try Models.eight(after: [.place(.focus(.tree))])
    #expect(model.zoomed == nil)
    Update.apply(.place(.focus(.tree)), to: &model)
    #expect(model.zoomed == .tree)
    Update.apply(.place(.nextPane), to: &model)
    #expect(model.zoomed == model.focus)
    Update.apply(.place(.close), to: &model)
    #expect(model.zoomed == nil)
  }

  @Test func inTheTreeRightLeadsToTheRootAndLeftToTheLeaves() throws {
    var model = try Models.eight(after: [
      .place(.focus(.tree)), .place(.select(.rollup(RollupID(6)))),
    ])
    let tree = model.timeline.world.tree
    for _ in 0..<tree.depth { Update.apply(.move(.right), to: &model) }
    #expect(model.timeline.world.node(at: model.selection)?.0 == TreeShape.root)
    Update.apply(.move(.left), to: &model)
    Update.apply(.move(.down), to: &model)
    let (node, _) = try #require(model.timeline.world.node(at: model.selection))
    #expect(tree[node].depth == 1)
    #expect(tree[node].first == 4)
    for _ in 0..<tree.depth { Update.apply(.move(.left), to: &model) }
    #expect(model.selection == .chainProof(RollupID(4), checkpoint: 3))
    Update.apply(.move(.first), to: &model)
    #expect(model.selection == .chainProof(RollupID(0), checkpoint: 3))
    Update.apply(.move(.last), to: &model)
    #expect(model.selection == .chainProof(RollupID(7), checkpoint: 3))
  }

  @Test func amongMessagesTheSelectionWalksOverAllOfThem() throws {
    var model = try Models.eight(after: [.place(.focus(.messages)), .move(.first)])
    var seen: Set<Address> = []
    for _ in model.timeline.world.messages {
      seen.insert(model.selection)
      Update.apply(.move(.down), to: &model)
    }
    #expect(seen.count == model.timeline.world.messages.count)
  }

  @Test func alongAChainLeftIsOlder() throws {
    var model = try Models.eight(after: [
      .place(.focus(.chains)), .place(.select(.rollup(RollupID(2)))),
    ])
    let height = model.timeline.world.rollups[2].height
    Update.apply(.move(.right), to: &model)
    #expect(model.selection == .block(RollupID(2), height: height))
    Update.apply(.move(.left), to: &model)
    #expect(model.selection == .block(RollupID(2), height: height - 1))
    Update.apply(.move(.down), to: &model)
    #expect(model.selection == .rollup(RollupID(3)))
  }

  @Test func foldingIsUndoneByFoldingAgain() throws {
    var model = try Models.eight(after: [
      .place(.focus(.tree)), .place(.select(.rollup(RollupID(6)))),
    ])
    Update.apply(.place(.toggleFold), to: &model)
    let parent = try #require(
      model.timeline.world.tree[model.timeline.world.tree.leaf(of: RollupID(6))].parent)
    #expect(model.folded == [parent])
    Update.apply(.place(.toggleFold), to: &model)
    #expect(model.folded.isEmpty)
    #expect(model.unfolded == [parent])
  }

  @Test func theTreeTurnsWhileTimeStays() throws {
    var model = try Models.eight()
    let event = model.timeline.event
    Update.apply(.place(.previousTree), to: &model)
    #expect(model.treeCheckpoint == 2)
    Update.apply(.place(.nextTree), to: &model)
    #expect(model.treeCheckpoint == nil)
    #expect(Update.apply(.place(.nextTree), to: &model) == [.bell])
    #expect(model.timeline.event == event)
  }

  @Test func inspectedObjectsAreATrail() throws {
    var model = try Models.eight()
    model.selection = .message(MessageID(1))
    Update.apply(.place(.inspect), to: &model)
    #expect(model.focus == .inspector)
    Update.apply(.place(.select(.root(checkpoint: 2))), to: &model)
    Update.apply(.place(.back), to: &model)
    #expect(model.selection == .message(MessageID(1)))
    Update.apply(.place(.close), to: &model)
    #expect(model.focus == .messages)
  }

  @Test func escapeClosesOneLayerAtATime() throws {
    var model = try Models.eight(after: [.ask(.help), .prompt(.open(.command))])
    #expect(model.layers.count == 2)
    #expect(Update.apply(.place(.closeOrQuit), to: &model).isEmpty)
    #expect(Update.apply(.place(.closeOrQuit), to: &model).isEmpty)
    #expect(model.layers.isEmpty)
    #expect(Update.apply(.place(.closeOrQuit), to: &model) == [.save, .quit])
  }

  @Test func followingIsToggledOnMessagesOnly() throws {
    var model = try Models.eight()
    model.selection = .rollup(RollupID(1))
    #expect(Update.apply(.ask(.follow), to: &model) == [.bell])
    model.selection = .message(MessageID(2))
    Update.apply(.ask(.follow), to: &model)
    #expect(model.followed == MessageID(2))
    Update.apply(.ask(.follow), to: &model)
    #expect(model.followed == nil)
  }

  @Test func aSearchFindsMessagesByTheirEnds() throws {
    var model = try Models.eight(after: [.ask(.search("R3>R6"))])
    guard case .message(let id) = model.selection else {
      Issue.record("selected \(model.selection)")
      return
    }
    let message = model.timeline.world.message(id)
    #expect(message.source == RollupID(3))
    #expect(message.destination == RollupID(6))
    let first = model.selection
    Update.apply(.ask(.search("R0")), to: &model)
    Update.apply(.ask(.nextHit), to: &model)
    Update.apply(.ask(.previousHit), to: &model)
    #expect(model.selection == .rollup(RollupID(0)))
    #expect(first != model.selection)
    #expect(Update.apply(.ask(.search("no such thing")), to: &model) == [.bell])
  }

  @Test func aHashLeadsToItsNode() throws {
    var model = try Models.eight()
    let world = model.timeline.world
    let leaf = world.tree.leaf(of: RollupID(0))
    let hash = try #require(world.hash(of: leaf, at: 3))
    Update.apply(.ask(.search(String(hash.hex.prefix(8)))), to: &model)
    #expect(model.selection == .chainProof(RollupID(0), checkpoint: 3))
    #expect(Update.apply(.act(.copy), to: &model) == [.copy(hash.hex)])
  }

  @Test func theCommandLineCompletes() throws {
    var model = try Models.eight(after: [
      .prompt(.open(.command)), .prompt(.type("inj")), .prompt(.complete),
    ])
    #expect(text(model) == "inject ")
    Update.apply(.prompt(.type("cr")), to: &model)
    Update.apply(.prompt(.complete), to: &model)
    #expect(text(model) == "inject crashAggregator Agg")
    #expect(model.notice?.contains("Agg0") == true)
    Update.apply(.prompt(.type("0")), to: &model)
    Update.apply(.prompt(.complete), to: &model)
    #expect(text(model) == "inject crashAggregator Agg0 ")
    Update.apply(.prompt(.accept), to: &model)
    #expect(model.timeline.world.aggregators[0].isCrashed)
    Update.apply(.prompt(.open(.command)), to: &model)
    Update.apply(.prompt(.historyBack), to: &model)
    #expect(text(model) == "inject crashAggregator Agg0")
  }

  private func text(_ model: Model) -> String? {
    guard case .prompt(let prompt) = model.layers.last else { return nil }
    return prompt.text
  }

  @Test func everyVerbsFormIsUnderstood() throws {
    for verb in CommandLine.verbs {
      var model = try Models.eight(after: [.act(.perform(.exit(RollupID(0))))])
      Update.apply(.prompt(.run(commandLine: verb.form)), to: &model)
      #expect(
        !(model.notice ?? "").contains("For example")
          && !(model.notice ?? "").contains("There is:"),
        "\(verb.form): \(model.notice ?? "")")
    }
  }

  @Test(arguments: [
    "nonsense", "goto", "goto nowhere", "goto R99", "unit hour", "pace 0", "theme x",
  ])
  func anythingElseIsRefusedInWords(_ line: String) throws {
    var model = try Models.eight()
    let before = model.state
    #expect(Update.apply(.prompt(.run(commandLine: line)), to: &model) == [.bell])
    #expect(model.notice?.isEmpty == false)
    #expect(model.state == before)
  }
}
