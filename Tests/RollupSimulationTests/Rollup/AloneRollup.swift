import Support

@testable import RollupSimulation

/// A rollup without a world: blocks as a test wants them, and a book for their messages.
struct AloneRollup {
  static let tree = TreeShape(order: (0..<4).map { RollupID($0) })
  static var settings: Settings {
    var settings = Settings()
    settings.rollups = 4
    return settings
  }
  let functionality = ProofFunctionality(seed: 7)
  var rollup: Rollup
  var book: MessageBook
  /// What each block was made from, by index; genesis of nothing.
  private(set) var inputs: [BlockInput?] = [nil]
  private(set) var parents: [Int] = [0]

  init() {
    let settings = Self.settings
    rollup = Rollup(0, tree: Self.tree, settings: settings, seed: 7)
    book = MessageBook(tree: Self.tree, rollups: 4, balance: settings.initialBalance)
  }

  var genesis: ChainState {
    ChainState(rollup: 0, genesisBalance: Self.settings.initialBalance)
  }

  /// A block of a time, which sends, moves and imports.
  static func input(
    at seconds: Int, sending: [UInt64] = [], moving: [UInt64] = [], imports: [ImportedHash] = []
  ) -> BlockInput {
    BlockInput(
      time: .seconds(seconds),
      openings: imports.map { HashOpening(imported: $0, preimages: [], senders: []) },
      transactions: sending.map { .send(destination: 1, amount: $0, deadline: nil) }
        + moving.map { .transfer(from: 0, to: 3, amount: $0) })
  }

  @discardableResult
  mutating func make(_ input: BlockInput) -> BlockIndex {
    guard case .success(let made) = rollup.execute(input, by: functionality) else {
      preconditionFailure("the test's blocks break no rule")
    }
    let index = BlockIndex(rollup.blocks.count)
    let sends = made.sends.map { book.send($0, in: index, at: input.time, origin: .nobody) }
    parents.append(rollup.head.index)
    inputs.append(input)
    rollup.file(
      Block(
        header: made.header, hash: made.hash, parent: rollup.head, imports: made.imports,
        opened: made.opened, mints: [], sends: sends,
        others: input.transactions.filter { if case .send = $0 { false } else { true } },
        outboxCount: Int32(book.pages[0].outbox.count), inboxCount: 0, seal: made.seal),
      keepingStates: 0)
    return index
  }

  mutating func go(to target: BlockIndex, settled: Int = 0) {
    guard let way = rollup.way(to: target) else { return }
    for index in way.leaving {
      for id in rollup.block(index).sends.reversed() { book.unsend(id, cause: .fork) }
    }
    rollup.go(way, from: genesis, messages: book.entries, settled: settled)
    for index in way.coming {
      for id in rollup.block(index).sends { book.restore(id) }
    }
  }

  /// The sequencer leaves its last blocks for others of the same times.
  mutating func fork(depth: Int, at seconds: Int) {
    let abandoned = rollup.chain.suffix(depth).map { rollup.block($0) }
    rollup.sequencer.noteFork()
    go(to: rollup.chain[rollup.height - depth])
    let first = rollup.blocks.count
    let past = rollup.sequencer.otherPast(
      of: abandoned, balance: rollup.state.ledger.balance(of: 0))
    for input in past { make(input) }
    rollup.sequencer.noteRewritten(first..<rollup.blocks.count, at: .seconds(seconds))
  }

  /// From genesis to a block, parent by parent.
  func branch(to block: Int) -> [Int] {
    var branch = [block]
    while branch[0] != 0 { branch.insert(parents[branch[0]], at: 0) }
    return branch
  }
}
