@testable import RollupSimulation
import ScenarioFile
import Screen
import Support
import Testing

@testable import Explorer

/// Every word on the screen is explained, or is an ordinary word of English.
@Suite("Glossary")
struct GlossaryTests {
  @Test("Every entry has two sentences and says where to read on")
  func sentences() {
    for entry in Glossary.entries {
      let sentences = entry.text.count(endingWith: [".", "?"])
      #expect(sentences == 2, "\(entry.words[0]) has \(sentences) sentences")
      #expect(entry.section.hasPrefix("PROTOCOL"), "\(entry.words[0])")
    }
    let words = Glossary.entries.flatMap(\.words)
    let repeated = words.filter { word in words.count { $0 == word } > 1 }
    #expect(repeated.isEmpty)
  }

  @Test("The words of all pictures and sentences")
  func pictures() throws {
    let ordinary = Set(OrdinaryWords.all).union(try Self.settingNames())
    var missing: [String: String] = [:]
    func read(_ row: [Unicode.Scalar]) {
      for word in Self.unexplained(row)
      where !ordinary.contains(word) && !ordinary.contains(word.lowercased()) {
        missing[word] = String(String.UnicodeScalarView(row.prefix(100)))
      }
    }
    for model in try Self.models() {
      for (columns, rows) in [(80, 24), (120, 36), (200, 60), (60, 12)] {
        let canvas = View.draw(model, columns: columns, rows: rows)
        for y in 0..<rows { read(View.row(canvas, y, 0..<columns)) }
      }
    }
    for sentence in try Self.sentences() { read(Array(sentence.unicodeScalars)) }
    for (word, row) in missing.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(word) is not explained: \(row)")
    }
  }

  @Test("Signs that the legends show are explained")
  func signs() {
    let drawn = "·○◐✓●~✗†*!▸↑↓░▒▓█┤≥←≠'=×▼┼…"
    for sign in drawn.unicodeScalars {
      #expect(Glossary.entry(for: String(Character(sign))) != nil, "\(sign)")
    }
    for sign in ["[1·3]", "S─O─I", "··", "x", "ck", "━", "╌", "│"] {
      #expect(!Glossary.finds(in: Array(sign.unicodeScalars)).isEmpty, "\(sign)")
    }
  }

  @Test("No word of the protocol passes for an ordinary one")
  func ordinary() {
    for word in OrdinaryWords.all {
      #expect(Glossary.entry(written: word) == nil, "\(word) is in the glossary")
    }
    #expect(Set(OrdinaryWords.all).isDisjoint(with: OrdinaryWords.vocabulary))
    for word in OrdinaryWords.vocabulary {
      #expect(Glossary.entry(for: word) != nil, "\(word) is not in the glossary")
    }
  }

  @Test("The manual's glossary explains no word that this one lacks")
  func manual() throws {
    let page = try String(
      contentsOf: repositoryRoot.appendingPathComponent(
        "Sources/RollupSimulation/RollupSimulation.docc/Glossary.md"), encoding: .utf8)
    var words: [String] = []
    for line in page.split(separator: "\n") where line.hasPrefix("* **") {
      // What stands between ** and ** before the colon, separated by commas.
      let parts = line.prefix { $0 != ":" }.split(separator: "*").enumerated()
      for (place, part) in parts where place % 2 == 1 {
        words += part.split(separator: ",").map { String($0).trimmed }
      }
    }
    #expect(words.count > 40)
    let names = words.map { $0.filter { $0 != "`" } }
    for name in names { #expect(Glossary.entry(for: name) != nil, "\(name)") }
  }

  /// Words in a row that are in no entry: runs of letters, also those of names such as `R5`.
  static func unexplained(_ row: [Unicode.Scalar]) -> [String] {
    var rest = row
    for find in Glossary.finds(in: row) {
      for place in find.start..<find.end { rest[place] = " " }
    }
    var found: [String] = []
    var place = 0
    while place < rest.count {
      let word = rest[place...].prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
      let text = String(String.UnicodeScalarView(word))
      place += max(word.count, 1)
      if isWord(text), !isCut(row[place...]) { found.append(text) }
    }
    return found
  }
}

extension GlossaryTests {
  /// Whether a run of letters is a word at all.
  private static func isWord(_ word: String) -> Bool {
    guard let first = word.first, first.isLetter else { return false }
    // Digits of a hash, perhaps cut, and a command line cut anywhere.
    if word.count >= 3, word.allSatisfy(\.isHexDigit) { return false }
    return !"printf".hasPrefix(word) && !"sha256sum".hasPrefix(word)
  }

  /// Whether what comes after a word may have taken its end, for want of room: the edge of a pane,
  /// the sign that something is cut off, or what stands at the right end of a title.
  private static func isCut(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let next = rest.first(where: { $0 != " " }) else { return rest.isEmpty }
    return next == "…" && rest.first == "…" || next == "│" || next == "↓" || next == "≥"
  }

