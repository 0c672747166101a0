/// That a kind of occurrence touched an object, in one word: kind, kind of object and its two
/// numbers: ten bits, four, and twice 25. Exact, so that what is found needs no second look.
struct JournalKey: Sendable {
  var bits: UInt64

  private enum Tag: UInt64 {
    case nothing, rollup, block, node, message, l1Block, aggregator, property
  }
  private static let kindShift: UInt64 = 54
  private static let tagShift: UInt64 = 50
  private static let firstShift: UInt64 = 25
  /// Thirty million messages, heights or checkpoints: more than a run that is kept can have.
  private static let numberMask: UInt64 = (1 << 25) - 1
  private static let kindMask: UInt64 = 1023 << kindShift

  init(bits: UInt64) { self.bits = bits }

  private init(_ kind: OccurrenceKind?, _ tag: Tag, _ first: Int = 0, _ second: Int = 0) {
    bits =
      (kind?.number ?? 1023) << Self.kindShift | tag.rawValue << Self.tagShift
      | (UInt64(first) & Self.numberMask) << Self.firstShift | UInt64(second) & Self.numberMask
  }

  /// An occurrence without an object.
  init(_ kind: OccurrenceKind) { self.init(kind, .nothing) }

  /// An occurrence at a message, with the level that it is at afterwards.
  init(_ kind: OccurrenceKind, _ m: MessageID, level: Int64) {
    self.init(kind, .message, m.index, Int(level + 2))
  }

  init(_ property: InvariantViolation.Property) {
    self.init(.invariant(.invariantBroken), .property, property.rawValue)
  }

  /// An occurrence at any object but a message; `nil` for what nothing can touch.
  /// The world is lent: an initialiser would otherwise be handed a copy of it for each key.
  init?(_ kind: OccurrenceKind?, _ object: Address, in world: borrowing World) {
    switch object {
    case .rollup(let r): self.init(kind, .rollup, r.index)
    case .block(let r, let height): self.init(kind, .block, r.index, height)
    case .message(let m): self.init(kind, .message, m.index)
    case .l1Block(let n): self.init(kind, .l1Block, n)
    case .aggregator(let a): self.init(kind, .aggregator, a.index)
    case .chainProof, .node, .child, .root:
      guard let (node, i) = world.node(at: object) else { return nil }
      self.init(kind, .node, node.index, i)
    case .command, .event: return nil
    }
  }

  /// The message that the key is about with its level, if it is about one.
  var messageLevel: (message: Int, level: Int64)? {
    guard (bits >> Self.tagShift) & 15 == Tag.message.rawValue else { return nil }
    return (
      Int((bits >> Self.firstShift) & Self.numberMask), Int64(bits & Self.numberMask) - 2
    )
  }

  /// What keys look like that bring a condition.
  struct Pattern {
    var mask: UInt64
    var value: UInt64
    @inline(__always) func fits(_ bits: UInt64) -> Bool { bits & mask == value }
  }

  /// The pattern of a condition that happens at events; `nil` if nothing can bring it, or if it is
  /// a state.
  static func pattern(_ condition: Condition, in world: World) -> Pattern? {
    func pattern(_ key: JournalKey?, _ object: Address, _ mask: UInt64) -> Pattern? {
      guard let key else { return nil }
      // The second number of a message's key is its level.
      let isMessage = if case .message = object { true } else { false }
      let whole = isMessage ? mask & ~numberMask : mask
      return Pattern(mask: whole, value: key.bits & whole)
    }
    switch condition {
    case .event(let kind, nil):
      return Pattern(mask: kindMask, value: JournalKey(kind).bits & kindMask)
    case .event(let kind, let object?):
      return pattern(JournalKey(kind, object, in: world), object, .max)
    case .change(let object):
      return pattern(JournalKey(nil, object, in: world), object, ~kindMask)
    case .invariant(nil):
      return Pattern(
        mask: kindMask, value: JournalKey(.invariant(.invariantBroken)).bits & kindMask)
    case .invariant(let property?):
      return Pattern(mask: .max, value: JournalKey(property).bits)
    case .reaches, .state: return nil
    }
  }
}
