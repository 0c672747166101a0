// Blocks: executed again, with every opening verified (PROTOCOL 1, 2.2 and 7.2).

extension AuditState {
  mutating func take(_ record: BlockRecord) throws(Breach) {
    let r = try chain(record.rollup)
    let header = record.header
    try demand(record.index.value, is: chains[r].made.count, .order, "the block's index")
    try demand(Int(header.rollup.rawValue), is: r, .blockParent, "the header's rollup")
    try demand(header.height, is: chains[r].header.height + 1, .blockParent, "the height")
    try demand(header.parent, is: chains[r].hash, .blockParent, "the parent")
    let at = header.time.milliseconds
    try demand(
      header.time > chains[r].header.time && at <= Int64(time)
        && at % Int64(head.block_ms.value) == 0, .blockTime,
      "a block at \(at) after one at \(chains[r].header.time.milliseconds), written at \(time)")
    let opened = try openedMessages(record, r)
    let before = chains[r].blocks[chains[r].head]?.verified ?? [:]
    let done = try execute(record, opened, r)
    try compareRoots(header, record, r)
    try demand(record.hash, is: header.hash, .hash, "the block's hash")
    let block = Chain.Block(
      hash: record.hash, height: Int(header.height), parent: chains[r].head,
      time: Int(header.time.milliseconds), imports: record.imports, sends: done.sends,
      mints: done.mints, outboxCount: chains[r].outbox.count,
      verified: done.verified.isEmpty ? before : before.merging(done.verified) { $1 })
    if chains[r].indices[record.hash] == nil {
      chains[r].indices[record.hash] = record.index.value
    }
    chains[r].head = record.index.value
    chains[r].blocks[record.index.value] = block
    chains[r].header = header
    chains[r].hash = record.hash
    chains[r].made.append(leafHash: Merkle.leaf(record.hash.bytes))
    summary.blocks += 1
  }

  /// Every message that the block's openings show, in order.
  private func openedMessages(_ record: BlockRecord, _ r: Int) throws(Breach) -> [MessageLeaf] {
    var opened: [MessageLeaf] = []
    var imports = record.imports[...]
    for (k, imported) in record.imports.enumerated() {
      try demand(
        !record.imports[..<k].contains(imported), .importedHash, "the same import twice")
      try demand(names(imported), .form, "an import that names nothing there is")
    }
    for opening in record.openings {
      if let imported = opening.import {
        guard let place = imports.firstIndex(of: imported) else {
          throw Breach(.opening, "an opening of what the block does not import")
        }
        imports = imports[(place + 1)...]
        try checkImport(imported, of: r)
      }
      try open(opening, of: r)
      for sender in opening.senders {
        try checkMode(opening, from: Int(sender.header.rollup.rawValue), to: r)
        for message in sender.messages { opened.append(message.leaf) }
      }
    }
    return opened
  }

  /// What a block does to others.
  private struct Effects {
    var sends: [Chain.Sent] = []
    var mints: [Chain.Minted] = []
    /// What the contract in an L2's state verified.
    var verified: [Int: Chain.StoredBlock] = [:]
  }

  /// What the block does, one by one.
  private mutating func execute(
    _ record: BlockRecord, _ opened: [MessageLeaf], _ r: Int
  ) throws(Breach) -> Effects {
    var opened = opened[...]
    var done = Effects()
    for transaction in record.transactions {
      switch transaction {
      case .mint(let message), .expire(let message):
        try demand(
          opened.popFirst() == message, .mint,
          "a mint of what no opening shows next: nonce \(message.nonce) of "
            + "R\(message.source.rawValue)")
        done.mints.append(try spend(message, on: r))
        // Its deadline alone says whether it is minted or returned.
        let isLate = message.deadline.map { record.header.time > $0 } ?? false
        if case .expire = transaction {
          try demand(isLate, .mint, "a message returned that has not expired")
          done.sends.append(post(message.amount, to: message.source, deadline: nil, from: r))
        } else {
          try demand(!isLate, .mint, "a mint after the message's deadline")
          try chains[r].ledger.credit(message.amount, to: 0)
          summary.minted += 1
        }
      case .send(let destination, let amount, let deadline):
        try demand(opened.isEmpty, .mint, "an opened message is not minted")
        let to = Int(destination.rawValue)
        try demand(to < chains.count && to != r, .form, "a message to R\(to)")
        try chains[r].ledger.debit(amount, from: 0)
        done.sends.append(post(amount, to: destination, deadline: deadline, from: r))
      case .transfer(let from, let to, let amount):
        try demand(opened.isEmpty, .mint, "an opened message is not minted")
        try chains[r].ledger.debit(amount, from: from)
        try chains[r].ledger.credit(amount, to: to)
      case .verify(let layer3, let height, let hash):
        try demand(opened.isEmpty, .mint, "an opened message is not minted")
        let stored = try verify(Int(layer3.rawValue), Int(height), hash, record, on: r)
        done.verified[Int(layer3.rawValue)] = stored
      }
    }
    try demand(opened.isEmpty, .mint, "an opened message is not minted")
    return done
  }

