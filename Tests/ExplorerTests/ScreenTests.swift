import RollupSimulation
import Screen
import Support
import Testing

@testable import Explorer

@Suite("Screens")
struct ScreenTests {
  private func expect(_ model: Model, _ columns: Int, _ rows: Int, _ name: String) {
    let canvas = View.draw(model, columns: columns, rows: rows)
    expectGolden(
      PlainText.text(canvas), named: "\(name)-\(columns)x\(rows).txt", in: "ExplorerTests")
  }

  @Test("Eight rollups, a late one", arguments: [(80, 24), (120, 36), (200, 60)])
  func eight(columns: Int, rows: Int) throws {
    expect(try Stories.eight(), columns, rows, "eight")
  }

  @Test("The aggregator dies mid-tree")
  func crashed() throws { expect(try Stories.crashed(), 80, 24, "crashed") }

  @Test("A hundred rollups, folded", arguments: [(80, 24), (120, 36), (200, 60)])
  func hundred(columns: Int, rows: Int) throws {
    expect(try Stories.hundred(), columns, rows, "hundred")
  }

  @Test("A node with its preimages, field by field")
  func inspector() throws {
    var model = try Stories.eight()
    model.selection = .node(first: 2, last: 3, checkpoint: 3)
    model.focus = .inspector
    expect(model, 80, 24, "inspector")
  }

  @Test("Why a message waits")
  func why() throws {
    var model = try Stories.eight()
    model.layers = [.answer(.why(.message(MessageID(19))))]
    expect(model, 80, 24, "why")
  }

  @Test("A message through all its levels")
  func follow() throws {
    var model = try Stories.eight()
    model.layers = [.answer(.follow(MessageID(9)))]
    expect(model, 120, 36, "follow")
  }

  @Test("A hash with its preimage, and the command line that recomputes it")
  func hash() throws {
    var model = try Stories.eight()
    model.selection = .node(first: 2, last: 3, checkpoint: 3)
    for intent in [Intent.place(.inspect), .place(.inspect)] { Update.apply(intent, to: &model) }
    expect(model, 80, 24, "hash")
  }

  @Test("A word explained, and the others of the pane")
  func explained() throws {
    var model = try Stories.eight()
    model.focus = .tree
    Update.apply(.ask(.explain), to: &model)
    expect(model, 80, 24, "explained")
  }

  @Test("One pane at a time where there is little room")
  func small() throws {
    var model = try Stories.eight()
    model.focus = .tree
    expect(model, 60, 12, "small")
  }

  @Test("Branches as a tree", arguments: [(80, 24), (120, 36)])
  func branches(columns: Int, rows: Int) throws {
    var model = try Stories.parted()
    Update.apply(.branches(.list), to: &model)
    expect(model, columns, rows, "branches")
  }

  @Test("Two branches side by side", arguments: [(80, 24), (120, 36), (200, 60)])
  func comparison(columns: Int, rows: Int) throws {
    var model = try Stories.parted()
    Update.apply(.branches(.compare(0)), to: &model)
    expect(model, columns, rows, "comparison")
  }

  @Test("The settings with their sources", arguments: [(80, 24), (120, 36), (200, 60)])
  func settings(columns: Int, rows: Int) throws {
    var model = try Stories.eight()
    model.settings = SettingList(try Stories.settingRows(presets: "[ethereum, sp1-groth16]"))
    Update.apply(.settings(.show("l1.slot")), to: &model)
    expect(model, columns, rows, "settings")
  }

  @Test("Runs that step along", arguments: [(80, 24), (120, 36), (200, 60)])
  func lockstep(columns: Int, rows: Int) throws {
    expect(try Stories.lockstep(), columns, rows, "lockstep")
  }

  private static let sizes = [(80, 24), (120, 36), (200, 60)]

  @Test("Every mode in the same rows", arguments: Stories.modes.map(\.name), sizes)
  func modes(name: String, size: (Int, Int)) throws {
    expect(try Stories.mode(name), size.0, size.1, "mode-\(name)")
  }

  @Test("A rollup outside the tree in the inspector: whom it needs, and who needs it")
  func outside() throws {
    var model = try Stories.mode("direct")
    model.selection = .rollup(RollupID(6))
    model.focus = .inspector
    expect(model, 120, 36, "mode-inspector")
  }

  @Test("Styles add to the picture")
  func styles() throws {
    let canvas = View.draw(try Stories.eight(), columns: 80, rows: 24)
    expectGolden(PlainText.styles(canvas), named: "eight-80x24.styles", in: "ExplorerTests")
  }

  @Test("In ASCII every sign has a sign of its own, one cell for one cell")
  func ascii() throws {
    let modes = try Stories.modes.map { try Stories.mode($0.name) }
    for model in [try Stories.eight(), try Stories.crashed(), try Stories.hundred()] + modes {
      let canvas = View.draw(model, columns: 120, rows: 36)
      let mapped = PlainText.text(canvas.asciified())
      let others = mapped.unicodeScalars.filter { !$0.isASCII }
      #expect(others.isEmpty)
      let questions = { (text: String) in text.unicodeScalars.filter { $0 == "?" }.count }
      #expect(questions(mapped) == questions(PlainText.text(canvas)), "a sign has no mapping")
    }
  }
}
