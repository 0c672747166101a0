/// A growing list kept in small chunks, so that a copy of the world shares what did not change.
///
/// A snapshot of the world is a plain copy of the value. Copies share their chunks, the newest too:
/// the one that appends first writes into the chunk that all of them hold, behind the elements of
/// the others, who never look there. The list of the chunks is shared in the same way, so that
/// going on after a snapshot copies nothing. Only who comes second, because the run was carried out
/// again another way, copies the chunk, and whoever changes an element in it. Reading and writing
/// an element is O(1) or one chunk and the list of chunks, appending O(1) amortised, truncating
/// O(1).
///
/// The count and the newest chunk's address lie in the value itself: a thousand rollups do not fit
/// into a processor's cache, and the newest element is the one read most.
public struct Table<Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline package typealias Chunk = TableChunk<Element>
  /// Chunks of `1 << shift` elements; `nil` before the first. Behind the last that is in use there
  /// may be some of another list that this one is a beginning of.
  @usableFromInline package var chunks: TableChunk<Chunk>?
  /// The last chunk's elements.
  @usableFromInline package var tail: UnsafeMutablePointer<Element>?
  @usableFromInline package let shift: Int
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
      let elements =
        position < tailStart
        ? list.elements[position >> shift].elements : tail.unsafelyUnwrapped
      yield elements[position & mask]
    }
    _modify {
      precondition(position >= 0 && position < count)
      let place = position >> shift
      makeOwn(place)
      yield &list.elements[place].elements[position & mask]
    }
  }

  /// The list of the chunks, which is there as soon as there is an element.
  @inlinable @inline(__always) package var list: TableChunk<Chunk> { chunks.unsafelyUnwrapped }
  @inlinable @inline(__always) package var mask: Int { 1 << shift - 1 }
  /// The position of the last chunk's first element.
  @inlinable @inline(__always) package var tailStart: Int { (Swift.max(count, 1) - 1) & ~mask }
  /// Chunks in use.
  @usableFromInline @inline(__always) package var chunkCount: Int { (count + mask) >> shift }

  /// Adds an element at the end.
  public mutating func append(_ element: consuming Element) {
    let place = count & mask
    if place == 0 {
      addChunk()
    } else if !Chunk.claim(place, among: tail.unsafelyUnwrapped) {
      ownList()
      copyChunk(count >> shift)
      _ = Chunk.claim(place, among: tail.unsafelyUnwrapped)
    }
    (tail.unsafelyUnwrapped + place).initialize(to: element)
    count += 1
  }

  /// A chunk for the next element, whose place in it is taken.
  private mutating func addChunk() {
    let place = count >> shift
    let chunk = Chunk(capacity: 1 << shift)
    _ = Chunk.claim(0, among: chunk.elements)
    if chunks == nil { chunks = TableChunk(capacity: 4) }
    if !TableChunk.claim(place, among: list.elements) {
      chunks?.grow(keeping: place, capacity: Swift.max(4, 2 * place))
      _ = TableChunk.claim(place, among: list.elements)
    }
    (list.elements + place).initialize(to: chunk)
    tail = chunk.elements
  }

  /// Adds the element with which another list goes on, of which this one is a beginning: the two
  /// then share all they have, and nothing is written or copied.
  public mutating func append(from other: Table) {
    precondition(count < other.count && shift == other.shift)
    let isShared = chunks?.elements == other.list.elements
    if !isShared { chunks = other.chunks }
    if count & mask == 0 || !isShared { tail = list.elements[count >> shift].elements }
    count += 1
  }

  /// Forgets every element from `newCount` on; `newCount` ≤ `count`.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
    tail = count == 0 ? nil : list.elements[chunkCount - 1].elements
  }

  /// Makes a chunk this list's alone before an element of it changes.
  @usableFromInline @inline(__always) package mutating func makeOwn(_ place: Int) {
    if chunks?.isOnlyHere() != true { ownList() }
    if !list.elements[place].isOnlyHere() { copyChunk(place) }
  }

  /// Makes the list of chunks this list's alone: what the others have of it stays as it is.
  @usableFromInline package mutating func ownList() {
    if chunks?.isOnlyHere() == true { return }
    WorkMeter.count(.tableCopies, chunkCount)
    chunks = list.copy(of: chunkCount, capacity: chunkCount + Swift.max(4, chunkCount / 4))
  }

  /// Copies a chunk; the list of them is this list's alone.
  @usableFromInline package mutating func copyChunk(_ place: Int) {
    let held = Swift.min(count - place << shift, 1 << shift)
    WorkMeter.count(.tableCopies, held)
    list.elements[place] = list.elements[place].copy(of: held, capacity: 1 << shift)
    if place == tailStart >> shift { tail = list.elements[place].elements }
  }
}

// Elements that somebody holds never change, and who appends claims the place first.
extension Table: @unchecked Sendable where Element: Sendable {}
