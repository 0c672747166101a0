@testable import RollupSimulation
import ScenarioFile
import Testing

@testable import Explorer

/// Moments of the built-in demos, for pictures of them.
enum Stories {
  /// The scenario of a built-in demo.
  static func scenario(_ name: String) throws -> Scenario {
    let demo = try #require(BuiltInDemos.named(name))
    return try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
  }

  /// The settings that pictures of their list show, so that a new one changes no picture.
  private static let pictured = """
    mode rollups modeOf isolated layers blockTime order checkpointInterval checkpointsPerEpoch
    initialBalance importPolicy mergeUp networkDelay
    aggregation.aggregators aggregation.workers aggregation.heartbeat aggregation.timeout
    aggregation.collectionDeadline aggregation.exitAfter
    costs.chainProofMin costs.chainProofMax costs.chainProofOf costs.fold costs.settlement
    costs.proofSize costs.verificationGas costs.transactionGas costs.storageGas
    costs.calldataGasPerByte costs.diffSizePerBlock
    l1.slot l1.finalitySlots l1.importDepth l1.blockHashWindow l1.pendingTimeout l1.lockGrace
    l1.aggregatorStake l1.sequencerStake
    guards.continuity guards.lock guards.registry guards.rootMustBeEmpty guards.settleRule
    guards.nonces checkInvariants
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Those settings of `eight` under presets, as the program passes them in.
  static func settingRows(presets: String) throws -> [SettingRow] {
    let demo = try #require(BuiltInDemos.named("eight"))
    let provenance = Provenance(
      text: demo.text, fileName: demo.fileName, settings: ["preset=\(presets)", "costs.fold=9s"])
    func row(_ name: String, _ value: String, _ origin: String, _ source: Source?) -> SettingRow {
      SettingRow(
        name: name, value: value, origin: origin, source: source?.title ?? "",
        remark: source?.remark ?? "", address: source?.publication?.address ?? "")
    }
    let settings = provenance.settings.filter { pictured.contains($0.path) }.map { setting in
      let origin =
        switch setting.origin {
        case .file(let line): "eight.yaml:\(line)"
        case .setOption(let number): "--set \(number)"
        case .preset(let name): "preset \(name)"
        case .session: "session"
        case .byDefault: "default"
        }
      return row(setting.path, setting.value, origin, setting.source)
    }
    let notes = provenance.presets.flatMap(\.notes).map {
      row($0.name, $0.text, "decides nothing", $0.source)
    }
    return settings + notes
  }

  /// A model at a time, after one more step by the unit `proof`, without a followed message.
  static func model(_ name: String, at time: String) throws -> Model {
    let scenario = try scenario(name)
    var model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
    model.timeline.seek(time: try #require(TimeText.clock(time)))
    step(&model, .proof)
    model.selection = .rollup(RollupID(0))
    return model
  }

  /// `eight`'s traffic under other settings, written as for `--set`, at a time.
  static func eight(_ settings: [String], at time: String) throws -> Model {
    let demo = try #require(BuiltInDemos.named("eight"))
    let scenario = try ScenarioReader.applying(
      settings: settings, to: demo.text, fileName: demo.fileName
    ).get()
    var model = Model(timeline: Timeline(scenario: scenario, seed: scenario.seed))
    model.timeline.seek(time: try #require(TimeText.clock(time)))
    step(&model, .event)
    model.selection = .rollup(RollupID(0))
    return model
  }

  /// A moment of each way to cross: settings, a telling time, and a message to follow there.
  static let modes: [(name: String, settings: [String], time: String, message: Int)] = [
    ("direct", ["mode=direct"], "1:00:30", 71),
    ("l3-on-l2", ["mode=l3-on-l2"], "15:33", 20),
    ("shared-direct", ["mode=shared-direct"], "1:01:00", 71),
    ("l3-combined", ["mode=l3-combined"], "1:01:00", 71),
    ("l1-root", ["mode=l1-root", "checkpointsPerEpoch=4"], "41:00", 30),
    (
      "mixed", ["mode=intermediate", "isolated=[R6, R7]", "modeOf={R6-R7: direct}"], "15:33", 19
    ),
  ]

  /// A moment of `modes`, with its message followed.
  static func mode(_ name: String) throws -> Model {
    let story = try #require(modes.first { $0.name == name })
    var model = try eight(story.settings, at: story.time)
    model.followed = MessageID(story.message)
    return model
  }

  /// One step forward, with what it changed.
  static func step(_ model: inout Model, _ unit: StepUnit) {
    _ = model.timeline.stepForward(unit)
    model.changes = model.timeline.records
    model.log = Array((model.log + model.timeline.records).suffix(200))
  }

  /// Follows a message and selects it.
  static func follow(_ model: inout Model, _ message: Int) {
    model.followed = MessageID(message)
    model.selection = .message(MessageID(message))
  }

  /// `eight` at the moment of the design's first picture: R7 late, everything waits for it.
  static func eight() throws -> Model {
    var model = try model("eight", at: "15:33")
    follow(&model, 19)
    return model
  }

  /// `eight` after its aggregator crashed in the middle of the tree.
  static func crashed() throws -> Model {
    var model = try eight()
    model.timeline.seek(time: try #require(TimeText.clock("15:50")))
    model.timeline.perform(.inject(.crashAggregator(AggregatorID(0))))
    model.changes = model.timeline.records
    model.log = model.changes
    return model
  }

  /// `eight` with a crash, a branch in which it was switched off, and another fault there.
  static func parted() throws -> Model {
    var model = try crashed()
    for intent in [
      .time(.goToTime(try #require(TimeText.clock("25:00")))), .act(.toggleCommand(CommandID(1))),
      .branches(.name(2, "no crash")), .time(.goToTime(try #require(TimeText.clock("17:00")))),
      .act(.perform(.inject(.forkRollup(RollupID(3), depth: 12)))),
      .time(.goToTime(try #require(TimeText.clock("26:00")))),
    ] as [Intent] { Update.apply(intent, to: &model) }
    return model
  }

  /// Settings read as the program reads them.
  static let readVariant: Model.VariantReader = { scenario, settings in
    let text = ScenarioWriter.write(scenario)
    switch ScenarioReader.applying(settings: settings, to: text, fileName: "x.yaml") {
    case .success(let variant): return .scenario(variant)
    case .failure(let diagnostics): return .refused(diagnostics.items[0].found)
    }
  }

  /// `eight`, its aggregator crashed, beside three other runs of the same, one of them impossible.
  static func lockstep() throws -> Model {
    var model = try crashed()
    model.readVariant = readVariant
    Update.apply(
      .prompt(
        .run(
          commandLine: "compare importPolicy=root; late: checkpointInterval=10min, "
            + "checkpointsPerEpoch=6; wrong: l1.lockGrace=1s")), to: &model)
    Update.apply(.time(.goToTime(try #require(TimeText.clock("26:00")))), to: &model)
    settle(&model)
    return model
  }

  /// Ticks until nothing is left to be done.
  static func settle(_ model: inout Model) {
    var ticks = 0
    while model.isBusy, ticks < 100_000 {
      Update.apply(.pace(.tick(millis: 0)), to: &model)
      ticks += 1
    }
  }

  /// `paper-100` while one rollup is late, following a message that it sent.
  static func hundred() throws -> Model {
    var model = try model("paper-100", at: "36:02")
    let world = model.timeline.world
    let late = RollupID(37)
    let blocked = world.messages.first { m in
      m.source == late && m.level == .sent && m.destination.rawValue == 81
    }
    follow(&model, Int(try #require(blocked).id.rawValue))
    return model
  }
}
