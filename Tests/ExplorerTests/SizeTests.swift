@testable import RollupSimulation
import Screen
import Support
import Testing

@testable import Explorer

@Suite("Any size, any moment")
struct SizeTests {
  /// A few moments of each story, made once.
  private static let models: [Model] = {
    var models: [Model] = []
    for name in ["eight", "late-proof", "rollup-fork", "aggregator-failure", "zero-delay"] {
      guard let scenario = try? Stories.scenario(name) else { continue }
      models.append(Model(timeline: Timeline(scenario: scenario, seed: 1)))
      for minutes in [1, 5, 16, 27, 59, 64] {
        var model = Model(timeline: Timeline(scenario: scenario, seed: 1))
        model.timeline.seek(time: .genesis + .minutes(Int64(minutes)))
        Stories.step(&model, .proof)
        models.append(model)
      }
    }
    if let hundred = try? Stories.hundred() { models.append(hundred) }
    for mode in Stories.modes {
      for time in ["5:00", mode.time, "1:00:20"] {
        if let model = try? Stories.eight(mode.settings, at: time) { models.append(model) }
      }
    }
    models += crowds
    return models
  }()

  /// A hundred and more rollups in modes without a tree, and with one that not all are in.
  private static let crowds: [Model] = ["direct", "l3-on-l2", "intermediate"].map { mode in
    var scenario = Scenario(name: "crowd")
    scenario.settings.rollups = 130
    scenario.settings.mode = MessagingMode(rawValue: mode) ?? .direct
    if mode == "intermediate" {
      scenario.settings.isolated = stride(from: 3, to: 130, by: 5).map { RollupID($0) }
    }
    return Model(timeline: Timeline(scenario: scenario, seed: 1))
  }

  private static let settings = (try? Stories.settingRows(presets: "[taiko, op-interop]")) ?? []

  private func hash(_ choices: Choices, _ model: Model) -> HashTarget {
    let world = model.timeline.world
    let references: [HashReference] = [
      .l1Block(choices.int(in: 0...100)), .genesisNode(TreeShape.root),
      .block(RollupID(choices.int(in: 0...9)), BlockIndex(choices.int(in: 0...300))),
      .part(.state(RollupID(0), .genesis), from: 0, to: 9),
    ]
    let reference = choices.element(of: references)
    return HashTarget(world.preimage(of: reference)?.digest ?? .zero, reference)
  }

  private func layer(_ choices: Choices, _ model: Model) -> Model.Layer? {
    switch choices.int(in: 0...11) {
    case 11: .settings
    case 8: .answer(.follow(MessageID(choices.int(in: 0...20))))
    case 9: .answer(.followExport(address(choices, model.timeline.world)))
    case 10: .answer(.changes)
    case 1: .help(choices.element(of: Model.Pane.allCases))
    case 2: .breakpoints
    case 3: .answer(.why(model.selection))
    case 4:
      .explain(
        WordExplanation(
          word: choices.element(of: ["B", "x", "no such word"]),
          others: choices.bool() ? ["block", "hash"] : []))
    case 7: .hash(HashTrail(hash(choices, model)))
    case 5: .prompt(.init(purpose: .command, text: String(repeating: "long ", count: 60)))
    case 6:
      .menu(
        .init(
          title: "What?",
          items: (0..<30).map { .init(title: "item \($0)", intent: .prompt(.choose($0))) },
          selected: choices.int(in: 0...29)))
    default: nil
    }
  }

  private func address(_ choices: Choices, _ world: World) -> Address {
    let r = RollupID(choices.int(in: 0...world.rollups.count - 1))
    let i = choices.int(in: 0...14)
    switch choices.int(in: 0...9) {
    case 0: return .rollup(r)
    case 1: return .block(r, height: choices.int(in: 0...800))
    case 2: return .chainProof(r, checkpoint: i)
    case 3:
      return world.address(
        of: NodeID(choices.int(in: 0...world.tree.nodes.count - 1)), checkpoint: i)
    case 4: return .root(checkpoint: i)
    case 5: return .message(MessageID(choices.int(in: 0...40)))
    case 6: return .l1Block(choices.int(in: 0...300))
    case 7: return .aggregator(AggregatorID(choices.int(in: 0...2)))
    case 8: return .command(CommandID(choices.int(in: 1...3)))
    default: return .event(choices.int(in: 0...3000))
    }
  }

