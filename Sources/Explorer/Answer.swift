import RollupSimulation

/// A text on top of the panes that answers a question, line by line; what a line names can be gone
/// to from there.
struct Answer: Hashable {
  /// How a line is meant.
  enum Tone: Hashable { case normal, quiet, warn, good, bad }

  /// A line: what it is about, the text, and a moment at its right end.
  struct Line: Hashable {
    /// Repeated labels are left out.
    var label: String
    var text: String
    var end = ""
    var tone = Tone.normal
    /// What Enter does here; a line without is passed over.
    var intent: Intent?
  }

  var title: String
  var lines: [Line] = []
  /// The line that the cursor is on at first.
  var first: Int?

  mutating func add(
    _ label: String, _ text: String, end: String = "", tone: Tone = .normal,
    to intent: Intent? = nil
  ) {
    let isRepeated = lines.last { !$0.label.isEmpty }?.label == label
    lines.append(
      Line(label: isRepeated ? "" : label, text: text, end: end, tone: tone, intent: intent))
  }

  /// Lines that the cursor can be on.
  var places: [Int] { lines.indices.filter { lines[$0].intent != nil } }

  /// The line under the cursor, if any can be.
  func place(_ cursor: Int?) -> Int? {
    let places = places
    guard let last = places.last else { return nil }
    let wished = cursor ?? first ?? places[0]
    return places.first { $0 >= wished } ?? last
  }
}
