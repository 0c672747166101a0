import Foundation
import Interchange
@testable import RollupSimulation
import Support
import Testing

/// The tree as Graphviz reads and draws it.
@Suite(.enabled(if: Graphviz.path != nil, "graphviz is not installed"))
struct TreeGraphTests {
  private func dot(_ world: World, _ checkpoint: Int, messages: Bool = false) -> String {
    Runs.text { sink in
      try? TreeGraph.write(world, checkpoint: checkpoint, messages: messages, to: sink)
    }
  }

  @Test(arguments: Runs.names)
  func everyCheckpointIsATreeWithAllItsNodesAndEdges(_ name: String) throws {
    let world = try Runs.run(name).end
    let checkpoints = [1, 2, 3, (1 + world.checkpoint) / 2, world.checkpoint]
    for i in Set(checkpoints).sorted() where i >= 1 {
      let picture = Picture(svg: try Graphviz.svg(dot(world, i, messages: true)))
      let count = 2 * world.rollups.count - 1
      #expect(picture.nodes.count == count, "\(name), checkpoint \(i)")
      #expect(picture.edges.count == count - 1, "\(name), checkpoint \(i)")
    }
  }

  @Test func aHundredRollupsAreDrawn() throws {
    let world = try Runs.run("paper-100", until: .genesis + .minutes(6)).end
    let picture = Picture(svg: try Graphviz.svg(dot(world, 1)))
    #expect(picture.nodes.count == 199)
    #expect(picture.edges.count == 198)
  }

  /// The moment of the crash: something is proven, something lost, something waits.
  @Test func eachWayToStandHasItsWords() throws {
    let run = try Runs.run("successor-mid-tree", until: .genesis + .minutes(15) + .seconds(57))
    let svg = try Graphviz.svg(dot(run.end, 3))
    for words in ["lost at 3%", "waiting", "proven", "in the tree"] {
      #expect(svg.contains(">\(words)<"), "no node says \(words)")
    }
    let late = try Runs.run("late-proof").end
    let all = (1...late.checkpoint).map { dot(late, $0) }.joined()
    #expect(all.contains("carried: deadline") && all.contains("shape=parallelogram"))
  }

  @Test func leavesStandFromLeftToRightInTheTreesOrder() throws {
    var scenario = try Runs.scenario("eight")
    scenario.settings.order = [3, 1, 4, 0, 5, 7, 2, 6].map { RollupID($0) }
    let world = RecordedRun(scenario, seed: 1, until: .genesis + .minutes(7)).end
    let svg = try Graphviz.svg(dot(world, 1))
    let places = world.tree.order.map { rollup -> Double in
      // The first line of a node's label is its name; its x is where it stands.
      let label = svg.components(separatedBy: ">A\(rollup.rawValue).1<")[0]
      let x = label.components(separatedBy: " x=\"").last?.components(separatedBy: "\"").first
      return Double(x ?? "") ?? .nan
    }
    #expect(places == places.sorted() && Set(places).count == 8)
  }

  /// Exports on the edges and hashes in the nodes are those of the statements.
  @Test func whatIsWrittenIsWhatTheProofsSay() throws {
    let world = try Runs.run("eight").end
    let text = dot(world, 5)
    for n in world.tree.nodes.indices {
      let proof = world.proof(try #require(world.slot(NodeID(n), 5).proof))
      #expect(text.contains("cur \(proof.cur.hex.prefix(8))"))
      let edge = text.split(separator: "\n").first { $0.hasPrefix("  n\(n) -> ") }
      for export in proof.exports {
        #expect(edge?.contains(export.digest.hex.prefix(8)) == true)
      }
      if proof.exports.isEmpty, n > 0 { #expect(edge?.contains("label") == false) }
    }
  }

  @Test func aNameCanNotEscape() throws {
    let world = Runs.hostile.end
    let text = dot(world, 1)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    let picture = Picture(svg: try Graphviz.svg(text))
    #expect(picture.nodes.count == 5 && picture.edges.count == 4)
    #expect(picture.text.contains("a&quot;b\\c\\N&amp;lt;&lt;d&gt;"))
  }

  @Test func anyMomentOfAnyStormCanBeDrawn() {
    check("trees of storms", cases: 12) { choices in
      let world = Runs.storm(choices).end
      guard world.checkpoint > 0 else { return }
      let i = choices.int(in: 1...world.checkpoint)
      let picture = Picture(svg: try Graphviz.svg(dot(world, i, messages: true)))
      try demandEqual(picture.nodes.count, 2 * world.rollups.count - 1, "nodes")
      try demandEqual(picture.edges.count, 2 * world.rollups.count - 2, "edges")
    }
  }
}