  @Test("Nothing overflows or crashes from 1×1 to 400×200")
  func anySize() {
    check("any size", cases: 400) { choices in
      var model = choices.element(of: SizeTests.models)
      let world = model.timeline.world
      model.focus = choices.element(of: Model.Pane.allCases)
      model.zoomed = choices.bool() ? model.focus : nil
      model.selection = address(choices, world)
      model.scroll = model.scroll.map { _ in choices.int(in: 0...50) }
      model.overlayScroll = choices.int(in: 0...200)
      model.settings = SettingList(choices.bool() ? SizeTests.settings : [])
      model.settings.select(choices.int(in: 0...60))
      if choices.bool() { model.treeCheckpoint = choices.int(in: 1...14) }
      if choices.bool(), !world.messages.isEmpty {
        model.followed = MessageID(choices.int(in: 0...world.messages.count - 1))
      }
      model.folded = choices.bool() ? [NodeID(choices.int(in: 0...world.tree.nodes.count - 1))] : []
      model.unfolded =
        choices.bool() ? [NodeID(choices.int(in: 0...world.tree.nodes.count - 1))] : []
      if let layer = layer(choices, model) { model.layers = [layer] }
      let columns = choices.int(in: 1...(choices.bool() ? 400 : 130))
      let rows = choices.int(in: 1...(choices.bool() ? 200 : 40))
      let picture = View.picture(model, columns: columns, rows: rows)
      try demand(
        picture.canvas.width == columns && picture.canvas.height == rows, "the size is another")
      for y in 0..<rows {
        for x in 0..<columns {
          let tag = picture.canvas.tag(x, y)
          try demand(tag >= 0 && tag <= Int32(picture.targets.count), "a tag without a target")
        }
      }
      let text = PlainText.text(picture.canvas)
      if columns >= 40, rows >= 10 {
        try demand(text.contains(TimeText.clock(of: world.now)), "the time is not on the screen")
      } else {
        try demand(
          "prooftop needs 40x10; q quits".hasPrefix(text.prefix { $0 != "\n" && $0 != "…" }),
          "no plain message: \(text)")
      }
    }
  }

  @Test("The same model gives the same picture")
  func pure() throws {
    let model = try Stories.hundred()
    #expect(
      View.draw(model, columns: 200, rows: 60) == View.draw(model, columns: 200, rows: 60))
  }

  @Test("In any mode rows hold every rollup once, the tree's before the others, L3s after L2s")
  func rows() {
    check("rows", cases: 60) { choices in
      var scenario = Scenario(name: "rows")
      let count = choices.int(in: 2...(choices.bool() ? 120 : 12))
      scenario.settings.rollups = count
      scenario.settings.mode = choices.element(of: MessagingMode.allCases)
      scenario.settings.isolated = (0..<count).filter { _ in choices.int(in: 0...3) == 0 }
        .map { RollupID($0) }
      let model = Model(timeline: Timeline(scenario: scenario, seed: 1))
      let scene = Scene(model)
      let rows = choices.int(in: 4...60)
      let plan = TreePlan(scene, rows: rows, width: choices.int(in: 40...240))
      let shown = plan.units.flatMap { Array(scene.tree.rollups(under: $0.node)) }
      try demandEqual(shown.sorted(), scene.tree.order.sorted(), "rollups shown")
      try demand(plan.height <= rows, "\(plan.height) rows where \(rows) are")
      for (k, unit) in plan.units.enumerated() {
        let members = scene.tree.rollups(under: unit.node).filter { scene.topology.isMember($0) }
        try demandEqual(!members.isEmpty, k < plan.treeUnits, "in the tree")
      }
      guard !plan.isFolded else { return }
      for (k, r) in shown.enumerated() {
        guard case .layer3(let l2) = scene.topology.places[r],
          !scene.topology.isMember(l2), let place = shown.firstIndex(of: l2)
        else { continue }
        let between = shown[place..<k].dropFirst()
        try demand(
          place < k && between.allSatisfy { scene.topology.places[$0] == .layer3(on: l2) },
          "\(r) does not follow its L2 \(l2)")
      }
    }
  }

  @Test("Rows of a plan hold every rollup once, in the tree's order, and fit")
  func folding() {
    check("folding", cases: 60) { choices in
      var scenario = Scenario(name: "fold")
      scenario.settings.rollups = choices.int(in: 2...(choices.bool() ? 300 : 20))
      let model = Model(timeline: Timeline(scenario: scenario, seed: 1))
      let scene = Scene(model)
      let rows = choices.int(in: 4...60)
      let plan = TreePlan(scene, rows: rows, width: choices.int(in: 40...240))
      let shown = plan.units.flatMap { Array(scene.tree.rollups(under: $0.node)) }
      try demandEqual(shown, scene.tree.order, "rollups shown")
      try demand(plan.height <= rows, "\(plan.height) rows where \(rows) are")
      for unit in plan.units {
        try demandEqual(unit.isFolded, !scene.tree[unit.node].isLeaf, "folded")
      }
    }
  }
}
