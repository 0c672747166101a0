/// A growing list kept in small chunks, so that a copy of the world shares what did not change.
///
/// A snapshot of the world is a plain copy of the value. With one flat array the first write after
/// it would copy the whole history; here an append copies the newest chunk alone, and any other
/// write one chunk and the list of chunks. Reading and writing an element is O(1), appending O(1)
/// amortised, truncating O(chunk).
public struct Table<Element>: RandomAccessCollection, MutableCollection {
  /// Whole chunks of `1 << shift` elements.
  @usableFromInline var chunks: [[Element]] = []
  /// The elements after those; at most a chunk.
  @usableFromInline var tail: [Element] = []
  @usableFromInline let shift: Int

  /// An empty list whose chunks hold `1 << shift` elements.
  public init(chunkShift shift: Int = 5) { self.shift = shift }

  /// Number of elements.
  @inlinable @inline(__always) public var count: Int { chunks.count << shift + tail.count }
  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// `count`.
  @inlinable public var endIndex: Int { count }

  /// The element at a position.
  @inlinable public subscript(position: Int) -> Element {
    // Lends the element instead of copying it, since proofs and blocks are large; that works only
    // where it becomes a part of the caller, for which it must yield in one place.
    _read {
      let place = position >> shift
      let chunk = place < chunks.count ? chunks[place] : tail
      yield chunk[position & ((1 << shift) - 1)]
    }
    _modify {
      let start = chunks.count << shift
      if position < start {
        yield &chunks[position >> shift][position & ((1 << shift) - 1)]
      } else {
        yield &tail[position - start]
      }
    }
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    if tail.count == 1 << shift {
      chunks.append(tail)
      tail = []
      tail.reserveCapacity(1 << shift)
    }
    tail.append(element)
  }

  /// Forgets every element from `newCount` on; `newCount` ≤ `count`.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    let start = chunks.count << shift
    if newCount >= start {
      tail.removeLast(tail.count - (newCount - start))
    } else {
      let whole = newCount >> shift
      tail = Array(chunks[whole].prefix(newCount - whole << shift))
      chunks.removeLast(chunks.count - whole)
    }
  }
}

extension Table: Sendable where Element: Sendable {}
