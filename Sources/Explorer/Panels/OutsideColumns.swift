/// Where the columns of rollups outside the tree stand: the own proof, what it depends on, L1.
struct OutsideColumns {
  /// Cells from one to another.
  struct Column: Hashable {
    /// Where a mark stands; contents begin one further.
    var x: Int
    /// Cells of contents.
    var width: Int
  }
  let own: Column
  let needs: Column
  let l1: Column
  /// Cells in which everything can be said in one line.
  static let roomy = 63

  /// Divides the cells from `x` up to `end`.
  init(x: Int, end: Int) {
    let room = max(end - x, 0)
    let widths: (own: Int, l1: Int) =
      switch room {
      case 100...: (22, 32)
      case 76...: (20, 26)
      case 60...: (14, 20)
      case 40...: (13, 13)
      case 24...: (8, 5)
      default: (max(min(room - 2, 12), 0), 0)
      }
    own = Column(x: x, width: widths.own)
    let needsX = x + 1 + widths.own + 1
    let l1X = max(end - widths.l1 - 1, needsX)
    needs = Column(x: needsX, width: max(l1X - needsX - 2, 0))
    l1 = Column(x: l1X, width: max(min(widths.l1, end - l1X - 1), 0))
  }
}
