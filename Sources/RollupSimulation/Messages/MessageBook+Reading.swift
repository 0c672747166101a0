// What others may ask the book of messages.

extension MessageBook {
  /// Messages of a rollup's chain in the order of their sends.
  @inline(__always) public func outbox(of r: RollupID) -> Table<MessageID> { pages[r].outbox }

  /// Messages minted on a rollup's chain, in the order of their mints.
  @inline(__always) public func inbox(of r: RollupID) -> Table<MessageID> { pages[r].inbox }

  /// Whoever has sent a message to `r` that is not minted, in the order of the tree; after a revert
  /// perhaps others too.
  @inline(__always) func incoming(of r: RollupID) -> [RollupID] { pages[r].incoming }

  /// Those that a rollup ever sent messages to, ascending.
  func destinations(of r: RollupID) -> [RollupID] { pages[r].lanes.map(\.destination) }

  /// How many messages of the source's chain are for `r`.
  func count(from source: RollupID, to r: RollupID) -> Int {
    pages[source].lane(to: r).map { Int($0.count) } ?? 0
  }

  /// Messages of the source's chain to `r` from nonce `next` on, by nonce. O(those).
  func lane(from source: RollupID, to r: RollupID, since next: Int) -> [MessageID] {
    guard let lane = pages[source].lane(to: r), next < lane.count else { return [] }
    var pending = [lane.newest]
    let count = Int(lane.count) - next
    if count == 1 { return pending }
    pending.reserveCapacity(count)
    while pending.count < count {
      pending.append(entries[pending[pending.count - 1]].previousInLane)
    }
    pending.reverse()
    return pending
  }

  /// Messages of the source's chain to `r` that no block mints, newest first: a lane is minted in
  /// order. O(those).
  func unminted(from source: RollupID, to r: RollupID) -> [MessageID] {
    guard let lane = pages[source].lane(to: r) else { return [] }
    var found: [MessageID] = []
    var id = lane.newest
    while found.count < lane.count, entries[id].mint == nil {
      found.append(id)
      id = entries[id].previousInLane
    }
    return found
  }

  /// Whether mints of a rollup wait to be settled at an ancestor.
  func hasUnsettled(_ r: RollupID, at ancestor: UInt8) -> Bool {
    pages[r].unsettled.contains { $0.ancestor == ancestor }
  }
}

extension MessageBook {
  /// All messages as they stand.
  public var messages: MessageList { MessageList(entries: entries, pages: pages) }

  /// Whether the block that sent a message has left its chain. O(1).
  public func isReverted(_ id: MessageID) -> Bool { entries[id].isReverted }

  /// Who sends a message, and who mints it. O(1).
  public func ends(of id: MessageID) -> (source: RollupID, destination: RollupID) {
    (entries[id].source, entries[id].destination)
  }

  /// A message as it stands. O(log of the events at which its chains came further).
  public func message(_ id: MessageID) -> Message { message(entries[id]) }

  /// The message that an entry is of.
  func message(_ entry: MessageEntry) -> Message { Message(entry, pages) }

  /// How far a message's mint is. O(1).
  public func level(of id: MessageID) -> Message.Level {
    guard let place = entries[id].mint?.inboxIndex else {
      return entries[id].openable == nil ? .sent : .openable
    }
    let page = entries[id].destination.index
    if pages[page].reach.has(.final, place) { return .final }
    if pages[page].reach.has(.onL1, place) { return .onL1 }
    return entries[id].mint?.settled == nil ? .imported : .settled
  }
}

/// The messages of a book, by `MessageID`, each as it stands.
public struct MessageList: RandomAccessCollection, Sendable {
  // Not the book: a copy of that counts up all its lists.
  let entries: LongTable<MessageEntry>
  let pages: [MessagePage]
  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many were ever sent.
  public var endIndex: Int { entries.count }
  /// The message with a number.
  public subscript(position: Int) -> Message { Message(entries[position], pages) }
  /// The message with a number.
  public subscript(id: MessageID) -> Message { Message(entries[id], pages) }
}

extension Message {
  /// The message that an entry is of, by what its chains have come to.
  fileprivate init(_ entry: MessageEntry, _ pages: [MessagePage]) {
    let covered =
      entry.isReverted ? nil : pages[entry.source].reach.moment(.covered, entry.outboxIndex)
    var (onL1, final): (Instant?, Instant?)
    if let place = entry.mint?.inboxIndex {
      onL1 = pages[entry.destination].reach.moment(.onL1, place)?.time
      final = pages[entry.destination].reach.moment(.final, place)?.time
    }
    self.init(
      entry: entry, coveredBy: covered?.checkpoint, coveredAt: covered?.time, onL1: onL1,
      final: final)
  }
}

extension World {
  /// The message by which an expired one is returned; `nil` if it stands minted, or nowhere.
  /// O(mints of its block).
  public func returning(of id: MessageID) -> MessageID? {
    guard book.entries[id].isExpired, let mint = book.entries[id].mint else { return nil }
    let block = rollups[book.entries[id].destination].blocks[mint.block]
    let place = block.mints.filter { book.entries[$0].isExpired }.firstIndex(of: id)
    return place.map { block.sends[$0] }
  }

  /// By `MessageID`, each as it stands. Whoever wants one asks ``message(_:)``, which copies
  /// nothing else.
  public var messages: MessageList { book.messages }
}
