/// A property of PROTOCOL 7 that did not hold.
public struct InvariantViolation: Hashable, Sendable {
  /// The properties, numbered as in PROTOCOL 7.
  public enum Property: Int, CaseIterable, Hashable, Sendable {
    case conservation = 1
    case noDoubleMint = 2
    case l1OnlyForward = 3
    case continuity = 4
    case exportBounds = 5
    case boundedRisk = 6
    case justifiedReverts = 7
    case justifiedSlashing = 8
    case everyRunEnds = 9
    /// Each message is counted once; 10, that two runs are the same, is no matter of one run.
    case countsAddUp = 11
  }
  /// Which property.
  public var property: Property
  /// After which event.
  public var event: Int
  /// When.
  public var time: Instant
  /// What it was about.
  public var object: Address?
  /// What should have been, and what was.
  public var declared: Int64
  /// What was; see `declared` for what should have been.
  public var computed: Int64

  /// A violation as somebody reports it.
  public init(
    property: Property, event: Int, time: Instant, object: Address?, declared: Int64,
    computed: Int64
  ) {
    self.property = property
    self.event = event
    self.time = time
    self.object = object
    self.declared = declared
    self.computed = computed
  }
}
