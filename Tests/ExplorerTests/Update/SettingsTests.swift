@testable import Explorer
import RollupSimulation
import Testing

/// The layer of the scenario's settings.
@Suite struct SettingsTests {
  private func model() throws -> Model {
    var model = try Models.eight()
    model.settings = SettingList(try Stories.settingRows(presets: "[ethereum, sp1-groth16]"))
    return model
  }

  private func apply(_ intents: [Intent], to model: inout Model) {
    for intent in intents { Update.apply(intent, to: &model) }
  }

  /// The places of the rows in which a text stands somewhere, counted by hand.
  private func places(_ text: String, _ model: Model) -> [Int] {
    model.settings.rows.enumerated().filter { _, row in
      "\(row.name)|\(row.value)|\(row.origin)|\(row.source)|\(row.remark)|\(row.address)"
        .lowercased().contains(text.lowercased())
    }.map(\.offset)
  }

  @Test func theKeyAndTheCommandOpenItAndTheKeyClosesIt() throws {
    for open in [Intent.settings(.show("")), .prompt(.run(commandLine: "settings"))] {
      var model = try model()
      apply([open], to: &model)
      #expect(model.layers == [.settings])
      let key = try #require(Keymap.intent(for: .character("P"), in: model))
      apply([key], to: &model)
      #expect(model.layers.isEmpty)
    }
    #expect(Keymap.intent(for: .character("P"), in: try model()) == .settings(.show("")))
  }

  @Test func theCommandGoesToASetting() throws {
    var model = try model()
    apply([.prompt(.run(commandLine: "settings l1.finalitySlots"))], to: &model)
    #expect(model.settings.row?.name == "l1.finalitySlots" && model.layers == [.settings])
    // From where the layer is open already, too.
    apply([.prompt(.run(commandLine: "settings blockTime"))], to: &model)
    #expect(model.settings.row?.name == "blockTime" && model.layers == [.settings])
    apply([.prompt(.run(commandLine: "settings nonsense"))], to: &model)
    #expect(model.notice == "No setting matches nonsense." && model.layers == [.settings])
  }

  @Test func searchGoesRoundTheHits() throws {
    var model = try model()
    let hits = places("preset ethereum", model)
    #expect(hits.count == 5)
    apply(
      [
        .settings(.show("")), .prompt(.open(.search)), .prompt(.type("Preset Ethereum")),
        .prompt(.accept),
      ], to: &model)
    var seen = [model.settings.selected]
    for _ in 1..<hits.count + 1 {
      let key = try #require(Keymap.intent(for: .character("n"), in: model))
      apply([key], to: &model)
      seen.append(model.settings.selected)
    }
    #expect(seen == hits + [hits[0]])
    #expect(model.notice == "1 of 5 for Preset Ethereum")
    apply([.ask(.previousHit)], to: &model)
    #expect(model.settings.selected == hits[4])
    // The search among objects is another.
    #expect(model.search.isEmpty && model.layers == [.settings])
    apply([.place(.close), .ask(.search("R3")), .ask(.nextHit)], to: &model)
    #expect(model.settings.selected == hits[4] && model.notice?.hasSuffix("for R3") == true)
    #expect(model.settings.search == "Preset Ethereum")
  }

  @Test func withoutASearchThereIsNothingToGoOnWith() throws {
    var model = try model()
    apply([.settings(.show("")), .ask(.nextHit)], to: &model)
    #expect(model.notice == "Nothing to search yet: / asks." && model.settings.selected == 0)
  }

  @Test func keysMoveWithinTheList() throws {
    var model = try model()
    let last = model.settings.rows.count - 1
    apply([.settings(.show(""))], to: &model)
    func select(_ intent: Intent) -> Int {
      apply([intent], to: &model)
      return model.settings.selected
    }
    #expect(select(.move(.up)) == 0)
    #expect(select(.move(.down)) == 1)
    #expect(select(.move(.pageDown)) == 11)
    #expect(select(.move(.last)) == last)
    #expect(select(.move(.down)) == last)
    #expect(select(.move(.pageUp)) == last - 10)
    #expect(select(.move(.first)) == 0)
    #expect(select(.settings(.select(7))) == 7)
    #expect(select(.settings(.select(9_999))) == last)
  }

  @Test func theAddressOfTheSourceIsCopied() throws {
    var model = try model()
    apply([.prompt(.run(commandLine: "settings costs.proofSize"))], to: &model)
    let address = "https://docs.succinct.xyz/generating-proofs/proof-types.html"
    #expect(Update.apply(.act(.copy), to: &model) == [.copy(address)])
    apply([.prompt(.run(commandLine: "settings costs.fold"))], to: &model)
    #expect(Update.apply(.act(.copy), to: &model) == [.copy("costs.fold: 9s")])
  }

  @Test func pathsAreCompleted() throws {
    let model = try model()
    func completions(_ text: String) -> [String] {
      CommandLine.completions(of: Model.Prompt(purpose: .command, text: text), model)
    }
    #expect(completions("setti") == ["settings"])
    #expect(completions("settings l1.s") == ["settings l1.slot", "settings l1.sequencerStake"])
    #expect(completions("settings ").count == model.settings.rows.count)
  }

  @Test func whereNothingIsKnownItSaysSo() throws {
    var model = try Models.eight(after: [.settings(.show(""))])
    #expect(model.layers.isEmpty && model.notice?.hasPrefix("Nobody said") == true)
    apply([.prompt(.run(commandLine: "settings l1"))], to: &model)
    #expect(model.layers.isEmpty)
  }
}
