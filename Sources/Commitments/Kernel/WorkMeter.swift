import Synchronization

/// What the engine does besides hashing, counted like ``HashMeter``, so that a test can tell
/// whether a block or a message takes more of it in a longer run or among more rollups. Nothing
/// decides by it.
package enum WorkMeter {
  /// What is counted.
  package enum Kind: CaseIterable {
    /// Blocks walked back on a branch.
    case blocksWalked
    /// Rollups and messages that a check looks at.
    case invariantVisits
    /// Keys moved in the queue's heap.
    case queueMoves
    /// Pieces of memory made for tables.
    case tableChunks
    /// Elements of tables, and chunks in their lists, that were copied because two tables part.
    case tableCopies
    /// Events of a known stretch that are carried out once more.
    case eventsReplayed
  }

  private static let blocksWalked = Atomic(0)
  private static let invariantVisits = Atomic(0)
  private static let queueMoves = Atomic(0)
  private static let tableChunks = Atomic(0)
  private static let tableCopies = Atomic(0)
  private static let eventsReplayed = Atomic(0)

  /// A plain load and store, as there: threads may lose some of each other's counts.
  @inline(__always)
  package static func count(_ kind: Kind, _ n: Int = 1) {
    switch kind {
    case .blocksWalked: add(n, to: blocksWalked)
    case .invariantVisits: add(n, to: invariantVisits)
    case .queueMoves: add(n, to: queueMoves)
    case .tableChunks: add(n, to: tableChunks)
    case .tableCopies: add(n, to: tableCopies)
    case .eventsReplayed: add(n, to: eventsReplayed)
    }
  }

  /// The count up to now.
  package static func now(_ kind: Kind) -> Int {
    switch kind {
    case .blocksWalked: blocksWalked.load(ordering: .relaxed)
    case .invariantVisits: invariantVisits.load(ordering: .relaxed)
    case .queueMoves: queueMoves.load(ordering: .relaxed)
    case .tableChunks: tableChunks.load(ordering: .relaxed)
    case .tableCopies: tableCopies.load(ordering: .relaxed)
    case .eventsReplayed: eventsReplayed.load(ordering: .relaxed)
    }
  }

  @inline(__always)
  private static func add(_ n: Int, to count: borrowing Atomic<Int>) {
    count.store(count.load(ordering: .relaxed) &+ n, ordering: .relaxed)
  }
}
