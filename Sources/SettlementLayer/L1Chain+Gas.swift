// What a transaction costs, by the cost model.

extension L1Chain {
  /// Blocks whose state diffs a transaction publishes: those since the contracts' stored blocks. A
  /// lone proof from the tree publishes none, like an exit.
  func publishedBlocks(by transaction: L1Transaction) -> Int {
    switch (transaction.kind, transaction.proof?.sealed.statement) {
    case (.settle, .settlement(let s)) where s.kind == .expansion:
      s.leaves.reduce(0) { $0 + max(0, $1.height - contracts[$1.rollup].settledHeight) }
    case (.lone, .lone(let s)) where !contracts[s.rollup].isMember:
      transaction.proof?.publishedBlocks ?? 0
    case (.settle, _), (.lone, _), (.slash, _), (.membership, _): 0
    }
  }

  /// Gas by the cost model: base, verification, calldata of the public outputs and of published
  /// diffs, one stored word a contract that moves. A refused transaction pays for its calldata.
  func gasUsed(
    by transaction: L1Transaction, refused: Bool, publishing blocks: Int
  ) -> UInt64 {
    let costs = rules.costs
    let statement = transaction.proof?.sealed.statement
    var gas = costs.transaction + costs.verification
    switch transaction.kind {
    case .settle:
      guard case .settlement(let s) = statement else { return gas }
      let bytes = s.leaves.count * 32 + blocks * costs.diffBytesPerBlock
      let (calldata, overflow) = UInt64(bytes).multipliedReportingOverflow(by: costs.calldataByte)
      gas = gas.addingUpToMax(overflow ? .max : calldata)
      if !refused { gas = gas.addingUpToMax(UInt64(s.leaves.count + 1) * costs.word) }
    case .lone:
      let exports = statement?.exports.count ?? 0
      let bytes = exports * ImportedHash.byteCount + blocks * costs.diffBytesPerBlock
      gas += costs.word + UInt64(bytes) * costs.calldataByte
    case .slash: gas += costs.word
    case .membership: gas = costs.transaction + costs.word
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
