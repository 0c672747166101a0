/// All that is to be known about one kind of action. Readers, writers, menus, searches and
/// encodings ask the row, so that a kind is told once (manual, "Faults").
public struct ActionRow: Sendable {
  /// Which of a party's works it is, or L1.
  public enum Actor: Hashable, Sendable {
    case sequencer, prover, aggregator, l1
  }
  /// Where it stands in a menu: what concerns the chain first, what breaks rules last.
  public enum MenuGroup: Int, Comparable, CaseIterable, Sendable {
    case chain, sequencer, prover, wishes, attacks

    /// Order in the menu.
    public static func < (a: MenuGroup, b: MenuGroup) -> Bool { a.rawValue < b.rawValue }
  }
  /// Whether a search draws it, and with what it draws it together.
  public enum Search: Hashable, Sendable {
    /// Among what one party does or suffers.
    case parties
    /// Among what changes around all of them: L1 itself, and who is a member.
    case around
    /// Only as what ends something else.
    case never
  }
  /// Whom it can be done to, which numbers make sense there at a moment, and what it does. One
  /// without a number goes by 0.
  enum Means: Sendable {
    case rollup(
      offered: @Sendable (World, RollupID) -> [Int64] = { _, _ in [0] },
      effect: @Sendable (inout World, RollupID, Int64) -> Void)
    case aggregator(
      offered: @Sendable (World, AggregatorID) -> [Int64] = { _, _ in [0] },
      effect: @Sendable (inout World, AggregatorID, Int64) -> Void)
    /// Offered at an L1 block of some number.
    case l1(
      offered: @Sendable (World, Int) -> [Int64],
      effect: @Sendable (inout World, Int64) -> Void)
  }

  /// What it is called in scenario files, and the first word on the command line.
  public let word: String
  /// A second word that is needed because the first and the target do not tell it from others.
  public var part: String? = nil
  /// Its number in encodings, for ever.
  let tag: UInt8
  /// Who does it, or suffers it first.
  public let actor: Actor
  /// What ends it; `nil`: nothing needs to.
  public var healing: ActionKind? = nil
  /// Where it stands in a menu.
  public let menu: MenuGroup
  /// How a search draws it.
  public let search: Search
  /// Whether it makes blocks that others can't accept.
  var breaksChain = false
  /// Its number, if it takes one.
  public var number: ActionNumber? = nil
  /// On whom, when, and to what effect.
  let means: Means
}

extension ActionRow {
  /// An example of a target, as texts show it.
  public var exampleTarget: ActionTarget {
    switch means {
    case .rollup: .rollup(RollupID(5))
    case .aggregator: .aggregator(AggregatorID(0))
    case .l1: .l1
    }
  }

  /// Whether it can be done to such a thing at all.
  public func fits(_ target: ActionTarget) -> Bool {
    switch (means, target) {
    case (.rollup, .rollup), (.aggregator, .aggregator), (.l1, .l1): true
    case (.rollup, _), (.aggregator, _), (.l1, _): false
    }
  }

  /// Carries it out.
  func act(on target: ActionTarget, _ number: Int64, in world: inout World) {
    switch (means, target) {
    case (.rollup(_, let effect), .rollup(let r)): effect(&world, r, number)
    case (.aggregator(_, let effect), .aggregator(let a)): effect(&world, a, number)
    case (.l1(_, let effect), .l1): effect(&world, number)
    case (.rollup, _), (.aggregator, _), (.l1, _):
      preconditionFailure("\(word) can't be done to \(target)")
    }
  }
}
