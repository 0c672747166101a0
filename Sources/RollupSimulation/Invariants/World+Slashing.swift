// Property 8, computed anew from what was signed, and not by L1's own check: who has lost a stake
// has signed two statements about one height of a chain, and both are on record.

extension World {
  /// L1 has a new block: whoever has less at stake than before is named by a transaction in it.
  /// O(N).
  mutating func checkStakes(
    after aggregatorStakes: ByNumber<AggregatorID, UInt64>,
    _ sequencerStakes: ByNumber<RollupID, UInt64>, in included: [L1TransactionID]
  ) {
    guard isChecking else { return }
    let slashes = included.filter {
      if case .slash = l1.transactions[$0].kind { l1.transactions[$0].isAccepted } else { false }
    }
    if slashes.isEmpty, l1.aggregatorStakes == aggregatorStakes,
      l1.sequencerStakes == sequencerStakes
    {
      return
    }
    let named = slashes.compactMap { guilty(of: $0) }
    for id in slashes where guilty(of: id) == nil { reportSlashing(id.rawValue) }
    for a in aggregators.indices.map({ AggregatorID($0) }) {
      let isWhole = l1.aggregatorStakes[a] == aggregatorStakes[a]
      let isTaken = l1.aggregatorStakes[a] == 0 && named.contains(.aggregator(a))
      if !isWhole, !isTaken { reportSlashing(a.rawValue) }
    }
    for r in rollups.numbers {
      let isWhole = l1.sequencerStakes[r] == sequencerStakes[r]
      let isTaken = l1.sequencerStakes[r] == 0 && named.contains(.sequencer(r))
      if !isWhole, !isTaken { reportSlashing(r.rawValue) }
    }
  }

  /// The same of the whole branch of L1 that stands, when a run is over: each stake is what it was
  /// at genesis, or nothing. O(transactions).
  mutating func checkAllStakes() {
    let slashes = l1.transactions.filter {
      if case .slash = $0.kind { $0.isAccepted } else { false }
    }
    let named = slashes.compactMap { guilty(of: $0.id) }
    for (a, stake) in l1.aggregatorStakes.enumerated() {
      let owed = named.contains(.aggregator(AggregatorID(a))) ? 0 : settings.l1.aggregatorStake
      if stake != owed { reportSlashing(Int32(a)) }
    }
    for (r, stake) in l1.sequencerStakes.enumerated() {
      let owed = named.contains(.sequencer(RollupID(r))) ? 0 : settings.l1.sequencerStake
      if stake != owed { reportSlashing(Int32(r)) }
    }
  }

  private mutating func reportSlashing(_ number: Int32) {
    report(.justifiedSlashing, nil, declared: 0, computed: Int64(number))
  }

  /// Whom an accepted transaction proves guilty; `nil` for nobody.
  private func guilty(of id: L1TransactionID) -> Party? {
    guard case .slash(let evidence) = l1.transactions[id].kind,
      isRecorded(evidence.first, evidence.firstSignature, by: evidence.signer),
      isRecorded(evidence.second, evidence.secondSignature, by: evidence.signer),
      evidence.first.height == evidence.second.height,
      evidence.first.digest != evidence.second.digest
    else { return nil }
    return evidence.signer
  }

  /// Whether a party really signed a statement about its own chain, and what it states was really
  /// made. The signed bytes are written down anew, and the key is the party's own, whatever the
  /// evidence says of either.
  private func isRecorded(_ statement: Attestation, _ signature: Signature, by party: Party) -> Bool
  {
    var bytes: [UInt8] = [0x14, statement.kind.rawValue]
    func append(_ value: UInt64, _ count: Int) {
      for k in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) }
    }
    append(UInt64(statement.rollup), 4)
    append(statement.height, 8)
    append(UInt64(bitPattern: statement.deadline.milliseconds), 8)
    bytes += statement.digest.bytes
    let number = Int(statement.rollup)
    let isMade: Bool
    switch (statement.kind, party) {
    case (.execution, .sequencer(let r)):
      isMade =
        r.index == number
        && rollups[r].blocks.contains {
          $0.header.height == statement.height && $0.hash == statement.digest
        }
    case (.aggregate, .aggregator(let a)):
      isMade =
        a.index == number
        && proofs.contains { proof in
          guard case .node(let s) = proof.statement else { return false }
          return proof.maker == party && s.count == tree.order.count
            && s.checkpoint == Int(statement.height) && s.cur == statement.digest
        }
    case (.inclusion, _), (.proof, _), (.execution, _), (.aggregate, _): isMade = false
    }
    return isMade && verifyingKey(of: party).verify(signature, over: bytes)
  }
}
