import RollupSimulation

/// Where the inspector's cursor is: on one of the objects and hashes that its lines name.
public struct InspectorCursor: Hashable, Sendable {
  /// The object inspected then; with another one the cursor is at the start.
  public var object: Address
  /// Counts the objects and hashes, line by line.
  public var stop = 0
}

/// The objects and hashes that lines name, in reading order: what a cursor can stop at.
struct Stops {
  /// One of them.
  struct Stop: Hashable {
    var line: Int
    var span: Int
    var target: View.Target
  }
  let all: [Stop]

  /// What can be gone to from an object's lines; it itself is no place to go to.
  init(_ lines: [Line], of object: Address) {
    all = lines.enumerated().flatMap { k, line in
      line.spans.enumerated().compactMap { place, span -> Stop? in
        guard let target = span.target, target != .address(object) else { return nil }
        return Stop(line: k, span: place, target: target)
      }
    }
  }

  /// The place after a move, from a place; lines down or up keep to the start of a line.
  func place(after intent: MoveIntent, from place: Int, page: Int) -> Int {
    let line = all[place].line
    switch intent {
    case .left: return place > 0 && all[place - 1].line == line ? place - 1 : place
    case .right:
      return place + 1 < all.count && all[place + 1].line == line ? place + 1 : place
    case .up: return start(atOrBefore: line - 1) ?? place
    case .down: return all.firstIndex { $0.line > line } ?? place
    case .pageUp: return start(atOrBefore: line - page) ?? 0
    case .pageDown:
      return all.firstIndex { $0.line >= line + page } ?? start(atOrBefore: .max) ?? place
    case .first: return 0
    case .last: return start(atOrBefore: .max) ?? place
    }
  }

  /// The first stop of the last line, not after a line, that has any.
  private func start(atOrBefore line: Int) -> Int? {
    guard let last = all.last(where: { $0.line <= line }) else { return nil }
    return all.firstIndex { $0.line == last.line }
  }
}

extension Model {
  /// What the inspector's cursor is on, if anything.
  var inspectorTarget: View.Target? {
    let stops = Stops(Inspection.lines(selection, Scene(self)), of: selection).all
    return stops.isEmpty ? nil : stops[inspectorStop(of: stops.count)].target
  }

  /// The cursor's place among so many stops.
  func inspectorStop(of count: Int) -> Int {
    guard let cursor = inspectorCursor, cursor.object == selection else { return 0 }
    return min(max(cursor.stop, 0), count - 1)
  }
}
