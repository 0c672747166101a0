import Support
import Testing

@testable import RollupSimulation

/// The one book of messages: whatever moves are made, it counts what is there; and what is taken
/// back is as if it had never been.
@Suite struct MessageBookTests {
  static let rollups = 3

  @Test func randomMovesCountWhatIsThere() {
    check("counts after random moves", cases: 300, seed: 21) { choices in
      var pair = Pair()
      for _ in 0..<choices.int(in: 1...60) {
        pair.move(choices)
        try demandEqual(pair.book.counts, pair.naive.counts, "counts")
        try demandEqual(pair.book.inFlight, pair.naive.inFlight, "in flight")
        try pair.demandSameOrder()
      }
    }
  }

  @Test func aMoveAndItsInverseChangeNothing() {
    var seen: Set<Milestone> = []
    check("moves and inverses", cases: 300, seed: 22) { choices in
      var pair = Pair()
      for _ in 0..<choices.int(in: 1...40) { pair.move(choices) }
      for milestone in Milestone.allCases {
        guard var book = pair.bookThatCanReach(milestone) else { continue }
        let before = book.image
        if Pair.reach(milestone, &book), Pair.lose(milestone, &book) {
          try demandEqual(book.image, before, "\(milestone) and back")
          seen.insert(milestone)
        }
      }
    }
    let lasting = Milestone.allCases.filter { $0.facts.isLasting }
    #expect(lasting == [.opened], "what was learnt is not unlearnt")
    #expect(seen == Set(Milestone.allCases).subtracting(lasting))
  }

  @Test func inversesAreMutual() {
    for milestone in Milestone.allCases {
      for isLost in [false, true] where !milestone.facts.isLasting {
        let move = MessageMove(message: MessageID(4), milestone: milestone, isLost: isLost)
        #expect(move.inverse?.inverse == move && move.inverse != move)
      }
    }
  }

  @Test func everyMoveIsReported() {
    check("moves add up", cases: 200, seed: 23) { choices in
      var pair = Pair()
      pair.book.keepsMoves = true
      for _ in 0..<choices.int(in: 1...50) { pair.move(choices) }
      try pair.book.demandThatMoves(pair.book.moves, leadFrom: [])
      pair.book.beginEvent()
      pair.book.keepsMoves = false
      pair.move(choices)
      try demand(pair.book.moves.isEmpty, "nobody asked for these")
    }
  }
}

extension MessageBook {
  /// Demands that moves, each allowed where it is made, lead from some standings to the present
  /// ones.
  func demandThatMoves(_ moves: [MessageMove], leadFrom before: [Set<Milestone>]) throws {
    var standings = before
    for _ in standings.count..<messages.count { standings.append([]) }
    // After a second mint was taken back, a set of standings cannot tell the two apart.
    var twice = Array(repeating: false, count: messages.count)
    for move in moves {
      let (k, milestone) = (move.message.index, move.milestone)
      if milestone == .mintedAgain { twice[k] = true }
      let isThere = standings[k].contains(milestone)
      if milestone != .mintedAgain, !twice[k] {
        try demand(isThere == move.isLost, "\(move) where it is \(isThere ? "there" : "not")")
      }
      if move.isLost { standings[k].remove(milestone) } else { standings[k].insert(milestone) }
    }
    for message in messages where !twice[message.id.index] {
      let standing = Set(Milestone.allCases.filter { has(message.id, $0) })
      try demandEqual(standings[message.id.index], standing, "m\(message.id.rawValue)")
    }
  }
}

/// A book and its naive double, which meet the same moves.
private struct Pair {
  var book = MessageBook(
    tree: TreeShape(order: (0..<MessageBookTests.rollups).map { RollupID($0) }),
    rollups: MessageBookTests.rollups, balance: 100)
  var naive = NaiveBook(rollups: MessageBookTests.rollups)
  var time = Instant.genesis

  static let via = Message.Via(place: .l1Block(1), at: .seconds(900))

  func demandSameOrder() throws {
    for r in 0..<MessageBookTests.rollups {
      let id = RollupID(r)
      try demandEqual(book.outbox(of: id).map(\.index), naive.sends[r].map(\.message), "outbox")
      try demandEqual(book.inbox(of: id).map(\.index), naive.mints[r].map(\.message), "inbox")
      try demandEqual(
        book.pages[id].unsettled.map(\.message.index),
        naive.mints[r].filter { $0.ancestor != nil && !$0.isSettled }.map(\.message), "unsettled")
      for other in 0..<MessageBookTests.rollups where other != r {
        let pending = naive.pending(from: other, to: r)
        try demandEqual(
          book.unminted(from: RollupID(other), to: id).reversed().map(\.index), pending, "lane")
        try demand(
          pending.isEmpty || book.incoming(of: id).contains(RollupID(other)), "not expected")
      }
    }
  }

