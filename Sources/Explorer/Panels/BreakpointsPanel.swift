import RollupSimulation
import Screen

/// The list of breakpoints: on or off, condition, hits up to this moment, and how many are known.
enum BreakpointsPanel {
  /// Rows from 1 on; the title is above them.
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let breaks = scene.model.breaks
    let rows = max(pen.height - 1, 0)
    let start = min(
      max(breaks.selected - rows + 1, 0), max(breaks.points.count - rows, 0))
    for (k, point) in breaks.points.enumerated().dropFirst(start).prefix(rows) {
      let y = 1 + k - start
      if k == breaks.selected {
        pen.sign(Sign.selected, at: 0, y, .accent)
        pen.cursor(at: 0, y)
      }
      let hits = hits(point, scene)
      let room = max(pen.width - Text.width(hits) - 4, 0)
      let state = point.isEnabled ? "on " : "off"
      let name = Text.truncated("\(state) \(Wording.name(point))", to: room)
      let end = pen.put(name, at: 2, y, point.isEnabled ? .normal : .quiet)
      pen.put(hits, endingAt: pen.width - 1, y, .quiet)
      pen.mark(row: y, from: 0, to: end, reverse: k == breaks.selected)
    }
  }

  private static func hits(_ point: Breakpoint, _ scene: Scene) -> String {
    let now = point.count(through: scene.world.eventCount)
    return " \(Wording.count(now, "hit")) by now, \(Wording.number(point.hits.count)) seen "
  }
}
