extension BlockInput: Transition {
  func carryOut(
    on state: inout ChainState, verifier: ProofVerifier
  ) -> Result<ExecutedBlock, Refusal> {
    guard layer3.allSatisfy({ verifier.verify($0.proof) }) else { return .failure(.unsealed) }
    return state.execute(self)
  }
}

/// All that a block's execution reads and writes: the state, the outbox and inbox, and the head.
public struct ChainState: Sendable {
  /// Whose state it is.
  public let rollup: RollupID
  /// Balances and nonces.
  public var ledger: Ledger
  /// Every message sent since genesis.
  public var outbox = MerkleTree()
  /// Every message minted since genesis.
  public var inbox: MerkleFrontier {
    if unhashedInbox.isEmpty { return hashedInbox }
    var copy = self
    copy.hashInbox()
    return copy.hashedInbox
  }
  private var hashedInbox = MerkleFrontier()
  /// Minted in a replay, and not hashed yet.
  private var unhashedInbox: [MessageLeaf] = []
  /// Header of the head, and its hash.
  public var head: BlockHeader
  /// The head's hash.
  public var headHash: Digest

  /// The state at the genesis block: height 0, time 0, parent `∅`, empty lists.
  /// An L2's contract stores the genesis blocks of its L3s.
  public init(rollup: RollupID, genesisBalance: UInt64, layer3: [StoredBlock] = []) {
    self.rollup = rollup
    var ledger = Ledger(genesisBalance: genesisBalance)
    for stored in layer3 { ledger.setStored(stored.hash, of: stored.rollup) }
    head = BlockHeader(
      rollup: rollup, height: 0, time: .genesis, parent: .zero, stateRoot: ledger.root(),
      txRoot: MerkleFrontier().root, outboxRoot: MerkleFrontier().root,
      inboxRoot: MerkleFrontier().root, importsRoot: MerkleFrontier().root)
    headHash = head.hash
    self.ledger = ledger
  }

  /// The block-transition relation: checks every opening, nonce and balance, and leaves the state
  /// after the block. On a refusal the state is unchanged. (PROTOCOL 1 and 2)
  mutating func execute(_ input: BlockInput) -> Result<ExecutedBlock, Refusal> {
    let declared = head.stateRoot
    let computed = ledger.root()
    guard declared == computed else {
      return .failure(.wrongState(declared: declared, computed: computed))
    }
    hashInbox()
    for opening in input.openings {
      if let refusal = opening.verify(in: ledger) { return .failure(refusal) }
    }
    if let refusal = checkNonces(input) ?? checkBalances(input) ?? checkLayer3(input) {
      return .failure(refusal)
    }
    var block = Draft()
    var credit: UInt64 = 0
    for opening in input.openings {
      if let imported = opening.imported {
        block.imports.append(imported)
        block.opened.append(Int32(opening.mintCount))
      }
      for sender in opening.senders {
        for message in sender.messages {
          if take(message.leaf, at: input.time, &block) { credit += message.leaf.amount }
        }
      }
    }
    // One write of the balance for all mints: the leaf is hashed once.
    if credit > 0 { ledger.setBalance(ledger.balance(of: 0) + credit, of: 0) }
    for transaction in input.transactions { apply(transaction, &block) }
    // What an L3 took from L1 is now this chain's to answer for.
    for layer3 in input.layer3 {
      for export in layer3.statement?.exports ?? []
      where export.kind == .l1Block && !block.imports.contains(export) {
        block.imports.append(export)
      }
    }
    return .success(seal(block, time: input.time))
  }

  /// Applies the effects of a block that was executed before, here on this very state: header and
  /// hash are known, so nothing is checked and nothing hashed until somebody needs a tree.
  mutating func replay(_ block: Block, mints: [MessageLeaf], sends: [MessageLeaf]) {
    ledger.replay(block, mints: mints, sends: sends)
    unhashedInbox += mints
    for leaf in sends { outbox.append(unhashed: leaf) }
    head = block.header
    headHash = block.hash
  }

