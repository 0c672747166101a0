import RollupSimulation
import Screen

/// The sign and the style of each state: the sign alone tells them apart, the style only helps.
enum Sign {
  /// How a state looks.
  struct Look: Hashable {
    var glyph: Unicode.Scalar
    var style: Style
  }
  static let waiting = Look(glyph: "·", style: .quiet)
  static let ready = Look(glyph: "○", style: .warn)
  static let folding = Look(glyph: "◐", style: .info)
  static let proven = Look(glyph: "✓", style: .good)
  static let covered = Look(glyph: "●", style: .good)
  static let carried = Look(glyph: "~", style: .warn)
  static let refused = Look(glyph: "✗", style: .bad)
  static let lost = Look(glyph: "†", style: .bad)

  /// The look of a node.
  static func look(of slot: Round.Slot, isCovered: Bool) -> Look {
    switch slot {
    case .waiting: waiting
    case .ready: ready
    case .folding: folding
    case .proven: isCovered ? covered : proven
    case .carried: carried
    case .refused: refused
    case .lost: lost
    }
  }

  /// The look of a block on a chain strip: denser is safer.
  static func look(of state: BlockState) -> Look {
    switch state {
    case .built: Look(glyph: "░", style: .quiet)
    case .inChainProof: Look(glyph: "▒", style: .normal)
    case .covered: Look(glyph: "▓", style: .normal)
    case .onL1: Look(glyph: "█", style: .good)
    }
  }

  /// Blocks that left the chain.
  static let orphaned = Look(glyph: "x", style: .bad)
  /// Changed by this step.
  static let changed: Unicode.Scalar = "*"
  /// What the followed message waits for, or from here on at risk.
  static let blocks: Unicode.Scalar = "!"
  /// Selected.
  static let selected: Unicode.Scalar = "▸"

  /// The style of a message's row by how far it is.
  static func style(of level: Message.Level) -> Style {
    switch level {
    case .sent, .openable: .normal
    case .imported: .info
    case .settled, .onL1, .final: .good
    }
  }
}