  /// A message is used up, by a mint or by its return.
  private mutating func spend(
    _ message: MessageLeaf, on r: Int
  ) throws(Breach) -> Chain.Minted {
    try demand(
      Int(message.destination.rawValue), is: r, .mint, "the destination of the message")
    let source = UInt32(message.source.rawValue)
    try demand(
      message.nonce, is: chains[r].ledger.nextMint(from: source), .nonce,
      "the nonce of a message from R\(source)")
    chains[r].ledger.setNextMint(message.nonce + 1, from: source)
    let leaf = message.hash
    chains[r].inbox.append(leafHash: leaf)
    return Chain.Minted(from: source, leaf: leaf)
  }

  private mutating func post(
    _ amount: UInt64, to destination: RollupID, deadline: Instant?, from r: Int
  ) -> Chain.Sent {
    let to = UInt32(destination.rawValue)
    let nonce = chains[r].ledger.nextSend(to: to)
    chains[r].ledger.setNextSend(nonce + 1, to: to)
    let message = MessageLeaf(
      source: RollupID(r), destination: destination, nonce: nonce, amount: amount,
      sentAtBlock: chains[r].header.height + 1, deadline: deadline)
    let leaf = message.hash
    chains[r].outbox.append(leafHash: leaf)
    summary.sent += 1
    return Chain.Sent(to: to, leaf: leaf)
  }

  private mutating func compareRoots(
    _ header: BlockHeader, _ record: BlockRecord, _ r: Int
  ) throws(Breach) {
    var transactions = MerkleFrontier()
    for transaction in record.transactions {
      transactions.append(leafHash: Self.leaf(transaction))
    }
    var imports = MerkleFrontier()
    for imported in record.imports { imports.append(leafHash: imported.leafHash) }
    let rule = Rule.blockRoot
    try demand(header.stateRoot, is: chains[r].ledger.root(), rule, "the state root")
    try demand(header.txRoot, is: transactions.root, rule, "the transactions' root")
    try demand(header.outboxRoot, is: chains[r].outbox.root, rule, "the outbox root")
    try demand(header.inboxRoot, is: chains[r].inbox.root, rule, "the inbox root")
    try demand(header.importsRoot, is: imports.root, rule, "the imports' root")
  }

  /// A transaction's leaf hash: `u8 kind ‖` its fields.
  private static func leaf(_ transaction: BlockRecord.Transaction) -> Digest {
    var input = HashInput()
    switch transaction {
    case .send(let destination, let amount, let deadline):
      input.append(u8: 0)
      input.append(destination)
      input.append(u64: amount)
      if let deadline { input.append(u64: UInt64(deadline.milliseconds)) }
    case .mint(let message): append(message, kind: 1, to: &input)
    case .expire(let message): append(message, kind: 4, to: &input)
    case .transfer(let from, let to, let amount):
      input.append(u8: 2)
      input.append(u32: from)
      input.append(u32: to)
      input.append(u64: amount)
    case .verify(let rollup, let height, let hash):
      input.append(u8: 3)
      input.append(rollup)
      input.append(u64: height)
      input.append(hash)
    }
    return Merkle.leaf(input.bytes)
  }

  private static func append(_ message: MessageLeaf, kind: UInt8, to input: inout HashInput) {
    input.append(u8: kind)
    input.append(message.source)
    input.append(message.destination)
    input.append(u64: message.nonce)
    input.append(u64: message.amount)
    input.append(u64: message.sentAtBlock)
    if let deadline = message.deadline { input.append(u64: UInt64(deadline.milliseconds)) }
  }
}
