@testable import RollupSimulation
import Screen
import Testing

@testable import Explorer

/// Answers to why, follow and what changed, and where their lines lead.
@Suite struct AnswerTests {
  /// Presses keys as a person does.
  private func press(_ keys: [KeyPress], _ model: inout Model) {
    for key in keys {
      guard let intent = Keymap.intent(for: key, in: model) else {
        Issue.record("\(key.label) means nothing")
        return
      }
      Update.apply(intent, to: &model)
    }
  }

  private func screen(_ model: Model) -> String {
    PlainText.text(View.draw(model, columns: 120, rows: 36))
  }

  /// From "m19 is late" to "R7's prover is slow": the message is selected, `w` asks, Enter goes to
  /// the one thing that blocks; a third key would be to spare.
  @Test func fromALateMessageToTheSlowProverTakesAtMostThreeKeys() throws {
    var model = try Models.eight()
    model.selection = .message(MessageID(19))
    #expect(!screen(model).contains("SLOW"))
    press([.character("w"), .enter], &model)
    #expect(model.selection == .chainProof(RollupID(7), checkpoint: 3))
    let text = screen(model)
    #expect(text.contains("WHY A7.3"))
    #expect(text.contains("R7's prover is at 30 s of 41 s: SLOW, the others take 12 to 22 s"))
  }

  @Test func theCursorStartsAtTheOneThingThatBlocks() throws {
    let model = try Models.eight(after: [.place(.select(.message(MessageID(19)))), .ask(.why)])
    let answer = try #require(model.answer)
    let place = try #require(answer.place(model.overlayCursor))
    #expect(answer.lines[place].text.hasPrefix("!A7.3"))
    #expect(answer.lines[place].intent == .answer(.why(.chainProof(RollupID(7), checkpoint: 3))))
  }

  @Test func backspaceLeadsToTheAnswerBeforeAndEscapeOutOfAll() throws {
    var model = try Models.eight(after: [
      .place(.select(.message(MessageID(19)))), .ask(.why), .answer(.choose),
    ])
    #expect(model.layers.count == 2)
    press([.backspace], &model)
    #expect(model.layers == [.answer(.why(.message(MessageID(19))))])
    #expect(model.selection == .message(MessageID(19)))
    press([.enter, .escape], &model)
    #expect(model.layers.isEmpty)
  }

  /// Every line of an answer leads where it says: a cause is an event that touched its object.
  @Test func everyCauseCanBeJumpedTo() throws {
    let start = try Models.eight(at: 1_300)
    var jumps = 0
    for message in start.timeline.world.messages {
      let answer = Answer.why(.message(message.id), start.timeline.world, start.places)
      for case .answer(.goToCause(let object, let time, let event))? in answer.lines.map(\.intent) {
        var model = start
        Update.apply(.answer(.why(.message(message.id))), to: &model)
        Update.apply(.answer(.goToCause(object, time: time, event: event)), to: &model)
        #expect(model.layers.isEmpty)
        #expect(model.timeline.world.now == time, "\(object) at \(time.milliseconds)")
        if case .message = object { continue }
        let touched = model.changes.flatMap { $0.occurrence.objects(in: model.timeline.world) }
        #expect(touched.contains(object), "\(object) at \(time.milliseconds)")
        jumps += 1
      }
    }
    #expect(jumps > 100)
  }

  @Test func aJumpLeavesAWayBack() throws {
    var model = try Models.eight(after: [.place(.select(.message(MessageID(19)))), .ask(.why)])
    let event = model.timeline.event
    Update.apply(
      .answer(
        .goToCause(
          .block(RollupID(3), height: 172), time: .genesis + .seconds(860), event: nil)),
      to: &model)
    #expect(model.timeline.event < event)
    #expect(model.bookmarks.map(\.event) == [event])
    Update.apply(.bookmark(.goTo(0)), to: &model)
    #expect(model.timeline.event == event)
  }

  @Test func whatWouldHelpCanBeDone() throws {
    var model = try Models.eight(after: [
      .act(.perform(.inject(.crashAggregator(AggregatorID(0))))),
      .place(.select(.aggregator(AggregatorID(0)))), .ask(.why),
    ])
    let answer = try #require(model.answer)
    let place = try #require(answer.lines.firstIndex { $0.label == "unblocks" })
    model.overlayCursor = place
    press([.enter], &model)
    #expect(!model.timeline.world.aggregators[0].isCrashed)
    #expect(model.layers.isEmpty)
  }

  @Test func whatAStepChangedIsToldEverywhere() throws {
    var model = try Models.eight(at: 935)
    Update.apply(.time(.stepForward), to: &model)
    press([.character("d")], &model)
    let answer = try #require(model.answer)
    let text = answer.lines.map { "\($0.label) \($0.text)" }
    #expect(text.contains { $0.hasPrefix("proofs 2-3.3 proven") })
    #expect(text.contains { $0.contains("proofs 37 → 38") })
    // It moves along with time.
    press([.character(".")], &model)
    let next = try #require(model.answer).lines.map(\.text)
    #expect(next.contains { $0.hasPrefix("4-5.3 proven") })
    #expect(next.contains("messages.settled_in_tree 6 → 7"))
    press([.escape], &model)
    #expect(model.worldBefore == nil)
  }

