import Synchronization

/// Memory for some elements of one or more ``Table``s: filled from its start, by whichever of them
/// claims the next place first.
@usableFromInline
package struct TableChunk<Element> {
  /// What lies right before the elements, so that who appends looks in one place only.
  @usableFromInline
  package struct Header {
    package let capacity: Int
    /// Room for `claimed`, which a managed buffer's header can't be declared to hold.
    private let claimed = 0

    package init(capacity: Int) { self.capacity = capacity }
  }
  /// The memory with its owner, who frees it with the last table.
  @usableFromInline
  package final class Storage: ManagedBuffer<Header, Element> {
    deinit {
      withUnsafeMutablePointerToElements {
        let claimed = TableChunk.claimed(before: $0).pointee.load(ordering: .acquiring)
        $0.deinitialize(count: claimed)
      }
    }
  }

  private var storage: Storage
  /// Beside the owner, so that reading asks nothing of it.
  @usableFromInline package let elements: UnsafeMutablePointer<Element>

  package init(capacity: Int) {
    WorkMeter.count(.tableChunks)
    precondition(MemoryLayout<Element>.alignment <= MemoryLayout<Header>.size)
    let buffer = Storage.create(minimumCapacity: capacity) { _ in Header(capacity: capacity) }
    storage = unsafeDowncast(buffer, to: Storage.self)
    elements = storage.withUnsafeMutablePointerToElements { $0 }
    Self.claimed(before: elements).initialize(to: Atomic(0))
  }

  /// How many places of a chunk were claimed; the elements there exist as soon as who claimed them
  /// has written.
  @inline(__always)
  private static func claimed(
    before elements: UnsafeMutablePointer<Element>
  ) -> UnsafeMutablePointer<Atomic<Int>> {
    (UnsafeMutableRawPointer(elements) - MemoryLayout<Atomic<Int>>.size)
      .assumingMemoryBound(to: Atomic<Int>.self)
  }

  /// Takes a place for whoever is about to write it, in the chunk with these elements; false if
  /// somebody did before, or if there is none.
  @inline(__always)
  package static func claim(_ place: Int, among elements: UnsafeMutablePointer<Element>) -> Bool {
    let header = UnsafeMutableRawPointer(elements) - MemoryLayout<Header>.size
    return place < header.assumingMemoryBound(to: Header.self).pointee.capacity
      && claimed(before: elements).pointee.compareExchange(
        expected: place, desired: place + 1, ordering: .acquiringAndReleasing
      ).exchanged
  }

  /// A chunk of its own with the first `count` elements.
  package func copy(of count: Int, capacity: Int) -> TableChunk {
    let copy = TableChunk(capacity: capacity)
    storage.withUnsafeMutablePointerToElements {
      copy.elements.initialize(from: $0, count: count)
      Self.claimed(before: copy.elements).pointee.store(count, ordering: .releasing)
    }
    return copy
  }

  /// The same with room for more than its first `count` elements, which move if nobody else has
  /// any of them.
  package mutating func grow(keeping count: Int, capacity: Int) {
    let isOnlyHere = isOnlyHere()
    let wider = TableChunk(capacity: capacity)
    // The owner lends its memory, so that it lives until it is known to be empty.
    storage.withUnsafeMutablePointerToElements {
      if isOnlyHere, Self.claimed(before: $0).pointee.load(ordering: .acquiring) == count {
        wider.elements.moveInitialize(from: $0, count: count)
        Self.claimed(before: $0).pointee.store(0, ordering: .releasing)
      } else {
        wider.elements.initialize(from: $0, count: count)
      }
      Self.claimed(before: wider.elements).pointee.store(count, ordering: .releasing)
    }
    self = wider
  }

  /// Whether no other table holds the chunk.
  @usableFromInline @inline(__always)
  package mutating func isOnlyHere() -> Bool { isKnownUniquelyReferenced(&storage) }
}