  /// Moments with each pane in focus and each layer on top.
  private static func models() throws -> [Model] {
    var models: [Model] = []
    for story in [try Stories.eight(), try Stories.crashed(), try Stories.hundred()] {
      for pane in Model.Pane.allCases {
        var model = story
        model.focus = pane
        models.append(model)
        model.layers = [.help(pane)]
        for page in 0..<5 {
          model.overlayScroll = page * 18
          models.append(model)
        }
      }
      models += selections(story)
      var other = story
      other.layers = [.prompt(Model.Prompt(purpose: .command))]
      models.append(other)
      for intent in [
        Intent.prompt(.commandList), .branches(.list), .act(.export), .bookmark(.list),
      ] {
        other.layers = []
        Update.apply(intent, to: &other)
        models.append(other)
      }
    }
    for mode in Stories.modes {
      let story = try Stories.mode(mode.name)
      models.append(story)
      if ["direct", "l3-on-l2", "mixed"].contains(mode.name) { models += selections(story) }
    }
    var settings = try Stories.eight()
    settings.settings = SettingList(try settingRows())
    settings.layers = [.settings]
    for place in settings.settings.rows.indices where place % 8 == 0 {
      settings.settings.select(place)
      models.append(settings)
    }
    var runs = try Stories.lockstep()
    models.append(runs)
    Update.apply(.lockstep(.all), to: &runs)
    for scroll in [0, 18, 36] {
      runs.overlayScroll = scroll
      models.append(runs)
    }
    return models
  }

  /// The settings under every preset. Their addresses are no words.
  private static func settingRows() throws -> [SettingRow] {
    let all = try Presets.all.map(\.name).flatMap { try Stories.settingRows(presets: $0) }
    return all.map { row in
      var row = row
      row.address = ""
      return row
    }
  }

  /// The parts of paths of settings and the names of presets: names in a file, which the manual
  /// explains, not words.
  private static func settingNames() throws -> [String] {
    let paths = try Stories.settingRows(presets: "[]").flatMap { row in
      row.name.split(separator: ".").map(String.init)
    }
    return paths + Presets.all.flatMap { $0.name.split(separator: "-").map(String.init) }
  }

  private static func selections(_ story: Model) -> [Model] {
    let world = story.timeline.world
    let i = world.newestTreeCheckpoint
    let objects: [Address] = [
      .rollup(RollupID(3)), .block(RollupID(2), height: 150),
      .chainProof(RollupID(0), checkpoint: i),
      .chainProof(RollupID(7), checkpoint: i), .node(first: 2, last: 3, checkpoint: i),
      .child(right: false, checkpoint: i - 1), .root(checkpoint: i - 1), .root(checkpoint: i),
      .l1Block(world.l1.height), .aggregator(AggregatorID(0)), .aggregator(AggregatorID(1)),
      .command(CommandID(1)), .event(story.changes.last?.event ?? 0),
    ]
    let messages = world.messages.indices.filter { $0 % max(world.messages.count / 12, 1) == 0 }
    return (objects + messages.map { .message(MessageID($0)) }).flatMap { object in
      var model = story
      model.selection = object
      model.focus = .inspector
      var why = model
      why.layers = [.answer(.why(object))]
      var inject = model
      Update.apply(.act(.injectMenu), to: &inject)
      var hash = model
      if let reference = world.reference(to: object),
        let digest = world.preimage(of: reference)?.digest
      {
        hash.layers = [.hash(HashTrail(HashTarget(digest, reference)))]
      }
      return [model, why, inject, hash]
    }
  }

  /// Every sentence about what happens and what is refused.
  private static func sentences() throws -> [String] {
    var found: [String] = []
    let tree = TreeShape(order: (0..<4).map { RollupID($0) })
    found += WordingTests.refusals.flatMap { [Wording.refusal($0, tree), Wording.rule($0)] }
    let empty = World(scenario: try Stories.scenario("eight"), seed: 1)
    found += WordingTests.all.map { Wording.sentence($0, in: empty) }
    found += Set(try settingRows()).map { "\($0.name), \($0.source): \($0.remark)" }
    for name in ["eight", "late-proof", "rollup-fork", "aggregator-failure", "successor-mid-tree"] {
      let scenario = try Stories.scenario(name)
      var world = World(scenario: scenario, seed: scenario.seed)
      world.isListening = true
      while world.step() {
        for record in world.records { found.append(Wording.sentence(record, in: world)) }
      }
    }
    return found
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// How many sentences there are, by their ends.
  fileprivate func count(endingWith ends: Set<Character>) -> Int {
    var count = 0
    var before: Character = " "
    for character in self {
      if ends.contains(before), character == " " { count += 1 }
      before = character
    }
    return count + (ends.contains(before) ? 1 : 0)
  }
}
