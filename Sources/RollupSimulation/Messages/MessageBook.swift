/// The one book of messages: what was sent, how far each message is, in which order the chains have
/// them, and what all of that counts up to.
///
/// Its mutators are moves (``MessageMove``): a message reaches a milestone or loses it, and the
/// table of ``Milestone`` says what that takes and what it adds. Blocks, branches, replays,
/// settlements and reorgs only say which move to make.
public struct MessageBook: Sendable {
  /// By `MessageID`.
  private(set) var entries = LongTable<MessageEntry>(chunkShift: 3)
  /// Whether the moves of each event are kept, for whoever follows single messages.
  var keepsMoves = false
  /// What they count up to.
  private(set) var counts = MessageCounts()
  /// The moves of the present event, in order, while `keepsMoves`.
  private(set) var moves: [MessageMove] = []
  /// How many messages were looked up and moved in the present event.
  private(set) var moveCount = 0
  /// Burned on a live chain and not minted, minus minted while the burn has left its chain: a mint
  /// outlives the reverted burn until its own import is refused. May be below zero.
  private(set) var inFlight: Int64 = 0
  /// What those who check add up besides.
  var conservation: Conservation
  private(set) var pages: [MessagePage]
  /// Mints under another mint of the same message, the newest last; none while nonces are checked.
  private var hidden: [(message: MessageID, mint: Message.Mint)] = []
  private var isLongestLost = false
  /// By rollup: its place in the order of the tree.
  private let places: [Int32]

  /// An empty book.
  init(tree: TreeShape, rollups: Int, balance: UInt64) {
    conservation = Conservation(rollups: rollups, balance: balance)
    pages = Array(repeating: MessagePage(), count: rollups)
    places = (0..<rollups).map { Int32(tree[tree.leaf(of: RollupID($0))].first) }
  }

  /// The next event begins.
  mutating func beginEvent() {
    moveCount = 0
    if !moves.isEmpty { moves.removeAll(keepingCapacity: true) }
  }

  // The moves themselves. Whoever makes one names its milestone, of whose row the compiler then
  // keeps what is not zero.

  @inline(__always) private mutating func reach(_ milestone: Milestone, _ id: MessageID) {
    precondition(
      meets(id, milestone.facts.needs), "a message reaches its milestones in order")
    count(milestone, id, isLost: false)
  }

  @inline(__always) private mutating func lose(_ milestone: Milestone, _ id: MessageID) {
    precondition(!milestone.facts.isLasting, "what was learnt is not unlearnt")
    count(milestone, id, isLost: true)
  }

  @inline(__always)
  private mutating func count(_ milestone: Milestone, _ id: MessageID, isLost: Bool) {
    moveCount += 1
    let adds = milestone.facts.adds
    let sign = isLost ? -1 : 1
    counts.add(adds, times: sign, latency: adds.usable == 0 ? 0 : entries[id].latency ?? 0)
    if adds.inFlight != 0 {
      inFlight += Int64(sign * adds.inFlight) * Int64(entries[id].amount)
    }
    if keepsMoves {
      moves.append(MessageMove(message: id, milestone: milestone, isLost: isLost))
    }
  }

  /// Some neighbours in an outbox or inbox reach a milestone together, oldest first, or lose it,
  /// newest first. None of them is looked at: how far the milestone has come, the page says.
  @inline(__always)
  private mutating func count(
    _ milestone: Milestone, of list: KeyPath<MessagePage, Table<MessageID>>, _ r: RollupID,
    _ places: Range<Int>, isLost: Bool
  ) {
    let adds = milestone.facts.adds
    precondition(adds.usable == 0 && adds.inFlight == 0, "those hang on the single message")
    counts.add(adds, times: isLost ? -places.count : places.count, latency: 0)
    if !keepsMoves { return }
    for k in places {
      let place = isLost ? places.upperBound - 1 - (k - places.lowerBound) : k
      moves.append(
        MessageMove(
          message: pages[r][keyPath: list][place], milestone: milestone, isLost: isLost))
    }
  }

  // Sends

  /// A new message is sent by a block that joins the source's chain.
  mutating func send(
    _ leaf: MessageLeaf, in block: BlockIndex, at time: Instant, origin: Message.Origin
  ) -> MessageID {
    let id = MessageID(entries.count)
    entries.append(
      MessageEntry(
        id: id, leaf: leaf, sentIn: block, sentAt: time,
        outboxIndex: Int32(pages[leaf.source].outbox.count), origin: origin,
        previousInLane: id))
    counts.sent += 1
    fileSend(id)
    return id
  }

  /// The block that sent a message comes back onto its chain.
  mutating func restore(_ id: MessageID) {
    precondition(!has(id, .sent), "only what was reverted comes back")
    entries[id].loss = nil
    fileSend(id)
  }

  private mutating func fileSend(_ id: MessageID) {
    let (source, destination) = (entries[id].source, entries[id].destination)
    pages[source].outbox.append(id)
    entries[id].previousInLane = pages[source].addToLane(id, destination: destination)
    pages[destination].expect(source, places: places)
    reach(.sent, id)
    countStanding(id, 1)
  }