  private mutating func hashInbox() {
    if unhashedInbox.isEmpty { return }
    for leaf in unhashedInbox { hashedInbox.append(leafHash: leaf.hash) }
    unhashedInbox = []
  }

  /// Applies the effects of an executed block once more, without checking or sealing.
  mutating func reapply(_ block: Block, messages: LongTable<MessageEntry>) {
    hashInbox()
    for id in block.mints {
      let leaf = messages[id].leaf
      ledger.setSpent(leaf.nonce + 1, from: leaf.source)
      if !leaf.isExpired(at: block.time) {
        ledger.setBalance(ledger.balance(of: 0) + leaf.amount, of: 0)
      }
      hashedInbox.append(leafHash: leaf.hash)
    }
    for (k, id) in block.sends.enumerated() {
      let leaf = messages[id].leaf
      // What is returned was never credited here.
      if k >= block.returnCount {
        ledger.setBalance(ledger.balance(of: 0) - leaf.amount, of: 0)
      }
      ledger.setSent(leaf.nonce + 1, to: leaf.destination)
      outbox.append(leafHash: leaf.hash)
    }
    for transaction in block.others { applyOther(transaction) }
  }

  private mutating func applyOther(_ transaction: Transaction) {
    switch transaction {
    case .transfer(let from, let to, let amount):
      ledger.setBalance(ledger.balance(of: from) - amount, of: from)
      ledger.setBalance(ledger.balance(of: to) + amount, of: to)
    case .verify(let layer3, _, let hash): ledger.setStored(hash, of: layer3)
    case .send, .mint, .expire: preconditionFailure("mints and sends are told apart")
    }
  }

  private struct Draft {
    var transactions = MerkleFrontier()
    var imports: [ImportedHash] = []
    var opened: [Int32] = []
    var mints: [MessageLeaf] = []
    var sends: [MessageLeaf] = []
    var returnCount = 0
  }

  /// All checks come before the first write, so that a refusal leaves the state as it was without
  /// a copy of it.
  private func checkNonces(_ input: BlockInput) -> Refusal? {
    var next: [NonceCounter] = []
    for opening in input.openings {
      for sender in opening.senders {
        for message in sender.messages {
          if let refusal = checkNonce(
            of: message.leaf, &next, isChecking: input.areNoncesChecked)
          {
            return refusal
          }
        }
      }
    }
    return nil
  }

  private func checkNonce(
    of message: MessageLeaf, _ next: inout [NonceCounter], isChecking: Bool
  ) -> Refusal? {
    guard message.destination == rollup else { return .notIncluded(message) }
    if next.last?.peer != message.source {
      let used = next.last { $0.peer == message.source }?.next
      next.append(
        NonceCounter(
          peer: message.source, next: used ?? ledger.nextSpent(from: message.source)))
    }
    let expected = next[next.count - 1].next
    guard message.nonce == expected || !isChecking else {
      return .wrongNonce(declared: message.nonce, computed: expected)
    }
    next[next.count - 1].next += 1
    return nil
  }

  private func checkBalances(_ input: BlockInput) -> Refusal? {
    if input.transactions.isEmpty { return nil }
    var balances = ledger.accounts
    func balance(_ account: UInt32) -> UInt64 {
      balances.last { $0.number == account }?.balance ?? 0
    }
    func set(_ account: UInt32, _ balance: UInt64) {
      balances.append(Ledger.Account(number: account, balance: balance))
    }
    var minted: UInt64 = 0
    for opening in input.openings {
      for sender in opening.senders {
        for message in sender.messages where !message.leaf.isExpired(at: input.time) {
          minted += message.leaf.amount
        }
      }
    }
    set(0, balance(0) + minted)
    for transaction in input.transactions {
      let (from, amount): (UInt32, UInt64)
      switch transaction {
      case .send(_, let sent, _): (from, amount) = (0, sent)
      case .transfer(let account, _, let moved): (from, amount) = (account, moved)
      // A block takes messages by its openings alone.
      case .mint, .expire: return .wrongInputs
      case .verify: continue
      }
      guard amount <= balance(from) else {
        return .insufficientBalance(declared: amount, computed: balance(from))
      }
      set(from, balance(from) - amount)
      if case .transfer(_, let to, _) = transaction { set(to, balance(to) + amount) }
    }
    return nil
  }

