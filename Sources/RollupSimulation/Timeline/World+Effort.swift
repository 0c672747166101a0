// What it costs to carry an event out once more, counted and not timed: snapshots are spaced by it.
// Rules know nothing of it.

extension World {
  /// In eighths of a usual event's, without the messages that it moves: where all rollups, or all
  /// below a node, look whether something is there for them, the looking costs as well.
  func effort(of event: Event) -> Int {
    switch event {
    case .checkpoint: 8 + 4 * rollups.count
    case .arrival(.nodeProof(let id, _)): 8 + 8 * Int(spans[id].count)
    case .jobEnds(let id):
      if case .fold(let node, _) = jobs[id].kind { 8 + tree[node].count } else { 8 }
    case .arrival, .fault, .command, .heartbeat, .watch, .collectionDeadline, .exitCheck, .l1Block,
      .rollupBlock:
      8
    }
  }

  /// The messages that the present event has moved, in the same measure.
  var effortOfMoves: Int { 8 * book.moveCount }
}
