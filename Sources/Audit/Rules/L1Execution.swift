// What L1 makes of what was sent: the registry's and the contracts' rules (PROTOCOL 6).

extension AuditState {
  /// Locks that are over, each transaction sent strictly before, in order, and what waited.
  mutating func carryOutL1Block() {
    let before = undoPoint(number: l1.number + 1)
    l1.storedBefore = chains.map(\.contract.settledHeight)
    (l1.moves, l1.overdue, l1.movedAlone) = ([], [], [])
    for r in endLocks(before: time) { l1.expected.append(.opened(r)) }
    let due = l1.mempool.filter { $0.sentAt < time }
    l1.mempool.removeAll { $0.sentAt < time }
    l1.included = due
    var outcomes: [(transaction: Int, words: String, gas: UInt64)] = []
    for transaction in due {
      let published = publishedBlocks(transaction.request)
      let refusal = decide(transaction)
      outcomes.append(
        (
          transaction.number, refusal ?? "accepted",
          gas(of: transaction.request, isRefused: refusal != nil, publishing: published)
        ))
    }
    if !importsNodesOnly { settleTogether(isChanged: !due.isEmpty) }
    if !due.isEmpty || before.nextLockEnd != l1.nextLockEnd || lockEnd(l1.nextLockEnd) == time {
      l1.undo.append(before)
    }
    l1.expected.append(.block(outcomes: outcomes))
  }

  /// Nil if accepted, else the rule against it.
  private mutating func decide(_ transaction: L1State.Transaction) -> String? {
    switch transaction.request {
    case .settle(let proof): return settle(proof, transaction.number)
    case .lone(let proof): return settleAlone(proof, transaction.number)
    case .slash(let evidence): return slash(evidence, transaction.number)
    case .membership(let r, let joins):
      chains[r].contract.request = (joins, l1.number + 1)
      return nil
    }
  }

  private mutating func settle(_ proof: Int, _ transaction: Int) -> String? {
    guard
      case .settlement(_, let i, let prev, let cur, let leaves, let hashes, let mark, let roots)? =
        pendingL1[proof]
    else { return "invalid" }
    if i <= l1.checkpoint { return "already registered" }
    if prev != l1.registryHead { return "not from head" }
    if let mark, !remembers(mark) { return "unknown L1 block" }
    for (header, hash) in zip(leaves, hashes) {
      let r = Int(header.rollup.rawValue)
      guard chains[r].isOnOneBranch(hash, at: Int(header.height)) else {
        return "contradicts a contract"
      }
    }
    followRegistry(roots, to: i)
    (l1.checkpoint, l1.registryHead) = (i, cur)
    l1.acceptedHeads.append(cur)
    var moved: [L1State.Move] = []
    for (header, hash) in zip(leaves, hashes) {
      let (r, height) = (Int(header.rollup.rawValue), Int(header.height))
      l1.heldLeaves[r] = hash
      if !chains[r].contract.isOpen { noteForLock(r, height, checkpoint: i) }
      guard height > chains[r].contract.settledHeight else { continue }
      moved.append(move(r, to: hash, height))
    }
    l1.expected.append(.moved(.registered, transaction: transaction, moved))
    return nil
  }

  /// L1 compares a hash of itself with its history, as far back as that reaches.
  private func remembers(_ export: ImportedHash) -> Bool {
    l1.holds(export) && l1.number + 1 - Int(export.index) <= head.block_hash_window.value
  }

  private mutating func settleAlone(_ proof: Int, _ transaction: Int) -> String? {
    guard case .lone(let s)? = pendingL1[proof] else { return "invalid" }
    let r = s.rollup
    if !chains[r].contract.isOpen { return "locked" }
    if case .layer3 = settling[r] { return "locked" }
    let stored = chains[r].contract.settledHash
    let tip = chains[r].contract.pending.last?.cur ?? stored
    if s.anchor != stored && s.anchor != tip { return "stale base" }
    if !l1.acceptedHeads.contains(s.head) { return "not from head" }
    guard s.exports.allSatisfy({ $0.kind != .l1Block || remembers($0) }) else {
      return "unknown L1 block"
    }
    // A proof from the stored block stands for whatever waits there.
    if s.anchor == stored { chains[r].contract.pending = [] }
    let foreign = s.exports.filter { $0.kind == .rollupBlock }
    if isMember(r) {
      guard foreign.allSatisfy({ isSettled($0) || isHeld($0) }) else { return "foreign export" }
    } else if !chains[r].contract.pending.isEmpty || !foreign.allSatisfy(isSettled) {
      chains[r].contract.pending.append(
        Contract.Pending(
          transaction: transaction, anchor: s.anchor, block: s.block, cur: s.cur,
          height: s.height, exports: foreign, since: time))
      l1.expected.append(.pending(r, transaction: transaction, exports: foreign.count))
      return nil
    }
    let moved = move(r, to: s.cur, s.height, at: s.block)
    l1.expected.append(.moved(.loneSettled, transaction: transaction, [moved]))
    leaveContradicted(by: r)
    return nil
  }

