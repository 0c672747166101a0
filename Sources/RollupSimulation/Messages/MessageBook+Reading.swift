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
      pending.append(messages[pending[pending.count - 1]].previousInLane)
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
    while found.count < lane.count, messages[id].mint == nil {
      found.append(id)
      id = messages[id].previousInLane
    }
    return found
  }

  /// Whether mints of a rollup wait to be settled at an ancestor.
  func hasUnsettled(_ r: RollupID, at ancestor: UInt8) -> Bool {
    pages[r].unsettled.contains { $0.ancestor == ancestor }
  }
}

extension World {
  /// The message by which an expired one is returned; `nil` if it stands minted, or nowhere.
  /// O(mints of its block).
  public func returning(of id: MessageID) -> MessageID? {
    guard messages[id].isExpired, let mint = messages[id].mint else { return nil }
    let block = rollups[messages[id].destination].blocks[mint.block]
    let place = block.mints.filter { messages[$0].isExpired }.firstIndex(of: id)
    return place.map { block.sends[$0] }
  }

  /// By `MessageID`.
  @inlinable @inline(__always) public var messages: LongTable<Message> {
    _read { yield book.messages }
  }
}
