import RollupSimulation

extension Model {
  /// The panes, by their number on the keyboard.
  public enum Pane: Int, CaseIterable, Sendable {
    case tree = 0, chains, messages, aggregator, log, inspector, metrics, timeline
  }
}

extension Model.Pane {
  /// All that is known of it.
  var row: PaneRow {
    switch self {
    case .tree: .tree
    case .chains: .chains
    case .messages: .messages
    case .aggregator: .aggregator
    case .log: .log
    case .inspector: .inspector
    case .metrics: .metrics
    case .timeline: .timeline
    }
  }

  /// The key that turns to it.
  var key: KeyPress { .character(Unicode.Scalar(UInt8(ascii: "1") + UInt8(rawValue))) }

  /// The pane that an object is gone to.
  static func home(of object: Address) -> Self? {
    allCases.first { $0.row.holding(object) == .home }
  }
}