  /// One random move, if it can be made.
  mutating func move(_ choices: Choices) {
    time = time + .milliseconds(Int64(choices.int(in: 0...50)))
    let r = choices.int(in: 0...MessageBookTests.rollups - 1)
    let other = (r + choices.int(in: 1...MessageBookTests.rollups - 1)) % MessageBookTests.rollups
    switch choices.int(in: 0...9) {
    case 0, 1:
      let deadline = choices.bool() ? time + .milliseconds(Int64(choices.int(in: 1...300))) : nil
      send(from: r, to: other, UInt64(choices.int(in: 1...9)), until: deadline)
    case 2, 3:
      guard let id = naive.pending(from: other, to: r).first else { return }
      mint(id, at: choices.bool() ? UInt8(choices.int(in: 0...1)) : nil)
    case 4: unsend(r, choices)
    case 5: unmint(r, choices.bool() ? .fork : .importTimedOut(.l1Block(number: 1, .zero)))
    case 6: advance(r, choices)
    case 7:
      // What has a deadline may not be minted again: it would be returned.
      guard let last = naive.mints[r].last, choices.int(in: 0...3) == 0,
        naive.messages[last.message].deadline == nil
      else { return }
      mint(last.message, at: choices.bool() ? 0 : nil)
    case 8:
      guard let id = naive.pending(from: other, to: r).first else { return }
      let isNew = book.open(MessageID(id), via: Self.via)
      #expect(isNew != naive.messages[id].isOpened)
      naive.messages[id].isOpened = true
    default:
      settle(r, at: UInt8(choices.int(in: 0...1)), upTo: choices.int(in: 0...naive.mints[r].count))
    }
  }

  private mutating func send(
    from r: Int, to other: Int, _ amount: UInt64, until deadline: Instant?
  ) {
    let leaf = MessageLeaf(
      source: RollupID(r), destination: RollupID(other), nonce: 0, amount: amount,
      sentAtBlock: 1, deadline: deadline)
    let id = book.send(leaf, in: .genesis, at: time, origin: .nobody)
    #expect(id.index == naive.messages.count)
    naive.messages.append(
      .init(source: r, destination: other, amount: Int64(amount), deadline: deadline))
    naive.sends[r].append(.init(message: id.index))
  }

  private mutating func mint(_ id: Int, at ancestor: UInt8?) {
    let r = naive.messages[id].destination
    let mint = Message.Mint(
      block: .genesis, height: Int32(naive.mints[r].count),
      via: .init(place: .l1Block(1), at: time),
      settlesAt: ancestor)
    book.mint(MessageID(id), mint)
    let latency = (time - book.messages[MessageID(id)].sentAt).milliseconds
    naive.messages[id].isOpened = true
    let isLate = naive.messages[id].deadline.map { time > $0 } ?? false
    naive.mints[r].append(
      .init(message: id, latency: latency, isLate: isLate, ancestor: ancestor))
  }

  /// The last send goes, and perhaps comes back at once. A mint may outlive its send.
  private mutating func unsend(_ r: Int, _ choices: Choices) {
    guard let last = naive.sends[r].popLast() else { return }
    book.unsend(MessageID(last.message), cause: .fork)
    if choices.bool() {
      book.restore(MessageID(last.message))
      naive.sends[r].append(.init(message: last.message))
    }
  }

  private mutating func unmint(_ r: Int, _ cause: RevertCause) {
    guard let last = naive.mints[r].popLast() else { return }
    book.unmint(MessageID(last.message), cause: cause)
    book.recountLatency()
    if cause != .fork { naive.rejected += 1 }
  }

