import RollupSimulation
import Screen

/// Where everything goes at a size: slots from top to bottom (ARCHITECTURE, seam 8).
struct Layout {
  /// What can stand in a slot.
  enum Content: Hashable {
    case pane(Model.Pane)
    case header, aggregatorLines, why, divider, keys
  }
  /// A slot with its contents.
  struct Part: Hashable {
    var content: Content
    var rect: Rect
  }

  private(set) var parts: [Part] = []
  /// How the tree folds and where its columns stand.
  private(set) var tree: TreePlan
  /// Between the header and the timeline: where overlays go.
  private(set) var body: Rect
  /// The middle panes.
  private(set) var middle: Rect

  init(_ scene: Scene, columns: Int, rows: Int) {
    let zoomed = scene.model.zoomed
    let isWhole = columns >= View.whole.columns && rows >= View.whole.rows
    body = Rect(0, 2, columns, rows - 3)
    middle = body
    if isWhole && zoomed == nil {
      tree = TreePlan(rows: 0, width: 0)
      placeAll(scene, columns, rows)
    } else {
      let pane = zoomed ?? scene.model.focus
      tree =
        pane == .tree
        ? TreePlan(scene, rows: body.height - 1, width: columns) : TreePlan(rows: 0, width: 0)
      parts = [
        Part(content: .header, rect: Rect(0, 0, columns, 2)),
        Part(content: .pane(pane), rect: body),
        Part(content: .keys, rect: Rect(0, rows - 1, columns, 1)),
      ]
    }
  }

  private mutating func placeAll(_ scene: Scene, _ columns: Int, _ rows: Int) {
    let timelineRows = rows >= 30 ? 3 : 2
    let middleLeast = rows >= 50 ? 17 : rows >= 30 ? 7 : 10
    let room = rows - 2 - timelineRows - 1
    tree = TreePlan(scene, rows: room - middleLeast - 1, width: columns)
    let treeRows = 1 + tree.height
    let middleRows = room - treeRows
    middle = Rect(0, 2 + treeRows, columns, middleRows)
    parts = [
      Part(content: .header, rect: Rect(0, 0, columns, 2)),
      Part(content: .pane(.tree), rect: Rect(0, 2, columns, treeRows)),
    ]
    placeMiddle(scene)
    parts += [
      Part(
        content: .pane(.timeline),
        rect: Rect(0, rows - 1 - timelineRows, columns, timelineRows)),
      Part(content: .keys, rect: Rect(0, rows - 1, columns, 1)),
    ]
    body = Rect(0, 2, columns, room)
  }

  /// One pane with lines below it, two side by side, or three.
  private mutating func placeMiddle(_ scene: Scene) {
    let focus = scene.model.focus
    let first = focus.row.takesMiddle ? focus : .messages
    var area = middle
    let hasBand = area.width >= 100 && area.height >= 12
    if hasBand {
      parts.append(Part(content: .why, rect: Rect(0, area.maxY - 3, area.width, 3)))
      area.height -= 3
    }
    guard hasBand else {
      // The inspector and its like take the whole slot; messages leave the aggregator's lines.
      let lines = first == .messages ? (area.width >= 100 ? 2 : 3) : 0
      parts.append(
        Part(content: .pane(first), rect: Rect(0, area.y, area.width, area.height - lines)))
      if lines > 0 {
        parts.append(
          Part(
            content: .aggregatorLines,
            rect: Rect(0, area.maxY - lines, area.width, lines)))
      }
      return
    }
    if area.width >= 180 {
      let third: Model.Pane = first == .messages ? .inspector : first
      place([.messages, .aggregator, third], [84, 52], area)
    } else {
      place([first, .aggregator], [area.width * 76 / 120], area)
    }
  }

  private mutating func place(_ panes: [Model.Pane], _ widths: [Int], _ area: Rect) {
    var x = area.x
    for (k, pane) in panes.enumerated() {
      let width = k < widths.count ? widths[k] : area.maxX - x
      parts.append(Part(content: .pane(pane), rect: Rect(x, area.y, width, area.height)))
      x += width
      if k < widths.count {
        parts.append(Part(content: .divider, rect: Rect(x, area.y, 1, area.height)))
        x += 2
      }
    }
  }

  /// Where a pane stands, if it does; the aggregator's lines stand for its pane.
  func part(of pane: Model.Pane) -> Rect? {
    (parts.first { $0.content == .pane(pane) }
      ?? parts.first { pane == .aggregator && $0.content == .aggregatorLines })?.rect
  }

  /// The lower part of the body, on top of the middle panes.
  func foot(rows: Int) -> Rect {
    let height = min(max(rows, min(middle.height, rows + 4)), body.height)
    return Rect(body.x, body.maxY - height, body.width, height)
  }
}