  /// All numbers that a step changed, by a second look at the two worlds.
  @Test func noChangedNumberIsLeftOut() throws {
    var model = try Models.eight(at: 980)
    Update.apply(.time(.stepForward), to: &model)
    let before = model.changes[0].event - 1
    Update.apply(.ask(.whatChanged), to: &model)
    let lines = try #require(model.answer).lines.map(\.text)
    var old = World(scenario: model.timeline.scenario, seed: model.timeline.seed)
    for _ in 0..<before { old.step() }
    for counter in Quantity.Counter.allCases where !counter.isCounted {
      let (a, b) = (
        old.value(of: .counter(counter)), model.timeline.world.value(of: .counter(counter))
      )
      #expect((a != b) == lines.contains("\(counter.rawValue) \(a) → \(b)"), "\(counter.rawValue)")
    }
  }

  @Test func aMessageIsFollowedThroughAllItsLevels() throws {
    var model = try Models.eight(at: 3_800)
    model.selection = .message(MessageID(19))
    press([.character("F")], &model)
    let answer = try #require(model.answer)
    let labels = answer.lines.map(\.label).filter { !$0.isEmpty }
    #expect(
      labels == ["1 sent", "2 openable", "3 imported", "4 tree", "5 on L1", "6 final", "cover"])
    // The opening leads from the node's hash to the sender's block, each hash the world's own.
    let world = model.timeline.world
    let m = world.message(MessageID(19))
    let track = world.track(of: m.id)
    #expect(track.opening.map(\.place.description) == ["B.3", "C.3", "2-3.3", "A3.3"])
    let block = try #require(track.leafBlock)
    #expect(track.opening.last?.digest == block.digest)
    #expect(block.place == .block(RollupID(3), height: 180))
    #expect(track.exported.map(\.place.description) == ["A6.4", "6-7.4", "D.4", "B.4"])
    #expect(track.settles == .root(checkpoint: 4))
    #expect(
      answer.lines.contains { $0.text.contains("B.3 \(Wording.short(track.opening[0].digest))") })
  }

  @Test func aNodesHashIsFollowedAsAnExport() throws {
    var model = try Models.eight(at: 1_400)
    model.selection = .root(checkpoint: 3)
    press([.character("F")], &model)
    let lines = try #require(model.answer).lines.map(\.text)
    #expect(lines.contains { $0.contains("A6.4 → 6-7.4 → D.4 → B.4: settled") })
  }

  /// No answer of any object at any of these moments is without words or too long for its line.
  @Test func everyObjectHasAnAnswer() throws {
    for seconds in [0, 300, 930, 990, 4_000] as [Int64] {
      let model = try Models.eight(at: seconds)
      let world = model.timeline.world
      var objects: [Address] = world.messages.map { .message($0.id) }
      objects += world.rollups.map { .rollup($0.id) }
      objects += world.rollups.map { .block($0.id, height: $0.height / 2) }
      objects += world.aggregators.map { .aggregator($0.id) } + [.l1Block(world.l1.height)]
      for i in 1...max(1, world.checkpoint) {
        objects += world.tree.nodes.indices.map { world.address(of: NodeID($0), checkpoint: i) }
      }
      for object in objects {
        let answer = Answer.why(object, world, model.places)
        #expect(!answer.lines.isEmpty && answer.lines.allSatisfy { !$0.text.isEmpty }, "\(object)")
      }
    }
  }
}

/// What running ahead shows is what then happens.
@Suite struct ExactTests {
  @Test func theExactMomentIsTheOneAtWhichTheMessageMoves() throws {
    for id in [19, 20, 13, 10] {
      var model = try Models.eight(after: [.place(.select(.message(MessageID(id)))), .ask(.why)])
      let exact = try #require(model.exact(of: .message(MessageID(id))))
      let before = model.timeline.world.message(MessageID(id)).level
      let words = try #require(model.answer).lines.first { $0.label == "exactly" }
      #expect(words?.end == "=\(Wording.clock(exact))")
      while model.timeline.world.message(MessageID(id)).level == before {
        guard model.timeline.stepForward(.event) else { break }
      }
      #expect(model.timeline.world.now == exact, "m\(id)")
      // It is said of that moment only.
      #expect(model.exact(of: .message(MessageID(id))) == nil)
    }
  }

  @Test func aPaneSpeaksOfWhatItShows() throws {
    var model = try Models.eight(after: [
      .place(.select(.message(MessageID(19)))), .place(.focus(.aggregator)),
    ])
    #expect(model.selection == .aggregator(AggregatorID(0)))
    Update.apply(.place(.focus(.tree)), to: &model)
    #expect(model.selection == .rollup(RollupID(0)))
    Update.apply(.move(.down), to: &model)
    let leaf = model.selection
    Update.apply(.place(.focus(.messages)), to: &model)
    #expect(model.selection == .message(MessageID(19)))
    Update.apply(.place(.focus(.tree)), to: &model)
    #expect(model.selection == leaf)
    // The inspector shows whatever is selected.
    Update.apply(.place(.inspect), to: &model)
    #expect(model.selection == leaf)
  }
}