  private mutating func slash(_ evidence: L1State.Evidence, _ transaction: Int) -> String? {
    let (a, b) = (evidence.first.attestation, evidence.second.attestation)
    guard let key = key(of: evidence.signer), a.kind == b.kind, a.rollup == b.rollup,
      a.height == b.height, a.digest != b.digest,
      key.verify(evidence.first.signature, over: a),
      key.verify(evidence.second.signature, over: b)
    else { return "no conflict" }
    let n = evidence.signer.number
    let amount: UInt64
    if evidence.signer.role == .sequencer {
      amount = l1.sequencerStakes[n]
      l1.sequencerStakes[n] = 0
    } else {
      amount = l1.aggregatorStakes[n]
      l1.aggregatorStakes[n] = 0
    }
    l1.expected.append(.slashed(evidence.signer, transaction: transaction, amount: amount))
    return nil
  }

  private func key(of signer: PartyValue) -> VerifyingKey? {
    let keys: [Digest]
    switch signer.role {
    case .sequencer: keys = head.keys.sequencers
    case .aggregator: keys = head.keys.aggregators
    case .prover: return nil
    }
    return keys.indices.contains(signer.number) ? VerifyingKey(bytes: keys[signer.number]) : nil
  }

  private mutating func noteForLock(_ r: Int, _ height: Int, checkpoint: Int) {
    let ahead = epoch(checkpoint) - l1.nextLockEnd
    guard ahead >= 0 else {
      chains[r].contract.leafBefore = max(chains[r].contract.leafBefore, height)
      return
    }
    while chains[r].contract.leaves.count <= ahead { chains[r].contract.leaves.append(0) }
    chains[r].contract.leaves[ahead] = max(chains[r].contract.leaves[ahead], height)
  }

  /// Ends each lock that is over before `time`: it is renewed where an accepted `B` of the ending
  /// epoch holds a newer leaf than those of earlier epochs. The contracts that open.
  mutating func endLocks(before time: Int) -> [Int] {
    var opened: [Int] = []
    while lockEnd(l1.nextLockEnd) < time {
      let epoch = l1.nextLockEnd
      l1.nextLockEnd += 1
      for r in chains.indices where chains[r].contract.lockedForEpoch == epoch {
        let before = chains[r].contract.leafBefore
        let own = chains[r].contract.leaves.isEmpty ? 0 : chains[r].contract.leaves.removeFirst()
        chains[r].contract.leafBefore = max(before, own)
        let isRenewed = own > before && isMember(r)
        chains[r].contract.lockedForEpoch = isRenewed ? epoch + 1 : nil
        noteLock(r)
        if !isRenewed { opened.append(r) }
      }
    }
    // Messages of members come by L1 from now on.
    if opened.contains(where: isMember) { importsNodesOnly = false }
    return opened
  }

  func lockEnd(_ epoch: Int) -> Int {
    (epoch + 1) * head.epoch_checkpoints.value * head.checkpoint_ms.value
      + head.lock_grace_ms.value
  }

  /// Blocks whose state diffs are published, before anything moves: an expansion's, and a lone
  /// proof's from outside the tree with those of L3s that the L2 verified in them.
  private func publishedBlocks(_ request: L1State.Request) -> Int {
    switch request {
    case .settle(let proof):
      guard case .settlement(true, _, _, _, let leaves, _, _, _)? = pendingL1[proof] else {
        return 0
      }
      return leaves.reduce(0) { sum, leaf in
        sum + max(0, Int(leaf.height) - chains[Int(leaf.rollup.rawValue)].contract.settledHeight)
      }
    case .lone(let proof):
      guard case .lone(let s)? = pendingL1[proof], !isMember(s.rollup) else { return 0 }
      let blocks = chains[s.rollup].blocks
      func layer3(_ index: Int) -> Int {
        blocks[index]?.verified.values.reduce(0) { $0 + $1.height } ?? 0
      }
      return s.height - (blocks[s.from]?.height ?? 0) + layer3(s.block) - layer3(s.from)
    case .slash, .membership: return 0
    }
  }

  /// Base and verification; calldata of outputs and diffs; a word for all that is stored. What is
  /// refused stores nothing for a settlement.
  private func gas(of request: L1State.Request, isRefused: Bool, publishing blocks: Int) -> UInt64 {
    let costs = head.gas
    var gas = costs.transaction.value + costs.verification.value
    let diffs = blocks * costs.diff_bytes_block.value
    switch request {
    case .settle:
      gas += (chains.count * 32 + diffs) * costs.calldata_byte.value
      if !isRefused { gas += (chains.count + 1) * costs.storage.value }
    case .lone(let proof):
      var exports = 0
      if case .lone(let s)? = pendingL1[proof] { exports = s.exports.count }
      gas += (exports * 49 + diffs) * costs.calldata_byte.value + costs.storage.value
    case .slash: gas += costs.storage.value
    case .membership: gas = costs.transaction.value + costs.storage.value
    }
    return UInt64(gas)
  }
}
