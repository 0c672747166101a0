import RollupSimulation
import Screen

/// The signs of the screen and what they mean, for `?`.
enum Legend {
  /// The legend of a pane, then every key.
  static func help(for pane: Model.Pane, width: Int) -> [Line] {
    var lines = pane.row.signs()
    lines.append("")
    for line in Keymap.help {
      if line.keys.isEmpty {
        lines.append(Line(line.text.uppercased(), .accent))
      } else {
        var text = Line(" " + Text.padded(line.keys, to: 18), .strong)
        text.add(line.text)
        lines.append(text)
      }
    }
    return wrapped(lines, width)
  }

  /// Long words go on below themselves, beside their sign.
  private static func wrapped(_ lines: [Line], _ width: Int) -> [Line] {
    lines.flatMap { line -> [Line] in
      guard let last = line.spans.last, Text.width(line.text) > width else { return [line] }
      let indent = Text.width(line.text) - Text.width(last.text)
      return Text.wrapped(last.text, to: max(width - indent, 12)).enumerated().map { k, part in
        var piece = Line()
        if k == 0 {
          for span in line.spans.dropLast() { piece.spans.append(span) }
        } else {
          piece.add(String(repeating: " ", count: indent))
        }
        piece.add(part, last.style)
        return piece
      }
    }
  }

  private static func sign(_ sign: String, _ words: String) -> Line {
    var line = Line(" " + Text.padded(sign, to: 18), .strong)
    line.add(words)
    return line
  }

  static let common: [Line] = [
    "Left to right is towards finality; a row is a rollup, its chain, its proof, the nodes above.",
    sign("*  !  ▸", "changed by this step; what the followed message waits for; selected"),
    sign("↑R3  ↓R6", "the two ends of the followed message"),
  ]

  static let tree: [Line] =
    common + [
      sign("· ○ ◐", "node waiting for inputs; ready but no worker is free; folding"),
      sign("✓ ●", "proven; proven and covered by a B"),
      sign("~ ✗ †", "carried without news; refused by a rule; lost, its maker died"),
      sign("░ ▒ ▓ █", "blocks built, in a chain proof A, covered by B, on L1: denser is safer"),
      sign("x  !  (chain)", "blocks that left the chain; from here on at risk"),
      sign("┤", "a checkpoint on the chain"),
      sign("[1·3]", "exports: the digit is the level of the ancestor whose old hash was imported"),
      sign("2'", "the same, one checkpoint older: it settles by a link"),
      sign("[×7]  L", "exports of 7 blocks of other rollups; of the hash of an L1 block"),
      sign("1=  1≠", "token 1 was settled here: compared with prev, equal; refused"),
      sign("←62d0 ✓", "my prev equals the same node's hash one checkpoint before; ✗ it does not"),
      sign(".2 ● 5be7", "the same node at the previous checkpoint, while this one is not proven"),
      sign("x 1f44", "the loose input: claimed hash two checkpoints before"),
      sign("━  ╌", "an input that has arrived; one that has not"),
      sign("└R3", "an L3, below its L2; R0: #180 is its block in the L2's state"),
      sign("needs !R2#40", "blocks of others that a row depends on; ! it is not proven yet"),
      sign("#720 until 2:00", "L1 keeps a proof pending: settled with all it needs, or reverted"),
      sign("+32-37", "a folded subtree: its least advanced chain, its slowest leaf"),
    ]

  static let messages: [Line] =
    common + [
      sign("S─O─I▸t·l·f", "Sent, Openable, Imported (usable), settled in the Tree, on L1, Final"),
      sign("✗ in the rail", "it ends here: reverted, with the reason beside it"),
      sign("··  B2", "nothing covers the send; B.2 is the first B that contains it (soft-final)"),
      sign(
        "B.3 ← D ← !A7.3", "needs B.3, which needs D.3, which needs A7.3: the one thing that blocks"
      ),
      sign("≥16:26", "the earliest moment by the guards"),
    ]

  static let timeline: [Line] =
    common + [
      sign("▼", "now"),
      sign("┼  B", "a checkpoint; its B was proven here"),
      sign("─  ·", "known on this branch; not yet"),
      sign("!  L  '", "a fault or a command; a settlement on L1; a bookmark"),
    ]
}
