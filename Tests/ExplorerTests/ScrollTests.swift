import RollupSimulation
import Screen
import Testing

@testable import Explorer

/// Whatever is scrolled or moved in: from its end every step back is seen at once.
@Suite struct ScrollTests {
  private static let sizes = [(80, 24), (120, 36), (200, 60)]

  private func text(_ model: Model) -> String {
    PlainText.text(View.draw(model, columns: model.screen.columns, rows: model.screen.rows))
      + PlainText.styles(View.draw(model, columns: model.screen.columns, rows: model.screen.rows))
  }

  private func after(_ moves: [MoveIntent], _ model: Model) -> Model {
    var model = model
    for move in moves { Update.apply(.move(move), to: &model) }
    return model
  }

  /// To the end in any way, then back by a row or a page: either there is nothing to scroll, or the
  /// picture is another each time, until it is that of the start.
  private func expectWayBack(_ start: Model, _ name: String) {
    let top = after([.first], start)
    for there in [[MoveIntent.last], Array(repeating: .pageDown, count: 60)] {
      var here = after(there, top)
      if text(here) == text(top) { continue }
      for back in [MoveIntent.up, .pageUp, .up] {
        if text(here) == text(top) { break }
        let next = after([back], here)
        #expect(text(next) != text(here), "\(name): \(back) is not seen")
        here = next
      }
      #expect(text(after([.first], here)) == text(top), "\(name): not back at the start")
    }
  }

  @Test(arguments: sizes)
  func panes(_ columns: Int, _ rows: Int) throws {
    for pane in Model.Pane.allCases where pane != .timeline {
      for isZoomed in [false, true] {
        var model = try Stories.hundred()
        model.screen = Model.Size(columns: columns, rows: rows)
        model.zoomed = isZoomed ? pane : nil
        // A block has nothing to go to but itself, where text scrolls instead of a cursor.
        model.selection = pane == .inspector ? .event(model.timeline.event) : model.selection
        model.focus = pane
        // Without room for it there is nothing to see; and chains go without their own pane.
        let layout = Layout(Scene(model), columns: columns, rows: rows)
        guard layout.part(of: pane) != nil else { continue }
        expectWayBack(model, "\(pane) \(isZoomed)")
      }
    }
  }

  @Test(arguments: sizes)
  func layers(_ columns: Int, _ rows: Int) throws {
    var stories = try Stories.lockstep()
    stories.settings = SettingList(try Stories.settingRows(presets: "[taiko]"))
    for k in 1...40 {
      stories.breaks.add(.change(.rollup(RollupID(k % 8))), wanted: k)
    }
    stories.screen = Model.Size(columns: columns, rows: rows)
    for kind in Model.Layer.Kind.allCases {
      var model = stories
      model.layers = [Models.layer(kind)]
      if kind == .hash {
        model.layers = [.hash(HashTrail(HashTarget(.zero, .block(RollupID(3), BlockIndex(9)))))]
      }
      expectWayBack(model, "\(kind)")
    }
    for pane in Model.Pane.allCases {
      var model = stories
      model.layers = [.help(pane)]
      expectWayBack(model, "help \(pane)")
    }
    Update.apply(.lockstep(.all), to: &stories)
    expectWayBack(stories, "lockstep, all figures")
  }
}
