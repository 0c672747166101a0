// The messages of the run, from outside: no party in it knows of all of them.

/// All messages, by `MessageID`, each as it stands in the run.
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

  // A whole message is large: who goes through many asks for what it wants of each.

  /// Whether the block that sent a message has left its chain. O(1).
  public func isReverted(_ id: MessageID) -> Bool { entries[id].isReverted }
  /// Who sends a message, and who mints it. O(1).
  public func ends(of id: MessageID) -> (source: RollupID, destination: RollupID) {
    (entries[id].source, entries[id].destination)
  }
  /// How far a message's mint is. O(1).
  public func level(of id: MessageID) -> Message.Level { Message.level(entries[id], pages) }

  /// Messages of a rollup's chain in the order of their sends.
  public func outbox(of r: RollupID) -> Table<MessageID> { pages[r].outbox }
  /// Messages minted on a rollup's chain, in the order of their mints.
  public func inbox(of r: RollupID) -> Table<MessageID> { pages[r].inbox }
}

extension World {
  /// By `MessageID`, each as it stands. Whoever wants one asks ``message(_:)``, which copies
  /// nothing else.
  public var messages: MessageList { book.messages }
  /// What all messages count up to.
  public var messageCounts: MessageCounts { book.counts }

  /// The message by which an expired one is returned; `nil` if it stands minted, or nowhere.
  /// O(mints of its block).
  public func returning(of id: MessageID) -> MessageID? {
    guard book.entries[id].isExpired, let mint = book.entries[id].mint else { return nil }
    let block = rollups[book.entries[id].destination].blocks[mint.block]
    let place = block.mints.filter { book.entries[$0].isExpired }.firstIndex(of: id)
    return place.map { block.sends[$0] }
  }
}
