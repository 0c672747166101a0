import RollupSimulation
import RunComparison

extension Wording {
  /// What one run has of a difference, with its time: `15:41 A7.3 proven …`; nothing if it has
  /// nothing.
  public static func sighting(
    _ difference: Difference, _ side: Side, in comparison: RunComparison
  ) -> String {
    guard let sighting = side == .left ? difference.left : difference.right else { return "" }
    let world = side == .left ? comparison.left.world : comparison.right.world
    let text: String
    if case .message(let change) = difference.kind, let id = sighting.message {
      text = message(id, change, sighting.record, world)
    } else {
      text = sentence(sighting.record.occurrence, in: world)
    }
    return "\(clock(sighting.time)) \(text)"
  }

  /// Both sides of a line of a comparison; the side that tells how many more there are is the one
  /// that has them, the right one if both have.
  public static func sides(
    _ group: DifferenceGroup, in comparison: RunComparison
  ) -> (left: String, right: String) {
    var left = sighting(group.first, .left, in: comparison)
    var right = sighting(group.first, .right, in: comparison)
    var notes: [String] = []
    if case .shifted(let span) = group.first.change { notes.append(shift(span)) }
    if group.first.change == .hashOnly { notes.append("another hash") }
    if group.count > 1 {
      let last = group.first.right == nil ? group.last.left : group.last.right
      notes.append("\(number(group.count - 1)) more to \(clock(last?.time ?? .genesis))")
    }
    guard !notes.isEmpty else { return (left, right) }
    let note = "[\(notes.joined(separator: ", "))] "
    // Before the sentence, so that a narrow column cuts the sentence and not this.
    func insert(_ text: String) -> String {
      guard let space = text.firstIndex(of: " ") else { return text }
      return text[...space] + note + text[text.index(after: space)...]
    }
    if right.isEmpty { left = insert(left) } else { right = insert(right) }
    return (left, right)
  }

  /// The column between the two: `<` and `>` for what only one has, `|` for what differs.
  public static func sign(_ change: Difference.Change) -> String {
    switch change {
    case .only(.left): "<"
    case .only(.right): ">"
    case .shifted, .different: "|"
    case .hashOnly: "~"
    }
  }

  /// How much later the right one comes: `60 s later`.
  static func shift(_ span: Span) -> String {
    span < .zero ? "\(length(.zero - span)) earlier" : "\(length(span)) later"
  }

  private static func message(
    _ id: MessageID, _ change: MessageChange, _ record: Record, _ world: World
  ) -> String {
    let message = world.message(id)
    var place = ""
    if case .sequencer(.blockMade(let r, let height, _, _, _)) = record.occurrence {
      place = " in \(self.name(r))#\(height)"
    }
    if case .message(.messagesExpired(let r, let height, _)) = record.occurrence {
      place = " in \(self.name(r))#\(height)"
    }
    let name = "\(self.name(id)) \(self.name(message.source))→\(self.name(message.destination))"
    switch (change.milestone, change.way) {
    case (.sent, .reached): return "\(name) sent\(place)."
    case (.sent, .lost): return "\(name) REVERTED: its block left the chain."
    case (.sent, .regained): return "\(name) is back: its block returned to the chain."
    case (.minted, .reached): return "\(name) minted\(place)."
    case (.minted, .lost): return "\(name): its mint is UNDONE."
    case (.expired, .reached): return "\(name) EXPIRED: returned\(place)."
    case (.minted, .regained), (.covered, _), (.opened, _), (.expired, .lost),
      (.expired, .regained), (.mintedAgain, _), (.settled, _), (.onL1, _), (.final, _):
      return "\(name): \(move(change))."
    }
  }

  /// What is compared, such as `A7.3`, `m R3→R6 nonce 4` or `crashAggregator Agg0`.
  public static func subject(_ subject: Subject) -> String {
    switch subject {
    case .object(let address): address.description
    case .message(let from, let to, let nonce): "\(name(from))→\(name(to)) nonce \(nonce)"
    case .action(let action): ActionText.write(action)
    case .number(let n): "\(n)"
    case .world: "world"
    }
  }

  /// An action that only one run has: `15:50 Agg0 crashes (cmd 1)`.
  public static func deed(_ deed: InputDifferences.Deed) -> String {
    let origin = deed.command.map { Address.command($0).description } ?? "scheduled"
    return "\(clock(deed.fault.time)) \(action(deed.fault.action)) (\(origin))"
  }

  /// What brought about that two runs differ, in a few words.
  public static func cause(_ inputs: InputDifferences, of divergence: Difference) -> String {
    if let deed = inputs.cause(of: divergence) {
      let only = deed.side == .left ? "only on the left" : "only on the right"
      return "\(Wording.deed(deed)), \(only)"
    }
    var causes: [String] = []
    if let seeds = inputs.seeds { causes.append("seed \(seeds.left) and \(seeds.right)") }
    if inputs.areSettingsDifferent { causes.append("settings that differ") }
    return causes.isEmpty ? "what is done" : causes.joined(separator: " and ")
  }

  /// The figures that people compare first, in short: `on L1 8 | 3; reverted 0 | 31`. Those that
  /// differ, at most `limit`.
  public static func figures(
    _ figures: [RunComparison.Figure], limit: Int = .max
  ) -> String {
    let short: [(Quantity.Counter, String)] = [
      (.messagesUsable, "usable"), (.messagesSettledInTree, "settled"),
      (.messagesCovered, "covered"), (.messagesOnL1, "on L1"), (.messagesStuck, "stuck"),
      (.revertedMessages, "reverted"), (.revertedBlocks, "blocks reverted"),
      (.atRiskBlocks, "at risk"), (.takeovers, "takeovers"), (.exits, "exits"),
      (.settlements, "settlements"), (.blocks, "blocks"), (.wastedProofs, "wasted proofs"),
      (.invariantViolations, "violations"),
    ]
    let parts = short.compactMap { counter, words in
      figures.first { $0.counter == counter }.map {
        "\(words) \(number($0.left)) | \(number($0.right))"
      }
    }
    return parts.prefix(limit).joined(separator: "; ")
  }
}
