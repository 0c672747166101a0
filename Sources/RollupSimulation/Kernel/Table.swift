/// A growing list kept in small chunks, so that a copy of the world shares what did not change.
///
/// A snapshot of the world is a plain copy of the value. With one flat array the first write after
/// it would copy the whole history; here it copies one chunk. Reading and writing an element is
/// O(1), appending O(1) amortised, truncating O(chunk).
public struct Table<Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline var chunks: [[Element]] = []
  @usableFromInline let shift: Int
  /// Number of elements.
  public private(set) var count = 0

  /// An empty list whose chunks hold `1 << shift` elements.
  public init(chunkShift shift: Int = 5) { self.shift = shift }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// `count`.
  @inlinable public var endIndex: Int { count }

  /// The element at a position.
  @inlinable public subscript(position: Int) -> Element {
    // Lends the element instead of copying it: proofs and blocks are large.
    _read { yield chunks[position >> shift][position & ((1 << shift) - 1)] }
    _modify { yield &chunks[position >> shift][position & ((1 << shift) - 1)] }
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    if count >> shift == chunks.count {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(1 << shift)
    }
    chunks[count >> shift].append(element)
    count += 1
  }

  /// Forgets every element from `newCount` on; `newCount` ≤ `count`.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    let wholeChunks = (newCount + (1 << shift) - 1) >> shift
    chunks.removeLast(chunks.count - wholeChunks)
    if let last = chunks.indices.last {
      chunks[last].removeLast(chunks[last].count - (newCount - (last << shift)))
    }
    count = newCount
  }
}

extension Table: Sendable where Element: Sendable {}
