// What is asked when nothing is due any more: properties 8, 9 and 11 of the whole run.

/// What is wrong with an answer to what something waits for.
enum WaitingFault: Hashable, Sendable {
  /// It waits, and nobody is named for it.
  case nobody
  /// Somebody is named, and no moment at which that happens.
  case noMoment
  /// Somebody is named for what others could do as well, and no moment from which they do.
  case noDeadline
  /// A moment is named that is over.
  case past(Instant)
}

extension Blocker {
  /// Whether it is said from when on it goes on without whoever is waited for.
  fileprivate var hasWayOut: Bool { deadline != nil || alone != nil }
}

extension World {
  /// To be asked when nothing is due any more: whatever is not final has a stated cause, or waits
  /// for somebody by name until a moment by name; and every message is counted once.
  /// O(messages that are not final, and checkpoints of each rollup), each with the cost of
  /// ``waiting(for:)``.
  public mutating func checkRunEnd() {
    var counted = Standing.allCases.map { _ in 0 }
    for message in messages {
      let chain = waiting(for: message.id)
      let standing = standing(of: message, waiting: chain)
      counted[Standing.allCases.firstIndex(of: standing)!] += 1
      if message.reverted == nil, message.level != .final {
        check(chain, of: .message(message.id))
      }
    }
    for r in rollups.numbers {
      for height in heightsWithAnAnswer(of: r) {
        let block = Address.block(r, height: height)
        check(waiting(for: block), of: block)
      }
    }
    checkCounts(counted)
    checkAllStakes()
  }

  /// Of the blocks of an interval all that stand in one place wait for the same: the first and the
  /// last of each that are not final.
  private func heightsWithAnAnswer(of r: RollupID) -> [Int] {
    let (first, rollup) = (finalHeight(of: r) + 1, rollups[r])
    guard first <= rollup.height else { return [] }
    let places =
      [first - 1, l1.contracts[r].settledHeight, safeHeight(of: r), rollup.height]
      + rollup.checkpointBlocks.map { rollup.height(of: $0) }
    let sorted = places.flatMap { [$0, $0 + 1] }.filter { (first...rollup.height).contains($0) }
      .sorted()
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }

  private mutating func check(_ chain: [Blocker], of object: Address) {
    switch fault(in: chain) {
    case nil: break
    case .nobody: report(.everyRunEnds, object, declared: 1, computed: 0)
    case .noMoment: report(.everyRunEnds, object, declared: 1, computed: -1)
    case .noDeadline: report(.everyRunEnds, object, declared: 1, computed: -2)
    case .past(let moment):
      report(
        .everyRunEnds, object, declared: now.milliseconds, computed: moment.milliseconds)
    }
  }

  /// What is wrong with what something that is not at its end is said to wait for. What only a
  /// person can end (a healing, a new aggregator, another rule) has no moment, and what the end of
  /// the scenario keeps from happening has none any more. What time alone brings has a moment, and
  /// so has what a rollup does for itself: nobody settles for one whose contract is open. All else
  /// has a deadline, after which it goes on without whoever is waited for (PROTOCOL 7.9).
  func fault(in chain: [Blocker]) -> WaitingFault? {
    guard let last = chain.last else { return .nobody }
    for blocker in chain {
      for moment in [blocker.earliest, blocker.deadline, blocker.alone] {
        if let moment, moment < now { return .past(moment) }
      }
    }
    switch last.condition {
    case .healing, .aggregator, .refused: return last.actor == .person ? nil : .nobody
    // What is off its chain is at its end unless others decide for it.
    case .end, .branch: return nil
    case .checkpoint, .proving, .maker, .delivery, .block, .silence, .finality, .contract:
      return last.earliest == nil && last.deadline == nil ? .noMoment : nil
    case .settlement, .foreignSettlement:
      if case .aggregator = last.actor {
        return chain.contains(where: \.hasWayOut) ? nil : .noDeadline
      }
      return last.earliest == nil && last.deadline == nil ? .noMoment : nil
    case .nodeProof, .chainProof, .worker, .lock, .commitment, .lost:
      return chain.contains(where: \.hasWayOut) ? nil : .noDeadline
    }
  }

  /// 11: each message stands in one place, all of them are as many as were asked for, and the
  /// running counts and latencies are those of the messages. How often a mint was refused no
  /// message remembers; that count is held against a second book in the tests.
  private mutating func checkCounts(_ counted: [Int]) {
    var counted = counted
    counted[Standing.allCases.firstIndex(of: .unsent)!] = count(of: .unsent)
    expect(messagesAsked, counted.reduce(0, +))
    for (standing, number) in zip(Standing.allCases, counted) {
      expect(count(of: standing), number)
    }
    let figures = RunFigures(self)
    expect(book.counts.usable, figures.usable.count)
    expect(book.counts.covered, figures.covered.count)
    expect(book.counts.onL1, figures.onL1.count)
    expect(Int(book.counts.usableLatencyMean), Int(figures.usable.mean))
    expect(Int(book.counts.usableLatencyMax), Int(figures.usable.max))
    checkLevels()
  }

  /// Each level is counted again from the messages; and what is said to be on L1, or final there,
  /// is what its contract stores, or what the last final block stored.
  private mutating func checkLevels() {
    var (openable, settled, final) = (0, 0, 0)
    var (storedOfMints, finalOfMints) = (0, 0)
    var stored = ByNumber<RollupID, Int>(repeating: 0, count: rollups.count)
    var finals = stored
    for r in rollups.numbers {
      stored[r] = reach(of: l1.contracts[r].settled, r)
      finals[r] = reach(of: l1.contracts[r].finalBlock, r)
    }
    for message in messages where message.openable != nil { openable += 1 }
    book.forEachMint { message, mint in
      if mint.settled != nil { settled += 1 }
      if message.final != nil { final += 1 }
      if Int(mint.height) <= stored[message.destination] { storedOfMints += 1 }
      if Int(mint.height) <= finals[message.destination] { finalOfMints += 1 }
    }
    expect(book.counts.openable, openable)
    expect(book.counts.settledInTree, settled)
    expect(book.counts.onL1, storedOfMints)
    expect(book.counts.final, final)
    expect(book.counts.final, finalOfMints)
  }

  /// The height up to which a rollup's chain is that of a block, which it may have left.
  private func reach(of block: BlockIndex, _ r: RollupID) -> Int {
    var block = block
    while !rollups[r].isOnChain(block) { block = rollups[r].blocks[block].parent }
    return rollups[r].blocks[block].height
  }

  private mutating func expect(_ declared: Int, _ computed: Int) {
    if declared != computed {
      report(.countsAddUp, nil, declared: Int64(declared), computed: Int64(computed))
    }
  }
}
