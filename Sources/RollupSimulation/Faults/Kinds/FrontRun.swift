// A rollup that tries to settle ahead of the tree; its contract's lock stops it.

extension Fault {
  /// The rollup posts a lone proof of its present chain, prepared beforehand, whatever its
  /// contract's lock says: it tries to settle ahead of the tree.
  public static func frontRun(_ r: RollupID) -> Fault { Fault(.frontRun, on: .rollup(r)) }
}

extension ActionRow {
  static let frontRun = ActionRow(
    word: "frontRun", tag: 6, actor: .prover, menu: .attacks, search: .parties,
    means: .rollup { world, r, _ in world.frontRun(r) })
}

extension World {
  /// Posts a lone proof of the present chain, as far as its imports lie under the registry, without
  /// asking whether the contract is open. It was proven ahead, so it takes no time now.
  fileprivate mutating func frontRun(_ r: RollupID) {
    let rollup = rollups[r]
    let contract = l1.contracts[r]
    guard rollup.isOnChain(contract.settled) else { return }
    var target = contract.settledHeight
    while target < rollup.height,
      rollup.block(atHeight: target + 1).imports.allSatisfy(isUnderRegistry)
    {
      target += 1
    }
    guard target > contract.settledHeight else { return }
    if case .success(let proof) = proveAlone(r, to: rollup.chain[target]) {
      sendToL1(.lone(proof), from: .prover(r))
    }
  }
}
