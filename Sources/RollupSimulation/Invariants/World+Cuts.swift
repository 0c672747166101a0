// PROTOCOL 7.1 on the cut that a `B` makes: no mint under it without its send under it, and value
// conserved, summed message by message.

extension World {
  /// The cut under the newest `B`: only messages that came under it since the last cut are summed.
  /// O(N depth) and those messages. All of them are summed again at the end of an epoch by which
  /// their number has doubled, so that a message costs the same in a run of any length, and after
  /// any chain has gone back.
  mutating func checkNewCut(under root: ProofID, checkpoint i: Int) {
    // What lies outside the tree sends to members past the cut.
    guard isChecking, !topology.hasOutsiders else { return }
    let isLast = i == settings.lastCheckpoint(ofEpoch: settings.epoch(ofCheckpoint: i))
    let hasDoubled = book.entries.count >= 2 * book.conservation.cut.messages
    if isLast && hasDoubled || book.conservation.cut.outbox.isEmpty {
      checkCut(under: root)
    } else {
      sumCut(under: root)
    }
  }

  /// The same with every message summed again. O(N depth + messages).
  mutating func checkCut(under root: ProofID) {
    guard isChecking else { return }
    book.conservation.cut = Conservation.Cut(
      outbox: Array(repeating: 0, count: rollups.count),
      inbox: Array(repeating: 0, count: rollups.count), messages: book.entries.count)
    sumCut(under: root)
  }

  /// A chain has gone back, and what was summed of it is gone: all balances are summed at the next
  /// check, and the next cut from the start.
  mutating func forgetSums() {
    book.conservation.isStale = true
    book.conservation.cut = Conservation.Cut()
  }

  private mutating func sumCut(under root: ProofID) {
    let blocks = rollups.map { cutBlock(of: $0.id, under: root) }
    let heights = ByNumber<RollupID, Int>(
      rollups.indices.map { rollups[$0].height(of: blocks[$0]) })
    var stands = true
    for r in rollups.indices {
      let isOnChain = rollups[r].isOnChain(blocks[r])
      stands = stands && isOnChain
      let (outbox, inbox) = (
        rollups[r].blocks[blocks[r]].outboxCount, rollups[r].blocks[blocks[r]].inboxCount
      )
      sumOutbox(of: r, to: min(Int(outbox), book.pages[r].outbox.count), heights)
      sumInbox(
        of: r, to: min(Int(inbox), book.pages[r].inbox.count), heights, isOnChain: isOnChain)
    }
    for r in rollups.indices {
      book.conservation.cut.outbox[r] = rollups[r].blocks[blocks[r]].outboxCount
      book.conservation.cut.inbox[r] = rollups[r].blocks[blocks[r]].inboxCount
    }
    let value =
      Int64(book.conservation.supply) + book.conservation.cut.balances + book.conservation.cut.open
    // Only where every rollup still stands by the branch under the cut do outbox and inbox tell its
    // history.
    if !stands {
      book.conservation.cut = Conservation.Cut()
    } else if value != Int64(book.conservation.supply) {
      report(
        .conservation, .root(checkpoint: proofs[root].checkpoint ?? 0),
        declared: Int64(book.conservation.supply), computed: value)
    }
  }

  /// What a rollup has settled alone is importable through L1, past the leaf that the tree has of
  /// it.
  private func cutBlock(of r: RollupID, under root: ProofID) -> BlockIndex {
    let leaf = includedBlock(of: r, under: root)
    let contract = l1.contracts[r]
    let isPast = contract.settledHeight > rollups[r].height(of: leaf)
    return isPast && topology.hasBlockImports ? contract.settled : leaf
  }

  private mutating func sumOutbox(of r: Int, to end: Int, _ heights: ByNumber<RollupID, Int>) {
    let start = Int(book.conservation.cut.outbox[r])
    WorkMeter.count(.invariantVisits, max(0, end - start))
    for k in start..<max(start, end) {
      let id = book.pages[r].outbox[k]
      let leaf = book.entries[id].leaf
      book.conservation.cut.balances -= Int64(leaf.amount)
      let minted = book.entries[id].mint.map { Int($0.height) <= heights[leaf.destination] }
      if minted != true { book.conservation.cut.open += Int64(leaf.amount) }
    }
  }

  private mutating func sumInbox(
    of r: Int, to end: Int, _ heights: ByNumber<RollupID, Int>, isOnChain: Bool
  ) {
    let start = Int(book.conservation.cut.inbox[r])
    WorkMeter.count(.invariantVisits, max(0, end - start))
    for k in start..<max(start, end) {
      let id = book.pages[r].inbox[k]
      let leaf = book.entries[id].leaf
      let source = leaf.source.index
      book.conservation.cut.balances += Int64(leaf.amount)
      // Open at the last cut; one sent since then was not counted so if it is minted by now.
      if book.entries[id].outboxIndex < book.conservation.cut.outbox[source] {
        book.conservation.cut.open -= Int64(leaf.amount)
      }
      // The inbox tells of the cut only where the chain did not leave that branch.
      if isOnChain, leaf.sentAtBlock > UInt64(heights[source]) {
        report(
          .noDoubleMint, .message(id), declared: Int64(leaf.sentAtBlock),
          computed: Int64(heights[source]))
      }
    }
  }
}
