// What a transaction costs on L1, by the cost model.

extension World {
  /// Blocks whose state diffs a transaction publishes: those since the contracts' stored blocks,
  /// and for an L2 those of its L3s, which travel through it (post 2.2.1.2). A lone proof from the
  /// tree publishes none, like an exit.
  func publishedBlocks(_ kind: L1Transaction.Kind) -> Int {
    switch kind {
    case .settle(let proof):
      guard case .settlement(let s) = proofs[proof].statement, s.kind == .expansion
      else { return 0 }
      return s.leaves.reduce(0) {
        $0 + max(0, $1.height - l1.contracts[$1.rollup].settledHeight)
      }
    case .lone(let proof):
      guard case .lone(let s) = proofs[proof].statement, !topology.isMember(s.rollup),
        let block = proofs[proof].block
      else { return 0 }
      let base = rollups[s.rollup].block(hash: s.anchor)
      let from = base.map { rollups[s.rollup].block($0).height } ?? 0
      return s.curHeight - from + layer3Blocks(on: s.rollup, after: from, to: block)
    case .slash, .membership: return 0
    }
  }

  /// Gas by the cost model: base, verification, calldata of the public outputs and of published
  /// diffs, one stored word a contract that moves. A refused transaction pays for its calldata.
  func gasUsed(
    by kind: L1Transaction.Kind, refused: Bool, publishing blocks: Int
  ) -> UInt64 {
    let costs = settings.costs
    var gas = costs.transactionGas + costs.verificationGas
    switch kind {
    case .settle(let proof):
      guard case .settlement(let s) = proofs[proof].statement else { return gas }
      let bytes = s.leaves.count * 32 + blocks * costs.diffBytesPerBlock
      let (calldata, overflow) = UInt64(bytes).multipliedReportingOverflow(
        by: costs.calldataGasPerByte)
      gas = gas.addingUpToMax(overflow ? .max : calldata)
      if !refused { gas = gas.addingUpToMax(UInt64(s.leaves.count + 1) * costs.storageGas) }
    case .lone(let proof):
      let bytes =
        proofs[proof].exports.count * ImportedHash.byteCount
        + blocks * costs.diffBytesPerBlock
      gas += costs.storageGas + UInt64(bytes) * costs.calldataGasPerByte
    case .slash: gas += costs.storageGas
    case .membership: gas = costs.transactionGas + costs.storageGas
    }
    return gas
  }
}

extension UInt64 {
  /// The sum, or the largest number: absurd prices and sizes are no reason to stop a run.
  func addingUpToMax(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
