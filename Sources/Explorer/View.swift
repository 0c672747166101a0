import RollupSimulation
import Screen

/// The picture of the explorer: a pure function of the model and the size of the screen.
public enum View {
  /// What lies under a cell: an object to select, or something that a click does.
  public enum Target: Hashable, Sendable {
    /// An object; a click selects it, a double click inspects it.
    case address(Address)
    /// A hash; a click rests the cursor on it, a double click shows its preimage.
    case hash(HashTarget)
    /// An intent, such as that of a key hint or of a line of a menu.
    case intent(Intent)
  }

  /// A picture with what a click on it means.
  public struct Picture: Sendable {
    /// The cells, the cursor and the hit map.
    public var canvas: Canvas
    /// By tag minus 1.
    public var targets: [Target]

    /// What lies under a cell, if anything.
    public func target(_ column: Int, _ row: Int) -> Target? {
      let tag = Int(canvas.tag(column, row))
      return targets.indices.contains(tag - 1) ? targets[tag - 1] : nil
    }
  }

  /// The smallest size with any panes; below it there is one line of text.
  public static let smallest = (columns: 40, rows: 10)
  /// The smallest size with all panes at once.
  public static let whole = (columns: 80, rows: 24)

  /// Draws the model at a size; anything from nothing to hundreds of columns and rows.
  ///
  /// Cost: O(cells + N + queue); no scan over all blocks or messages.
  public static func draw(_ model: Model, columns: Int, rows: Int) -> Canvas {
    picture(model, columns: columns, rows: rows).canvas
  }

  /// Draws the model at a size, together with what a click on each cell means.
  public static func picture(_ model: Model, columns: Int, rows: Int) -> Picture {
    var pen = Pen(columns: max(columns, 0), rows: max(rows, 0))
    if columns < smallest.columns || rows < smallest.rows {
      drawTooSmall(&pen)
    } else {
      draw(Scene(model), &pen)
    }
    return Picture(canvas: pen.canvas, targets: pen.targets)
  }

  /// What a picture takes, counted.
  static func work(_ model: Model, columns: Int, rows: Int) -> PictureWork {
    var pen = Pen(columns: columns, rows: rows)
    let scene = Scene(model)
    draw(scene, &pen)
    var work = pen.work
    (work.nodes, work.messages) = (scene.work.nodes, scene.work.messages)
    return work
  }

  private static func draw(_ scene: Scene, _ pen: inout Pen) {
    let layout = Layout(scene, columns: pen.width, rows: pen.height)
    for part in layout.parts {
      pen.within(part.rect) { draw(part.content, scene, layout, &$0) }
    }
    Overlay.draw(scene, layout, &pen)
  }

  private static func draw(
    _ content: Layout.Content, _ scene: Scene, _ layout: Layout, _ pen: inout Pen
  ) {
    switch content {
    case .header: HeaderPanel.draw(scene, &pen)
    case .pane(let pane): pane.row.draw(scene, layout, &pen)
    case .aggregatorLines: AggregatorPanel.drawLines(scene, &pen)
    case .why: WhyBand.draw(scene, &pen)
    case .divider:
      for y in 0..<pen.area.height { pen.put("│", at: 0, y, .quiet) }
    case .keys: KeysPanel.draw(scene, &pen)
    }
  }

  private static func drawTooSmall(_ pen: inout Pen) {
    let text = "prooftop needs \(smallest.columns)x\(smallest.rows); q quits"
    pen.put(text, at: 0, 0)
  }
}