  /// A message's send or mint has come, or is about to go: where it stands if both are there.
  private mutating func countStanding(_ id: MessageID, _ change: Int) {
    guard has(id, .sent), entries[id].mint != nil else { return }
    if entries[id].isExpired {
      counts.standingExpired += change
    } else {
      counts.standingUsable += change
    }
  }

  /// The newest message of an outbox leaves the chain with its block.
  mutating func unsend(_ id: MessageID, cause: RevertCause) {
    let source = entries[id].source
    let count = pages[source].outbox.count
    precondition(pages[source].outbox.last == id, "an outbox is taken back from its end")
    uncover(source, downTo: count - 1)
    pages[source].outbox.truncate(to: count - 1)
    pages[source].removeLastFromLane(
      to: entries[id].destination, previous: entries[id].previousInLane)
    countStanding(id, -1)
    lose(.sent, id)
    entries[id].loss = .send(cause)
  }

  /// A `B` covers an outbox as far as this; gives back what it covers in addition. O(1), and what
  /// is told of.
  mutating func cover(
    _ r: RollupID, upTo end: Int, by checkpoint: Int, at time: Instant
  ) -> Range<Int> {
    precondition(end <= pages[r].outbox.count, "only what was sent is covered")
    let fresh = pages[r].reach.advance(.covered, to: end, at: time, by: checkpoint)
    count(.covered, of: \.outbox, r, fresh, isLost: false)
    return fresh
  }

  /// A `B` covers an outbox no further than this; gives back what it no longer covers.
  @discardableResult
  mutating func uncover(_ r: RollupID, downTo end: Int) -> [MessageID] {
    let gone = pages[r].reach.retreat(.covered, to: end)
    count(.covered, of: \.outbox, r, gone, isLost: true)
    return Array(pages[r].outbox[gone])
  }

  // Mints

  /// A message can be opened from now on; false if it could be before.
  mutating func open(_ id: MessageID, via: Message.Via) -> Bool {
    if has(id, .opened) { return false }
    reach(.opened, id)
    entries[id].openable = via
    return true
  }

  /// A block that joins the destination's chain mints a message.
  mutating func mint(_ id: MessageID, _ mint: Message.Mint) {
    let r = entries[id].destination
    _ = open(id, via: mint.via)
    let before = entries[id].mint
    entries[id].mint = mint
    entries[id].mint?.inboxIndex = Int32(pages[r].inbox.count)
    if case .mint? = entries[id].loss { entries[id].loss = nil }
    if let before {
      hidden.append((id, before))
      entries[id].mint?.isRepeated = true
    }
    if before != nil {
      reach(.mintedAgain, id)
    } else {
      countStanding(id, 1)
      reach(entries[id].isExpired ? .expired : .minted, id)
    }
    pages[r].inbox.append(id)
    if let ancestor = mint.settlesAt {
      pages[r].unsettled.append(MessagePage.Unsettled(message: id, ancestor: ancestor))
    }
  }

  /// The newest mint of an inbox leaves the chain with its block.
  mutating func unmint(_ id: MessageID, cause: RevertCause) {
    let r = entries[id].destination
    let count = pages[r].inbox.count
    precondition(pages[r].inbox.last == id, "an inbox is taken back from its end")
    unfinalise(r, downTo: count - 1)
    takeOffL1(r, downTo: count - 1)
    if has(id, .settled) { unsettleLast(of: r) }
    if entries[id].mint?.settlesAt != nil { pages[r].unsettled.removeLast() }
    isLongestLost = isLongestLost || entries[id].latency == counts.usableLatencyMax
    if has(id, .mintedAgain) {
      lose(.mintedAgain, id)
    } else {
      countStanding(id, -1)
      lose(entries[id].isExpired ? .expired : .minted, id)
    }
    if cause.isRejection {
      counts.rejected += 1
      if has(id, .sent) { entries[id].loss = .mint(cause) }
    }
    entries[id].mint = hidden.lastIndex { $0.message == id }.map { hidden.remove(at: $0).mint }
    pages[r].inbox.truncate(to: count - 1)
    pages[r].expect(entries[id].source, places: places)
  }

  /// The tree settles, at an ancestor of a rollup, what that imported up to a height.
  mutating func settle(
    mintsOf r: RollupID, at ancestor: UInt8, upTo height: Int32, via: Message.Via
  ) -> [MessageID] {
    var settled: [MessageID] = []
    var left: [MessagePage.Unsettled] = []
    left.reserveCapacity(pages[r].unsettled.count)
    var isDone = false
    for entry in pages[r].unsettled {
      if entry.ancestor == ancestor, !isDone {
        isDone = entries[entry.message].mint!.height > height
      }
      if entry.ancestor != ancestor || isDone {
        left.append(entry)
      } else {
        settled.append(entry.message)
      }
    }
    if settled.isEmpty { return [] }
    pages[r].unsettled = left
    for id in settled {
      reach(.settled, id)
      write(into: id, where: { $0.settled == nil && $0.settlesAt == ancestor }) {
        $0.settled = via
      }
    }
    return settled
  }

