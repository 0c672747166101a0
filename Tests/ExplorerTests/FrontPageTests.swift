import Foundation
import RollupSimulation
import Screen
import Support
import Testing

@testable import Explorer

/// The pictures that a reader sees first are what the explorer draws.
@Suite("Pictures of the front page")
struct FrontPageTests {
  /// `eight` when 0-1.3 has come: one message waits for the slow R7, another's token is settled.
  private func model() throws -> Model {
    var model = try Stories.model("eight", at: "15:37")
    Stories.follow(&model, 19)
    return model
  }

  @Test("The README's picture")
  func text() throws {
    let path = "README.md"
    let page = try String(
      contentsOf: repositoryRoot.appendingPathComponent(path), encoding: .utf8)
    let start = try #require(page.range(of: "```text\n")).upperBound
    let end = try #require(page[start...].range(of: "```")).lowerBound
    var model = try model()
    model.selection = .rollup(RollupID(0))
    let picture = PlainText.text(View.draw(model, columns: 80, rows: 24))
    expectRecorded(page[..<start] + maskingRuns(in: picture) + page[end...], at: path)
  }

  @Test("The same in colour")
  func colours() throws {
    let canvas = View.draw(try model(), columns: 120, rows: 36)
    let picture = SVG.picture(canvas, Palette(.standard), title: "eight at 0:15:37")
    expectRecorded(maskingRuns(in: picture), at: "assets/eight.svg")
  }
}
