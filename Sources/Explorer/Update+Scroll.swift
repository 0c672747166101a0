/// Texts that scroll: never further than they go, so that the way back begins at once.
extension Update {
  /// Scrolls the focused pane.
  static func scroll(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
    let (scene, layout) = drawn(model)
    let pane = model.focus
    let beyond = layout.part(of: pane).map { pane.row.beyond(scene, $0) } ?? 0
    model.scroll[pane.rawValue] = scrolled(
      model.scroll[pane.rawValue], by: intent.step(), beyond: beyond)
    return []
  }

  /// Scrolls the topmost layer.
  static func scrollLayer(_ intent: MoveIntent, _ model: inout Model) {
    guard let layer = model.layers.last else { return }
    let (scene, layout) = drawn(model)
    // All but one row, so that the eye finds the line where it was.
    let step = intent.step(page: max(model.screen.rows - otherRows, 1))
    model.overlayScroll = scrolled(
      model.overlayScroll, by: step, beyond: layer.kind.row.beyond(scene, layout))
  }

  /// Rows of the screen that an overlay leaves or keeps for its title, and one of overlap.
  private static let otherRows = 7

  private static func drawn(_ model: Model) -> (Scene, Layout) {
    let scene = Scene(model)
    return (scene, Layout(scene, columns: model.screen.columns, rows: model.screen.rows))
  }

  /// The first line shown, of a text of which so many lines have no room.
  private static func scrolled(_ line: Int, by step: Int, beyond: Int) -> Int {
    let last = max(beyond, 0)
    return min(max(min(line, last) + step, 0), last)
  }
}
