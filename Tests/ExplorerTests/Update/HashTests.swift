@testable import RollupSimulation
import Support
import Testing

@testable import Explorer

/// The inspector's cursor, the way down through hashes, and words to choose from.
@Suite struct HashTests {
  private let node = Address.node(first: 0, last: 1, checkpoint: 2)

  private func target(_ model: Model) -> HashTarget? {
    if case .hash(let trail) = model.layers.last { trail.target } else { nil }
  }

  @Test func inTheInspectorTheCursorStopsAtEveryObjectAndHash() throws {
    var model = try Models.eight(after: [.place(.select(node)), .place(.inspect), .move(.first)])
    let stops = Stops(Inspection.lines(node, Scene(model)), of: node).all
    var seen = [try #require(model.inspectorTarget)]
    for _ in stops {
      let before = model.inspectorCursor
      Update.apply(.move(.right), to: &model)
      if model.inspectorCursor == before { Update.apply(.move(.down), to: &model) }
      if model.inspectorCursor != before { seen.append(try #require(model.inspectorTarget)) }
    }
    #expect(seen == stops.map(\.target))
    #expect(seen.contains(.address(.chainProof(RollupID(0), checkpoint: 2))))
    Update.apply(.move(.up), to: &model)
    Update.apply(.move(.first), to: &model)
    #expect(model.inspectorTarget == seen.first)
  }

  @Test func enterOnAnObjectGoesThereAndBackspaceBack() throws {
    var model = try Models.eight(after: [.place(.select(node)), .place(.inspect)])
    while case .hash = model.inspectorTarget { Update.apply(.move(.right), to: &model) }
    guard case .address(let object)? = model.inspectorTarget else {
      Issue.record("no object in the first line")
      return
    }
    Update.apply(.place(.inspect), to: &model)
    #expect(model.selection == object)
    #expect(model.focus == .inspector)
    Update.apply(.place(.back), to: &model)
    #expect(model.selection == node)
  }

  @Test func enterOnAHashGoesDownAndBackspaceUp() throws {
    var model = try Models.eight(after: [.place(.select(node)), .place(.inspect), .place(.inspect)])
    let world = model.timeline.world
    let first = try #require(target(model))
    let (place, i) = try #require(world.node(at: node))
    #expect(first.digest == world.hash(of: place, at: i))
    var way = [first]
    // Always the last hash: previous hashes down to genesis, blocks to their imports.
    while way.count < 12 {
      Update.apply(.move(.last), to: &model)
      if Update.apply(.place(.inspect), to: &model) == [.bell] { break }
      way.append(try #require(target(model)))
    }
    #expect(way.count >= 3)
    for (upper, lower) in zip(way, way.dropFirst()) {
      let fields = try #require(upper.preimage(in: world)).fields
      #expect(fields.contains { $0.bytes == lower.digest.bytes })
    }
    for expected in way.reversed() {
      #expect(target(model) == expected)
      Update.apply(.place(.back), to: &model)
    }
    #expect(model.layers.isEmpty)
    #expect(model.focus == .inspector)
  }

  @Test func copyTakesTheHashOrTheWholeCommandLine() throws {
    var model = try Models.eight(after: [.place(.select(node)), .place(.inspect)])
    guard case .hash(let hash)? = model.inspectorTarget else {
      Issue.record("the first line names no hash")
      return
    }
    #expect(Update.apply(.act(.copy), to: &model) == [.copy(hash.digest.hex)])
    Update.apply(.place(.inspect), to: &model)
    let preimage = try #require(hash.preimage(in: model.timeline.world))
    #expect(Update.apply(.act(.copy), to: &model) == [.copy(PreimageText.commandLine(preimage))])
  }

  @Test func aHashIsFoundFromTheCommandLine() throws {
    var model = try Models.eight()
    let header = model.timeline.world.rollups[2].block(atHeight: 99)
    Update.apply(.prompt(.run(commandLine: "hash \(header.hash.prefixHex(12))")), to: &model)
    #expect(target(model)?.digest == header.hash)
    Update.apply(.place(.close), to: &model)
    Update.apply(.prompt(.run(commandLine: "hash 3")), to: &model)
    guard case .menu(let menu)? = model.layers.last else {
      Issue.record("no list")
      return
    }
    #expect(menu.items.count == 20)
    Update.apply(.prompt(.choose(4)), to: &model)
    #expect(target(model)?.digest.hex.hasPrefix("3") == true)
    Update.apply(.place(.close), to: &model)
    #expect(Update.apply(.prompt(.run(commandLine: "hash nonsense")), to: &model) == [.bell])
  }

  @Test func everyHashInTheTreeLeadsToItsPreimage() throws {
    let model = try Models.eight(at: 945)
    let picture = View.picture(model, columns: 120, rows: 36)
    var found: Set<String> = []
    for y in 3..<20 {
      for x in 0..<120 {
        guard case .address(let object)? = picture.target(x, y),
          let digits = picture.hashDigits(x, y), found.insert(digits).inserted
        else { continue }
        var there = model
        Update.apply(.hash(.find(digits, near: object)), to: &there)
        #expect(target(there)?.digest.hex.hasPrefix(digits) == true, "\(digits) at \(object)")
        let preimage = target(there)?.preimage(in: model.timeline.world)
        #expect(preimage != nil, "\(digits) at \(object)")
      }
    }
    #expect(found.count > 15)
  }

  @Test func aHashOfALaterMomentIsNotKnownBeforeIt() throws {
    var model = try Models.eight(after: [.place(.select(node)), .place(.inspect), .place(.inspect)])
    #expect(target(model)?.preimage(in: model.timeline.world) != nil)
    Update.apply(.time(.goToTime(.genesis + .seconds(60))), to: &model)
    #expect(target(model)?.preimage(in: model.timeline.world) == nil)
    #expect(Update.apply(.place(.inspect), to: &model) == [.bell])
  }

  @Test func explainingListsTheWordsOfThePane() throws {
    var model = try Models.eight(after: [
      .place(.focus(.tree)), .place(.select(node)), .ask(.explain),
    ])
    guard case .explain(let first)? = model.layers.last else {
      Issue.record("no explanation")
      return
    }
    #expect(first.word == "node proof")
    #expect(first.others.count > 10)
    #expect(first.others.contains("at risk"))
    Update.apply(.move(.last), to: &model)
    Update.apply(.ask(.explain), to: &model)
    guard case .explain(let last)? = model.layers.last else { return }
    #expect(last.word == last.others.last)
    Update.apply(.ask(.point("ck")), to: &model)
    guard case .explain(let pointed)? = model.layers.last else { return }
    #expect(pointed.word == "checkpoint")
  }

  @Test func aWordClickedOnIsTheOneExplained() throws {
    var model = try Models.eight()
    let picture = View.picture(model, columns: 120, rows: 36)
    var words: Set<String> = []
    for y in 0..<36 {
      for x in 0..<120 { if let word = picture.word(x, y) { words.insert(word) } }
    }
    #expect(
      words.isSuperset(of: ["checkpoint", "rollup", "root proof", "loose input", "at risk"])
        || words.isSuperset(of: ["checkpoint", "rollup", "root proof", "x", "at risk"]))
    Update.apply(.ask(.point("epoch")), to: &model)
    Update.apply(.place(.select(.message(MessageID(1)))), to: &model)
    Update.apply(.ask(.explain), to: &model)
    guard case .explain(let explanation)? = model.layers.last else { return }
    #expect(explanation.word == "epoch")
  }
}
