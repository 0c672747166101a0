import RollupSimulation
import Screen

extension View.Picture {
  /// The word of the glossary under a cell, if any.
  public func word(_ column: Int, _ row: Int) -> String? {
    guard row >= 0, row < canvas.height, column >= 0, column < canvas.width else { return nil }
    return Glossary.finds(in: View.row(canvas, row, 0..<canvas.width))
      .last { $0.start <= column && column < $0.end }?.headword
  }

  /// The first digits of a hash under a cell, if there are any.
  public func hashDigits(_ column: Int, _ row: Int) -> String? {
    guard row >= 0, row < canvas.height, column >= 0, column < canvas.width else { return nil }
    let cells = View.row(canvas, row, 0..<canvas.width)
    guard
      let find = Glossary.finds(in: cells).last(where: {
        $0.start <= column && column < $0.end
      })
    else { return nil }
    let text = String(String.UnicodeScalarView(cells[find.start..<find.end]))
    return Glossary.isHash(text) ? text : nil
  }
}

extension View {
  /// What a pane says, as it is drawn: the rows of its part of the picture, or of the topmost layer
  /// that fills the middle.
  static func text(
    of pane: Model.Pane, in picture: Picture, _ model: Model
  ) -> [[Unicode.Scalar]] {
    let canvas = picture.canvas
    guard canvas.width >= smallest.columns, canvas.height >= smallest.rows else { return [] }
    let layout = Layout(Scene(model), columns: canvas.width, rows: canvas.height)
    var area = layout.body
    if model.layers.isEmpty, let part = layout.part(of: pane) { area = part }
    let rect = area.intersection(Rect(0, 0, canvas.width, canvas.height))
    return (rect.y..<rect.maxY).map { row(canvas, $0, rect.x..<rect.maxX) }
  }

  /// A row's scalars, one a cell.
  static func row(_ canvas: Canvas, _ y: Int, _ columns: Range<Int>) -> [Unicode.Scalar] {
    columns.map { canvas[$0, y].scalar }
  }
}
