// What L1 makes of what was sent: the registry's and the contracts' rules (PROTOCOL 6).

extension AuditState {
  /// Locks that are over, then each transaction sent strictly before, in order.
  mutating func carryOutL1Block() {
    for r in endLocks(before: time) { l1.expected.append(.opened(r)) }
    let due = l1.mempool.filter { $0.sentAt < time }
    l1.mempool.removeAll { $0.sentAt < time }
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
    l1.expected.append(.block(outcomes: outcomes))
  }

  /// Nil if accepted, else the rule against it.
  private mutating func decide(_ transaction: L1State.Transaction) -> String? {
    switch transaction.request {
    case .settle(let proof): settle(proof, transaction.number)
    case .lone(let proof): settleAlone(proof, transaction.number)
    case .slash(let evidence): slash(evidence, transaction.number)
    }
  }

  private mutating func settle(_ proof: Int, _ transaction: Int) -> String? {
    guard case .settlement(_, let i, let prev, let cur, let leaves, let hashes)? = pendingL1[proof]
    else { return "invalid" }
    pendingL1[proof] = nil
    if i <= l1.checkpoint { return "already registered" }
    if prev != l1.registryHead { return "not from head" }
    (l1.checkpoint, l1.registryHead) = (i, cur)
    l1.acceptedHeads.append(cur)
    var moved: [Int] = []
    for (header, hash) in zip(leaves, hashes) {
      let (r, height) = (Int(header.rollup.rawValue), Int(header.height))
      if chains[r].contract.isOpen { continue }
      noteForLock(r, height, checkpoint: i)
      guard height > chains[r].contract.settledHeight else { continue }
      chains[r].contract.settledHash = hash
      chains[r].contract.settledHeight = height
      moved.append(r)
    }
    l1.expected.append(.moved(.registered, transaction: transaction, moved))
    return nil
  }

  private mutating func settleAlone(_ proof: Int, _ transaction: Int) -> String? {
    guard case .lone(let r, _, let anchor, let cur, let height, let head)? = pendingL1[proof]
    else { return "invalid" }
    pendingL1[proof] = nil
    if !chains[r].contract.isOpen { return "locked" }
    if anchor != chains[r].contract.settledHash { return "stale base" }
    if !l1.acceptedHeads.contains(head) { return "not from head" }
    chains[r].contract.settledHash = cur
    chains[r].contract.settledHeight = height
    l1.expected.append(.moved(.loneSettled, transaction: transaction, [r]))
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
        chains[r].contract.lockedForEpoch = own > before ? epoch + 1 : nil
        if own <= before { opened.append(r) }
      }
    }
    return opened
  }

  private func lockEnd(_ epoch: Int) -> Int {
    (epoch + 1) * head.epoch_checkpoints.value * head.checkpoint_ms.value
      + head.lock_grace_ms.value
  }

  /// Blocks whose state diffs an expansion publishes, before it moves anything.
  private func publishedBlocks(_ request: L1State.Request) -> Int {
    guard case .settle(let proof) = request,
      case .settlement(true, _, _, _, let leaves, _)? = pendingL1[proof]
    else { return 0 }
    return leaves.reduce(0) { sum, leaf in
      sum + max(0, Int(leaf.height) - chains[Int(leaf.rollup.rawValue)].contract.settledHeight)
    }
  }

  /// Base and verification for all; calldata and a word a leaf and the head for a settlement, a
  /// word for anything else. What is refused stores nothing for a settlement.
  private func gas(of request: L1State.Request, isRefused: Bool, publishing blocks: Int) -> UInt64 {
    let costs = head.gas
    var gas = costs.transaction.value + costs.verification.value
    if case .settle = request {
      let leaves = chains.count
      gas += (leaves * 32 + blocks * costs.diff_bytes_block.value) * costs.calldata_byte.value
      if !isRefused { gas += (leaves + 1) * costs.storage.value }
    } else {
      gas += costs.storage.value
    }
    return UInt64(gas)
  }
}
