import ArgumentParser
import Explorer
import RollupSimulation

/// The seeds of a search on the command line: `1..1000`, or one seed.
struct SeedRange: ExpressibleByArgument {
  let first: UInt64
  let last: UInt64

  init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  init?(argument: String) {
    let ends = argument.split(separator: ".", omittingEmptySubsequences: false)
    if ends.count == 1, let seed = UInt64(argument) {
      self.init(first: seed, last: seed)
    } else if ends.count == 3, ends[1].isEmpty, let first = UInt64(ends[0]),
      let last = UInt64(ends[2]), first <= last, last < UInt64.max
    {
      self.init(first: first, last: last)
    } else {
      return nil
    }
  }

  /// How many there are, as far as an `Int` tells.
  var count: Int { Int(clamping: (last - first).addingReportingOverflow(1).partialValue) }
}

/// A part of the seeds: `2/8` is the second of eight, every eighth seed from the second on.
struct Shard: ExpressibleByArgument, CustomStringConvertible {
  let number: Int
  let count: Int

  init(number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      (1...100_000).contains(count), (1...count).contains(number)
    else { return nil }
    self.init(number: number, of: count)
  }

  var description: String { "\(number)/\(count)" }

  /// Its seeds; the shards of one search share none, and have all of them together.
  func seeds(of range: SeedRange) -> SeedSequence {
    let (first, isOver) = range.first.addingReportingOverflow(UInt64(number - 1))
    let isEmpty = isOver || first > range.last
    return SeedSequence(next: isEmpty ? nil : first, last: range.last, step: UInt64(count))
  }
}

/// Seeds that lie a step apart.
struct SeedSequence: Sequence, IteratorProtocol {
  private(set) var nextSeed: UInt64?
  let last: UInt64
  let step: UInt64

  init(next: UInt64?, last: UInt64, step: UInt64) {
    nextSeed = next
    self.last = last
    self.step = step
  }

  mutating func next() -> UInt64? {
    guard let seed = nextSeed else { return nil }
    let (following, isOver) = seed.addingReportingOverflow(step)
    nextSeed = isOver || following > last ? nil : following
    return seed
  }

  /// How many are left, as far as an `Int` tells.
  var count: Int { nextSeed.map { Int(clamping: (last - $0) / step) + 1 } ?? 0 }
}

/// A length of real time on the command line: `30s`, `5min`.
struct SpanArgument: ExpressibleByArgument {
  let span: Span

  init?(argument: String) {
    guard let span = try? TimeText.span(argument).get(), span > .zero else { return nil }
    self.span = span
  }
}

/// Messaging modes on the command line: `all`, or names with commas between them.
struct ModeList: ExpressibleByArgument, CustomStringConvertible {
  let modes: [MessagingMode]

  init(modes: [MessagingMode]) { self.modes = modes }

  init?(argument: String) {
    if argument == "all" {
      modes = MessagingMode.allCases
      return
    }
    let named = argument.split(separator: ",").map { MessagingMode(rawValue: String($0)) }
    guard !named.isEmpty, !named.contains(nil) else { return nil }
    modes = named.compactMap { $0 }
  }

  var description: String { modes.map(\.rawValue).joined(separator: ",") }
}