  /// The newest mint of an inbox waits for the tree again.
  mutating func unsettleLast(of r: RollupID) {
    let id = pages[r].inbox[pages[r].inbox.count - 1]
    lose(.settled, id)
    entries[id].mint?.settled = nil
    pages[r].unsettled.append(
      MessagePage.Unsettled(message: id, ancestor: entries[id].mint!.settlesAt!))
  }

  /// The tree has settled nothing of an inbox behind this; gives back what waits for it again.
  mutating func unsettle(_ r: RollupID, downTo end: Int) -> [MessageID] {
    let gone = pages[r].inbox[min(end, pages[r].inbox.count)...].filter {
      entries[$0].mint?.settled != nil
    }
    if gone.isEmpty { return [] }
    for id in gone {
      lose(.settled, id)
      entries[id].mint?.settled = nil
      pages[r].unsettled.append(
        MessagePage.Unsettled(message: id, ancestor: entries[id].mint!.settlesAt!))
    }
    // In the order of their blocks again.
    pages[r].unsettled.sort {
      entries[$0.message].mint!.height < entries[$1.message].mint!.height
    }
    return Array(gone)
  }

  /// L1 has an inbox as far as this; gives back what it has in addition. O(1), as the next three,
  /// and what is told of.
  mutating func bringToL1(_ r: RollupID, upTo end: Int, at time: Instant) -> Range<Int> {
    precondition(end <= pages[r].inbox.count, "only what was minted comes to L1")
    let fresh = pages[r].reach.advance(.onL1, to: end, at: time)
    count(.onL1, of: \.inbox, r, fresh, isLost: false)
    return fresh
  }

  /// L1 has an inbox no further than this; gives back what it no longer has.
  @discardableResult
  mutating func takeOffL1(_ r: RollupID, downTo end: Int) -> Range<Int> {
    let gone = pages[r].reach.retreat(.onL1, to: end)
    count(.onL1, of: \.inbox, r, gone, isLost: true)
    return gone
  }

  /// What is on L1 of an inbox, as far as this, is final; gives back what is final in addition.
  mutating func finalise(_ r: RollupID, upTo end: Int, at time: Instant) -> Range<Int> {
    let end = min(end, pages[r].reach.end(of: .onL1))
    let fresh = pages[r].reach.advance(.final, to: end, at: time)
    count(.final, of: \.inbox, r, fresh, isLost: false)
    return fresh
  }

  /// No more than this of an inbox is final.
  mutating func unfinalise(_ r: RollupID, downTo end: Int) {
    let gone = pages[r].reach.retreat(.final, to: end)
    count(.final, of: \.inbox, r, gone, isLost: true)
  }

  /// Writes into the oldest mint of a message that it fits; more than one there is only where a
  /// message was minted again.
  @inline(__always)
  private mutating func write(
    into id: MessageID, where fits: (Message.Mint) -> Bool,
    _ change: (inout Message.Mint) -> Void
  ) {
    if hidden.isEmpty {
      precondition(fits(entries[id].mint!), "a mint makes each move once")
      change(&entries[id].mint!)
      return
    }
    if let k = hidden.firstIndex(where: { $0.message == id && fits($0.mint) }) {
      change(&hidden[k].mint)
    } else if fits(entries[id].mint!) {
      change(&entries[id].mint!)
    } else {
      preconditionFailure("a mint makes each move once")
    }
  }

  /// Mints have gone, perhaps the one that had taken longest. O(messages) if so.
  mutating func recountLatency() {
    guard isLongestLost else { return }
    isLongestLost = false
    let standing = entries.lazy.compactMap { $0.isExpired ? nil : $0.latency }.max() ?? 0
    counts.usableLatencyMax = hidden.reduce(standing) { longest, entry in
      max(longest, (entry.mint.via.at - entries[entry.message].sentAt).milliseconds)
    }
  }

  /// Every mint that stands, each as the one of its message: those under another mint of the same
  /// message too.
  func forEachMint(_ visit: (Message, Message.Mint) -> Void) {
    for entry in entries {
      if let mint = entry.mint { visit(message(entry), mint) }
    }
    for below in hidden {
      var entry = entries[below.message]
      entry.mint = below.mint
      visit(message(entry), below.mint)
    }
  }

  // What hangs on more than messages

  /// Nothing of `source` waits at `r`.
  mutating func forget(_ source: RollupID, at r: RollupID) {
    pages[r].forget(source, places: places)
  }

  /// The floor above which mints are at risk has moved, or a chain: they were counted anew.
  mutating func recount(atRisk: Int) {
    counts.atRisk = atRisk
    noteRisk()
  }

  /// Remembers the most mints that were at risk between two events.
  mutating func noteRisk() { counts.atRiskMax = max(counts.atRiskMax, counts.atRisk) }
}
