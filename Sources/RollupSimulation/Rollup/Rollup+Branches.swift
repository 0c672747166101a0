// Which branch a rollup goes over to (PROTOCOL 6 and 7.7).

extension Rollup {
  /// Where a fork of so many blocks begins.
  enum ForkPoint: Hashable {
    /// There is nothing to leave.
    case nowhere
    /// Below a block that L1 has made final: that is its chain for everybody, and a branch from
    /// there is nobody's (PROTOCOL 6).
    case belowFinal(Int)
    /// After the block of a height.
    case at(Int)
  }

  /// Where its sequencer would leave its last `depth` blocks.
  func forkPoint(depth: Int, final: BlockIndex) -> ForkPoint {
    let depth = min(depth, height)
    if depth < 1 { return .nowhere }
    let point = height - depth
    return point < height(of: final) ? .belowFinal(point) : .at(point)
  }

  /// The block to go to when told to go over to the branch of another. L1's word is known at once:
  /// if its contract stores a later block of that branch by now, it is that one.
  func target(
    onBranchOf block: BlockIndex, _ contract: VerifierContract, cause: RevertCause
  ) -> (block: BlockIndex, cause: RevertCause) {
    if height(of: block) < contract.settledHeight, descends(contract.settled, from: block) {
      return (
        contract.settled, .otherBranchIncluded(checkpoint: contract.settledCheckpoint)
      )
    }
    return (block, cause)
  }

  /// The prover follows the sequencer: checkpoints of an abandoned branch are taken again, and so
  /// is work on it.
  mutating func followBranch(_ around: inout Surroundings) {
    retakeCheckpoints(around.settings)
    guard let job = prover.job, let target = around.jobs[job].kind.target, !isOnChain(target) else {
      return
    }
    abandonProving(&around)
  }

  /// The height of the first block above another that imported a hash.
  func height(ofImport export: ImportedHash, above floor: Int) -> Int? {
    imports(above: floor).first { $0.hash == export }?.height
  }
}

extension Job.Kind {
  /// The block of a rollup's chain at which the proof ends.
  var target: BlockIndex? {
    switch self {
    case .chain(_, _, _, let to), .lone(_, let to): to
    case .fold, .settlement: nil
    }
  }
}