  /// The verifier contract: each proof starts at the block that it stores, and what the L3 imported
  /// from this L2 lies on this very chain. O(blocks back to the import).
  private func checkLayer3(_ input: BlockInput) -> Refusal? {
    var proofs = input.layer3[...]
    var stored = ledger.stored
    for case .verify(let layer3, let height, let hash) in input.transactions {
      guard let next = proofs.popFirst(), let statement = next.statement,
        statement.rollup == layer3, UInt64(statement.curHeight) == height, statement.cur == hash,
        let place = stored.firstIndex(where: { $0.rollup == layer3 })
      else { return .wrongInputs }
      guard statement.anchor == stored[place].hash else {
        return .staleBase(declared: statement.anchor, computed: stored[place].hash)
      }
      for export in statement.exports where export.kind == .rollupBlock {
        let head = BlockLinks.Block(height: self.head.height, digest: headHash)
        guard export.first == UInt32(rollup.rawValue), next.links.connect(export, to: head) else {
          return .foreignExport(export)
        }
      }
      stored[place].hash = hash
    }
    return proofs.isEmpty ? nil : .wrongInputs
  }

  /// Takes a message's nonce, and says whether its amount is to be credited; else it is returned.
  private mutating func take(
    _ message: MessageLeaf, at time: Instant, _ block: inout Draft
  ) -> Bool {
    ledger.setSpent(message.nonce + 1, from: message.source)
    hashedInbox.append(leafHash: message.hash)
    block.transactions.append(leafHash: Transaction.taking(message, at: time).leafHash)
    block.mints.append(message)
    guard message.isExpired(at: time) else { return true }
    post(
      message.returned(
        nonce: ledger.nextSent(to: message.source), atBlock: head.height + 1), &block)
    block.returnCount += 1
    return false
  }

  private mutating func post(_ message: MessageLeaf, _ block: inout Draft) {
    ledger.setSent(message.nonce + 1, to: message.destination)
    outbox.append(leafHash: message.hash)
    block.sends.append(message)
  }

  private mutating func apply(_ transaction: Transaction, _ block: inout Draft) {
    block.transactions.append(leafHash: transaction.leafHash)
    switch transaction {
    case .send(let destination, let amount, let deadline):
      ledger.setBalance(ledger.balance(of: 0) - amount, of: 0)
      post(
        MessageLeaf(
          source: rollup, destination: destination, nonce: ledger.nextSent(to: destination),
          amount: amount, sentAtBlock: head.height + 1, deadline: deadline), &block)
    case .transfer, .verify: applyOther(transaction)
    case .mint, .expire: preconditionFailure("refused by checkBalances")
    }
  }

  private mutating func seal(_ block: Draft, time: Instant) -> ExecutedBlock {
    head = BlockHeader(
      rollup: rollup, height: head.height + 1, time: time, parent: headHash,
      stateRoot: ledger.root(), txRoot: block.transactions.root,
      outboxRoot: block.sends.isEmpty ? head.outboxRoot : outbox.root,
      inboxRoot: block.mints.isEmpty ? head.inboxRoot : hashedInbox.root,
      importsRoot: ImportedHash.root(of: block.imports))
    headHash = head.hash
    return ExecutedBlock(
      header: head, hash: headHash, imports: block.imports, opened: block.opened,
      mints: block.mints, sends: block.sends, returnCount: block.returnCount)
  }
}
