import Synchronization

/// How many SHA-256 hashes the process has made, by the 64-byte blocks that each compresses: what
/// the least possible time of a run is reckoned from (`prooftop bench`). Nothing decides by it.
///
/// A count is a plain load and store, since an atomic addition at each hash would cost more than is
/// to be measured: threads that hash at once lose some of each other's counts, nothing else.
public struct HashMeter: Hashable, Sendable {
  /// Hashes of one to four blocks, by their number of blocks less one: inputs of at most 55, 119,
  /// 183 and 247 bytes.
  public var short = [0, 0, 0, 0]
  /// Blocks of all longer hashes together, and how many those were.
  public var longBlocks = 0
  /// Hashes of more than four blocks.
  public var long = 0

  /// All hashes.
  public var hashes: Int { short.reduce(long, +) }
  /// All blocks compressed.
  public var blocks: Int {
    longBlocks + short.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
  }

  /// The counts up to now.
  public static var now: HashMeter {
    HashMeter(
      short: [
        one.load(ordering: .relaxed), two.load(ordering: .relaxed),
        three.load(ordering: .relaxed), four.load(ordering: .relaxed),
      ], longBlocks: longerBlocks.load(ordering: .relaxed), long: longer.load(ordering: .relaxed))
  }

  /// What was hashed between two moments.
  public static func - (a: HashMeter, b: HashMeter) -> HashMeter {
    HashMeter(
      short: zip(a.short, b.short).map { $0 - $1 }, longBlocks: a.longBlocks - b.longBlocks,
      long: a.long - b.long)
  }

  private static let one = Atomic(0)
  private static let two = Atomic(0)
  private static let three = Atomic(0)
  private static let four = Atomic(0)
  private static let longer = Atomic(0)
  private static let longerBlocks = Atomic(0)

  /// SHA-256 pads an input by one byte and its length, eight bytes, to whole blocks of 64.
  @inline(__always)
  package static func count(_ byteCount: Int) {
    let blocks = (byteCount + 9 + 63) >> 6
    switch blocks {
    case 1: add(1, to: one)
    case 2: add(1, to: two)
    case 3: add(1, to: three)
    case 4: add(1, to: four)
    default:
      add(1, to: longer)
      add(blocks, to: longerBlocks)
    }
  }

  @inline(__always)
  private static func add(_ n: Int, to count: borrowing Atomic<Int>) {
    count.store(count.load(ordering: .relaxed) &+ n, ordering: .relaxed)
  }
}
