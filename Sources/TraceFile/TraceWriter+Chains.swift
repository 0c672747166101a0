import RollupSimulation
import ScenarioFile

// What rollups do: blocks, and chains that move to another branch.

extension TraceWriter {
  mutating func writeBlock(
    _ block: Block, _ r: RollupID, _ index: BlockIndex, _ openings: [HashOpening],
    _ transactions: [Transaction], _ world: borrowing World
  ) {
    begin("block", world)
    line.add("rollup", r.rawValue)
    line.add("index", index.rawValue)
    line.key("header")
    line.add(block.header)
    line.add("hash", block.hash)
    line.add("imports", each: block.imports) { $0.add($1) }
    // A junk import opens nothing.
    line.add("openings", each: openings.filter { !$0.senders.isEmpty }) { $0.add($1) }
    let taken = openings.flatMap(\.senders).flatMap(\.messages).map {
      Transaction.taking($0.leaf, at: block.time)
    }
    line.add("transactions", each: taken + transactions) { $0.add($1) }
    close()
  }

  /// The new head is shown to be a block of this rollup by its place in the list of all blocks it
  /// ever made, and its state is written out, so that a reader need not have kept either.
  mutating func writeBranch(
    _ r: RollupID, _ to: BlockIndex, _ count: Int, _ state: ChainState, _ cause: RevertCause,
    _ world: borrowing World
  ) {
    var made = MerkleTree()
    let rollup = world.rollup(r)
    for block in rollup.blocks.prefix(count) {
      let hash = rollup.hash(of: block)
      made.append(leafHash: Merkle.leaf(hash.bytes))
    }
    begin("branch", world)
    line.add("rollup", r.rawValue)
    line.add("to", to.rawValue)
    line.key("header")
    line.add(state.head)
    line.add("path", each: made.inclusionProof(index: to.index, size: count)) { $0.add($1) }
    switch cause {
    case .fork: line.add("cause", string: "fork")
    case .otherBranchIncluded: line.add("cause", string: "other branch included")
    case .otherBranchCommitted: line.add("cause", string: "other branch committed")
    case .importLost(let imported): addCause("import lost", imported)
    case .importTimedOut(let imported): addCause("import timed out", imported)
    case .l1Reorg(let imported): addCause("l1 reorg", imported)
    }
    line.add("balances", each: state.ledger.accounts) { line, account in
      line.list {
        $0.add(account.number)
        $0.add(account.balance)
      }
    }
    line.add("spent", each: state.ledger.spent) { $0.add($1) }
    line.add("sent", each: state.ledger.sent) { $0.add($1) }
    if !state.ledger.stored.isEmpty {
      line.add("stored", each: state.ledger.stored) { line, stored in
        line.list {
          $0.add(stored.rollup.rawValue)
          $0.add(stored.hash)
        }
      }
    }
    line.key("outbox")
    line.addPeaks(state.outbox.peaks, state.outbox.count)
    line.key("inbox")
    line.addPeaks(state.inbox.peaks, state.inbox.count)
    close()
  }

  private mutating func addCause(_ cause: String, _ imported: ImportedHash) {
    line.add("cause", string: cause)
    line.key("import")
    line.add(imported)
  }

  mutating func writeAction(_ action: Action, _ cause: Cause, _ world: borrowing World) {
    begin("action", world)
    switch cause {
    case .command(let id): line.add("command", id.rawValue)
    case .scheduled(let fault): line.add("fault", fault)
    case .event: break
    }
    line.add("action", string: ScenarioWriter.action(action))
    close()
  }
}

extension TraceLine {
  fileprivate mutating func add(_ counter: NonceCounter) {
    list {
      $0.add(counter.peer.rawValue)
      $0.add(counter.next)
    }
  }

  fileprivate mutating func addPeaks(_ peaks: [Digest], _ count: Int) {
    object {
      $0.add("count", count)
      $0.add("peaks", each: peaks) { $0.add($1) }
    }
  }
}
