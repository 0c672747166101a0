import Synchronization

/// Memory for some elements of one or more ``Table``s: filled from its start, by whichever of them
/// claims the next place first.
@usableFromInline
struct TableChunk<Element> {
  /// The memory with its owner, who frees it with the last table.
  @usableFromInline
  final class Storage {
    let elements: UnsafeMutablePointer<Element>
    let capacity: Int
    /// Places that were claimed; the elements there exist as soon as who claimed them has written.
    let claimed = Atomic(0)

    init(capacity: Int) {
      elements = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    deinit {
      elements.deinitialize(count: claimed.load(ordering: .acquiring))
      elements.deallocate()
    }
  }

  private var storage: Storage
  /// Beside the owner, so that reading asks nothing of it.
  @usableFromInline let elements: UnsafeMutablePointer<Element>

  init(capacity: Int) {
    WorkMeter.count(.tableChunks)
    storage = Storage(capacity: capacity)
    elements = storage.elements
  }

  /// Takes a place for whoever is about to write it; false if somebody did before, or if there is
  /// none.
  @inline(__always)
  func claim(_ place: Int) -> Bool {
    place < storage.capacity
      && storage.claimed.compareExchange(
        expected: place, desired: place + 1, ordering: .acquiringAndReleasing
      ).exchanged
  }

  /// A chunk of its own with the first `count` elements.
  func copy(of count: Int, capacity: Int) -> TableChunk {
    let copy = TableChunk(capacity: capacity)
    copy.elements.initialize(from: elements, count: count)
    copy.storage.claimed.store(count, ordering: .releasing)
    return copy
  }

  /// Whether no other table holds the chunk.
  @usableFromInline @inline(__always)
  mutating func isOnlyHere() -> Bool { isKnownUniquelyReferenced(&storage) }
}
