import RollupSimulation

/// What kind of thing is compared: a kind of occurrence, or what became of a single message.
public enum ComparedKind: Hashable, Sendable {
  case message(MessageChange)
  case occurrence(OccurrenceKind)

  /// Whether it is about one message.
  public var isOfMessage: Bool { if case .message = self { true } else { false } }

  /// The stable name.
  public var name: String {
    switch self {
    case .message(let change): Self.name(of: change)
    case .occurrence(let kind): kind.name
    }
  }

  private static func name(of change: MessageChange) -> String {
    switch (change.milestone, change.way) {
    case (.sent, .lost): "sendReverted"
    case (.minted, .lost): "mintUndone"
    case (.sent, .regained): "sendRestored"
    case (.minted, .regained): "mintRestored"
    case (let milestone, .reached): "\(milestone)"
    case (let milestone, .lost): "\(milestone)Lost"
    case (let milestone, .regained): "\(milestone)Regained"
    }
  }

  /// The fixed order of what happens in one event: messages first.
  var number: Int {
    switch self {
    case .message(let change):
      Int(change.way.rawValue) * Milestone.allCases.count + Int(change.milestone.rawValue)
    case .occurrence(let kind): 256 + Int(kind.number)
    }
  }
}

/// What is aligned: the n-th item with a key in one run belongs to the n-th in the other.
struct Key: Hashable {
  var kind: ComparedKind
  var subject: Subject
}
