/// A moment of simulated time, in whole milliseconds since genesis.
///
/// Times in commitments are this number as `u64` (PROTOCOL 1). Nothing in the engine reads a
/// real clock.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since genesis, ≥ 0.
  public var milliseconds: Int64

  /// A moment `milliseconds` after genesis.
  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment of the genesis blocks.
  public static let genesis = Instant(milliseconds: 0)

  /// Order in time, or by length.
  @inlinable public static func < (a: Instant, b: Instant) -> Bool {
    a.milliseconds < b.milliseconds
  }
  /// The sum.
  @inlinable public static func + (a: Instant, b: Span) -> Instant {
    Instant(milliseconds: a.milliseconds + b.milliseconds)
  }
  /// The difference.
  @inlinable public static func - (a: Instant, b: Span) -> Instant {
    Instant(milliseconds: a.milliseconds - b.milliseconds)
  }
  /// The difference.
  @inlinable public static func - (a: Instant, b: Instant) -> Span {
    Span(milliseconds: a.milliseconds - b.milliseconds)
  }
}

/// A length of simulated time, in whole milliseconds.
///
/// It is not called `Duration` because the standard library's type of that name counts
/// attoseconds and would let a fraction of a millisecond in.
public struct Span: Hashable, Comparable, Sendable {
  /// Milliseconds; negative only as the difference of two instants.
  public var milliseconds: Int64

  /// A length of `milliseconds`.
  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// No time at all.
  public static let zero = Span(milliseconds: 0)
  /// A length of whole seconds.
  @inlinable public static func seconds(_ n: Int64) -> Span { Span(milliseconds: n * 1000) }
  /// A length of whole milliseconds.
  @inlinable public static func milliseconds(_ n: Int64) -> Span { Span(milliseconds: n) }
  /// A length of whole minutes.
  @inlinable public static func minutes(_ n: Int64) -> Span { Span(milliseconds: n * 60_000) }

  /// Order in time, or by length.
  @inlinable public static func < (a: Span, b: Span) -> Bool { a.milliseconds < b.milliseconds }
  /// The sum.
  @inlinable public static func + (a: Span, b: Span) -> Span {
    Span(milliseconds: a.milliseconds + b.milliseconds)
  }
  /// The difference.
  @inlinable public static func - (a: Span, b: Span) -> Span {
    Span(milliseconds: a.milliseconds - b.milliseconds)
  }
  /// A multiple.
  @inlinable public static func * (a: Span, n: Int64) -> Span {
    Span(milliseconds: a.milliseconds * n)
  }
}
