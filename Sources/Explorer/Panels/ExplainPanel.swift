import Screen

/// A word in two sentences, and the other words of the pane to choose from.
enum ExplainPanel {
  static func draw(_ explanation: WordExplanation, _ pen: inout Pen) {
    pen.clear()
    Overlay.drawTitle("WHAT IS: \(Text.sanitised(explanation.word))", &pen)
    var y = 1
    guard let entry = Glossary.entry(for: explanation.word) else {
      pen.put("The glossary has no \(Text.sanitised(explanation.word)).", at: 1, y, .warn)
      drawOthers(explanation, from: y + 1, &pen)
      return
    }
    for text in Text.wrapped(entry.text, to: max(min(pen.width - 2, 100), 10)) {
      pen.put(text, at: 1, y)
      y += 1
    }
    let end = pen.put(entry.section, at: 1, y, .quiet)
    let forms = entry.words.dropFirst().prefix(8).joined(separator: ", ")
    if !forms.isEmpty { pen.put("also: \(forms)", at: end + 3, y, .quiet) }
    drawOthers(explanation, from: y + 1, &pen)
  }

  /// The words in rows as far as there is room, around the one chosen.
  private static func drawOthers(_ explanation: WordExplanation, from top: Int, _ pen: inout Pen) {
    guard !explanation.others.isEmpty, top < pen.height else { return }
    let label = "here: "
    let rows = rows(explanation.others, width: max(pen.width - label.count - 2, 1))
    let chosen = rows.firstIndex { $0.contains(explanation.selected) } ?? 0
    let room = pen.height - top
    let first = min(max(chosen - room + 1, 0), max(rows.count - room, 0))
    pen.put(label, at: 1, top, .quiet)
    for (k, row) in rows.enumerated().dropFirst(first).prefix(room) {
      var x = 1 + label.count
      for place in row {
        let y = top + k - first
        let word = explanation.others[place]
        let isSelected = place == explanation.selected
        let style: Style = word == explanation.word ? .strong : .info
        let end = pen.put(word, at: x, y, style)
        if isSelected {
          pen.sign(Sign.selected, at: x - 1, y, .accent)
          pen.mark(row: y, from: x, to: end, reverse: true)
          pen.cursor(at: x, y)
        }
        x = end + 2
      }
    }
  }

  /// Which words stand in each row.
  private static func rows(_ words: [String], width: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    var used = 0
    for (place, word) in words.enumerated() {
      let length = Text.width(word) + 2
      if used + length > width, place > start {
        rows.append(start..<place)
        (start, used) = (place, 0)
      }
      used += length
    }
    return rows + [start..<words.count]
  }
}
