/// A growing list kept in small chunks, so that a copy of the world shares what did not change.
///
/// A snapshot of the world is a plain copy of the value. Copies share their chunks, the newest too:
/// the one that appends first writes into the chunk that all of them hold, behind the elements of
/// the others, who never look there. Only who comes second, because the run was carried out again
/// another way, copies the chunk, and whoever changes an element in it. Reading and writing an
/// element is O(1) or one chunk, appending O(1) amortised, truncating O(chunks).
///
/// The count and the newest chunk's address lie in the value itself: a thousand rollups do not fit
/// into a processor's cache, and the newest element is the one read most.
public struct Table<Element>: RandomAccessCollection, MutableCollection {
  /// Chunks of `1 << shift` elements. Behind the last that is in use there may be some of another
  /// list that this one is a beginning of.
  @usableFromInline var chunks: [TableChunk<Element>] = []
  /// The last chunk's elements.
  @usableFromInline var tail: UnsafeMutablePointer<Element>?
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
    // Lends the element instead of copying it, since proofs and blocks are large; that works only
    // where it becomes a part of the caller, for which it must yield in one place.
    _read {
      precondition(position >= 0 && position < count)
      let chunk = position < tailStart ? chunks[position >> shift].elements : tail.unsafelyUnwrapped
      yield chunk[position & mask]
    }
    _modify {
      precondition(position >= 0 && position < count)
      let place = position >> shift
      makeOwn(place)
      yield &chunks[place].elements[position & mask]
    }
  }

  @inlinable @inline(__always) var mask: Int { 1 << shift - 1 }
  /// The position of the last chunk's first element.
  @inlinable @inline(__always) var tailStart: Int { (Swift.max(count, 1) - 1) & ~mask }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    let place = count & mask
    let last = count >> shift
    if last == chunks.count {
      chunks.append(TableChunk(capacity: 1 << shift))
    } else if place == 0 {
      chunks[last] = TableChunk(capacity: 1 << shift)
    }
    if !chunks[last].claim(place) {
      chunks[last] = chunks[last].copy(of: place, capacity: 1 << shift)
      _ = chunks[last].claim(place)
    }
    tail = chunks[last].elements
    (chunks[last].elements + place).initialize(to: element)
    count += 1
  }

  /// Adds the element with which another list goes on, of which this one is a beginning: the two
  /// then share all they have, and nothing is written or copied.
  public mutating func append(from other: Table) {
    precondition(count < other.count && shift == other.shift)
    let isShared = chunks.withUnsafeBufferPointer { own in
      other.chunks.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
    }
    if !isShared { chunks = other.chunks }
    if count & mask == 0 || !isShared { tail = chunks[count >> shift].elements }
    count += 1
  }

  /// Forgets every element from `newCount` on; `newCount` ≤ `count`.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
    let needed = (newCount + mask) >> shift
    if needed < chunks.count { chunks.removeLast(chunks.count - needed) }
    tail = chunks.last?.elements
  }

  /// Makes a chunk this list's alone before an element of it changes.
  @usableFromInline @inline(__always) mutating func makeOwn(_ place: Int) {
    if !chunks[place].isOnlyHere() { copyChunk(place) }
  }

  @usableFromInline mutating func copyChunk(_ place: Int) {
    let held = Swift.min(count - place << shift, 1 << shift)
    chunks[place] = chunks[place].copy(of: held, capacity: 1 << shift)
    if place == tailStart >> shift { tail = chunks[place].elements }
  }
}

// Elements that somebody holds never change, and who appends claims the place first.
extension Table: @unchecked Sendable where Element: Sendable {}
