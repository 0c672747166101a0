import RollupSimulation
import Screen
import Testing

@testable import Explorer

@Suite("Marks")
struct MarkTests {
  /// The column and row of the first cell that means an object.
  private func place(_ address: Address, in picture: View.Picture) -> (x: Int, y: Int)? {
    for y in 0..<picture.canvas.height {
      for x in 0..<picture.canvas.width where picture.target(x, y) == .address(address) {
        return (x, y)
      }
    }
    return nil
  }

  @Test("Each step marks the nodes that it changed, and no other")
  func changes() throws {
    var model = try Stories.model("eight", at: "15:20")
    for _ in 0..<25 {
      Stories.step(&model, .proof)
      let world = model.timeline.world
      let picture = View.picture(model, columns: 120, rows: 36)
      let changed = Set(model.changes.flatMap { $0.occurrence.objects(in: world) })
      for n in world.tree.nodes.indices {
        let address = world.address(of: NodeID(n), checkpoint: world.newestTreeCheckpoint)
        let (x, y) = try #require(place(address, in: picture), "\(address) is not on the screen")
        let isMarked = picture.canvas[x - 1, y].scalar == "*"
        #expect(isMarked == changed.contains(address), "\(address) at event \(world.eventCount)")
      }
    }
  }

  @Test("The followed message's ends and its one blocker are marked")
  func followed() throws {
    let model = try Stories.eight()
    let world = model.timeline.world
    let message = world.message(try #require(model.followed))
    let picture = View.picture(model, columns: 80, rows: 24)
    let (_, source) = try #require(place(.rollup(message.source), in: picture))
    let (_, destination) = try #require(place(.rollup(message.destination), in: picture))
    #expect(picture.canvas[0, source].scalar == "↑")
    #expect(picture.canvas[0, destination].scalar == "↓")
    let blocker = try #require(world.waiting(for: message.id).last).object
    let (x, y) = try #require(place(blocker, in: picture))
    #expect(picture.canvas[x - 1, y].scalar == "!")
    let rows = PlainText.rows(picture.canvas)
    #expect(rows.contains { $0.contains("m19 ") && $0.contains("!\(blocker)") })
  }

  @Test("However narrow the row, its chain ends at the one thing that blocks")
  func chainEnds() throws {
    let model = try Stories.hundred()
    let followed = try #require(model.followed)
    let blocker = try #require(model.timeline.world.waiting(for: followed).last).object
    for columns in [80, 120, 200] {
      let rows = PlainText.rows(View.draw(model, columns: columns, rows: columns * 3 / 10))
      let row = rows.first { $0.contains("\(Address.message(followed)) R") }
      #expect(row?.contains("!\(blocker)") == true, "\(row ?? "no row")")
    }
  }

  @Test("The subtree in which the followed message waits unfolds itself")
  func unfolding() throws {
    let model = try Stories.hundred()
    let world = model.timeline.world
    let followed = try #require(model.followed)
    let blocker = try #require(world.waiting(for: followed).last)
    let node = try #require(Scene.node(of: blocker.object, in: world))
    let plan = TreePlan(Scene(model), rows: 22, width: 120)
    #expect(plan.isFolded)
    #expect(plan.units.contains { $0.node == node && !$0.isFolded } || !world.tree[node].isLeaf)
  }

  @Test("Signs and rails tell all states apart without colour")
  func mono() {
    let looks = [
      Sign.waiting, Sign.ready, Sign.folding, Sign.proven, Sign.covered, Sign.carried,
      Sign.refused, Sign.lost,
    ]
    #expect(Set(looks.map(\.glyph)).count == looks.count)
    #expect(Set(looks.map { ASCII.sign($0.glyph) }).count == looks.count)
    let blocks: [BlockState] = [.built, .inChainProof, .covered, .onL1]
    #expect(Set(blocks.map { ASCII.sign(Sign.look(of: $0).glyph) }).count == blocks.count)
    let rails = Message.Level.allCases.map { MessageRow.rail($0) }
    #expect(Set(rails).count == rails.count)
    #expect(rails.allSatisfy { $0.unicodeScalars.count == 11 })
  }

  @Test("A click on a row, a node, a hint means what stands there")
  func clicks() throws {
    let picture = View.picture(try Stories.eight(), columns: 80, rows: 24)
    let rows = PlainText.rows(picture.canvas)
    let row = try #require(rows.firstIndex { $0.contains("m20 ") })
    #expect(picture.target(4, row) == .address(.message(MessageID(20))))
    #expect(picture.target(1, 23) == .intent(.pace(.toggleRun)))
    #expect(picture.target(79, 9) == nil || picture.target(79, 9) != .intent(.screen(.quit)))
  }
}
