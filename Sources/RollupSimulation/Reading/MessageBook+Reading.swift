// What others may ask the book of messages.

extension MessageBook {
  /// Messages of a rollup's chain in the order of their sends.
  @inline(__always) func outbox(of r: RollupID) -> Table<MessageID> { pages[r].outbox }

  /// Messages minted on a rollup's chain, in the order of their mints.
  @inline(__always) func inbox(of r: RollupID) -> Table<MessageID> { pages[r].inbox }

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
  var messages: MessageList { MessageList(entries: entries, pages: pages) }

  /// A message as it stands. O(log of the events at which its chains came further).
  func message(_ id: MessageID) -> Message { message(entries[id]) }

  /// The message that an entry is of.
  func message(_ entry: MessageEntry) -> Message { Message(entry, pages) }

  /// How far a message's mint is. O(1).
  func level(of id: MessageID) -> Message.Level { Message.level(entries[id], pages) }
}

extension Message {
  /// The message that an entry is of, by what its chains have come to.
  init(_ entry: MessageEntry, _ pages: [MessagePage]) {
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

  /// How far the mint of the message that an entry is of is. O(1).
  @inline(__always) static func level(_ entry: MessageEntry, _ pages: [MessagePage]) -> Level {
    guard let place = entry.mint?.inboxIndex else {
      return entry.openable == nil ? .sent : .openable
    }
    let page = entry.destination.index
    if pages[page].reach.has(.final, place) { return .final }
    if pages[page].reach.has(.onL1, place) { return .onL1 }
    return entry.mint?.settled == nil ? .imported : .settled
  }
}