  /// L1 or the root take some more, or some less.
  private mutating func advance(_ r: Int, _ choices: Choices) {
    let id = RollupID(r)
    switch choices.int(in: 0...3) {
    case 0:
      let end = choices.int(in: 0...naive.sends[r].count)
      _ = book.cover(id, upTo: end, by: 1, at: time)
      for k in 0..<end { naive.sends[r][k].isCovered = true }
    case 1:
      let end = choices.int(in: 0...naive.mints[r].count)
      _ = book.bringToL1(id, upTo: end, at: time)
      for k in 0..<end { naive.mints[r][k].isOnL1 = true }
    case 2:
      let end = choices.int(in: 0...naive.mints[r].count)
      _ = book.finalise(id, upTo: end, at: time)
      for k in 0..<end where naive.mints[r][k].isOnL1 { naive.mints[r][k].isFinal = true }
    default:
      let final = naive.mints[r].count { $0.isFinal }
      let end = choices.int(in: final...max(final, naive.mints[r].count))
      book.takeOffL1(id, downTo: end)
      for k in naive.mints[r].indices where k >= end { naive.mints[r][k].isOnL1 = false }
    }
  }

  private mutating func settle(_ r: Int, at ancestor: UInt8, upTo height: Int) {
    // Two mints of one message have the newest's height, so heights tell nothing there.
    let twice = naive.mints[r].contains { one in
      naive.mints[r].count { $0.message == one.message } > 1
    }
    if twice { return }
    let settled = book.settle(
      mintsOf: RollupID(r), at: ancestor, upTo: Int32(height), via: Self.via)
    var found: [Int] = []
    for k in naive.mints[r].indices
    where k <= height && naive.mints[r][k].ancestor == ancestor && !naive.mints[r][k].isSettled {
      naive.mints[r][k].isSettled = true
      found.append(naive.mints[r][k].message)
    }
    #expect(settled.map(\.index) == found)
  }

  // One milestone of the first rollup's newest message, reached and lost again

  /// The book with what a milestone needs, if there is anything.
  func bookThatCanReach(_ milestone: Milestone) -> MessageBook? {
    var book = book
    switch milestone {
    case .sent:
      guard let last = book.outbox(of: 0).last else { return nil }
      book.unsend(last, cause: .fork)
    case .covered: _ = book.cover(0, upTo: book.outbox(of: 0).count - 1, by: 1, at: time)
    case .minted, .expired:
      guard let next = book.unminted(from: 1, to: 0).last,
        (book.messages[next].leaf.deadline != nil) == (milestone == .expired)
      else { return nil }
      _ = book.open(next, via: Self.via)
    case .opened: return nil
    case .mintedAgain:
      guard let last = book.inbox(of: 0).last, book.messages[last].leaf.deadline == nil else {
        return nil
      }
    case .settled, .onL1: break
    case .final: _ = book.bringToL1(0, upTo: book.inbox(of: 0).count, at: time)
    }
    return book
  }

  /// False if it was there before.
  static func reach(_ milestone: Milestone, _ book: inout MessageBook) -> Bool {
    let time = Instant.seconds(5)
    let (sends, mints) = (book.outbox(of: 0), book.inbox(of: 0))
    switch milestone {
    case .sent: book.restore(book.messages.last { $0.source == 0 && $0.reverted != nil }!.id)
    case .covered: return book.cover(0, upTo: sends.count, by: 1, at: time).count == 1
    case .opened: return false
    // The hash that opens it comes later than any deadline here.
    case .minted, .expired:
      let mint = Message.Mint(block: .genesis, height: 1, via: via, settlesAt: 0)
      book.mint(book.unminted(from: 1, to: 0).last!, mint)
    case .mintedAgain:
      guard let last = mints.last else { return false }
      book.mint(last, Message.Mint(block: .genesis, height: 1, via: via))
    case .settled:
      guard let last = mints.last, let mint = book.messages[last].mint,
        let ancestor = mint.settlesAt, !mint.isRepeated
      else { return false }
      return book.settle(mintsOf: 0, at: ancestor, upTo: mint.height, via: via) == [last]
    case .onL1: return book.bringToL1(0, upTo: mints.count, at: time).count == 1
    case .final: return book.finalise(0, upTo: mints.count, at: time).count == 1
    }
    return true
  }

  static func lose(_ milestone: Milestone, _ book: inout MessageBook) -> Bool {
    let (sends, mints) = (book.outbox(of: 0), book.inbox(of: 0))
    switch milestone {
    case .sent: book.unsend(sends.last!, cause: .fork)
    case .covered: book.uncover(0, downTo: sends.count - 1)
    case .opened: return false
    case .minted, .expired, .mintedAgain: book.unmint(mints.last!, cause: .fork)
    case .settled: book.unsettleLast(of: 0)
    case .onL1: book.takeOffL1(0, downTo: mints.count - 1)
    case .final: book.unfinalise(0, downTo: mints.count - 1)
    }
    return true
  }
}
