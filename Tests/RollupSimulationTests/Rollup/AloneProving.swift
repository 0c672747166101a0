@testable import RollupSimulation
@testable import SettlementLayer

/// A rollup without a world, and its prover with clock, network and proof system: a block every
/// five seconds, a checkpoint a minute, proofs in five seconds.
final class AloneProving {
  var alone: AloneRollup
  var around: Surroundings
  var contract: VerifierContract

  init() {
    var settings = AloneRollup.settings
    settings.blockTime = .seconds(5)
    settings.checkpointInterval = .seconds(60)
    settings.costs.chainProofMin = .seconds(5)
    settings.costs.chainProofMax = .seconds(5)
    let tree = AloneRollup.tree
    var alone = AloneRollup()
    alone.rollup = Rollup(0, tree: tree, settings: settings, seed: 7)
    self.alone = alone
    around = Surroundings(
      settings, tree: tree,
      genesisHashes: ByNumber(repeating: .zero, count: tree.nodes.count),
      topology: Topology(settings), functionality: alone.functionality)
    contract = VerifierContract(
      of: L1Chain.Newcomer(genesisHash: alone.rollup.state.headHash, place: .tree))
    around.terms = [Term(epoch: 0, holder: 0, since: .genesis, foldsFrom: .genesis)]
  }

  var rollup: Rollup { alone.rollup }

  /// What its prover works on: from and to which block, and in which time.
  var work: [Int]? {
    guard let id = rollup.prover.job, case .chain(_, _, let from, let to) = around.jobs[id].kind
    else { return nil }
    let time = around.jobs[id].ends - around.jobs[id].started
    return [from.index, to.index, Int(time.milliseconds / 1000)]
  }

  /// Chain proofs on their way to an aggregator.
  var sent: [ProofID] {
    var (queue, found) = (around.queue, [] as [ProofID])
    while let due = queue.pop() {
      if case .arrival(.chainProof(let proof, _)) = due.event { found.append(proof) }
    }
    return found
  }

  /// Twelve more blocks, a checkpoint, and the prover goes on.
  func reachCheckpoint() {
    let i = around.checkpoint + 1
    for k in 1...12 { alone.make(AloneRollup.input(at: 60 * (i - 1) + 5 * k)) }
    around.now = .seconds(60 * i)
    around.checkpoint = i
    alone.rollup.reachCheckpoint()
    goOn()
  }

  @discardableResult
  func goOn() -> Rollup.ProvingStep { alone.rollup.goOnProving(contract, &around) }

  /// Its job ends, and the proof is sent.
  @discardableResult
  func finish() -> ProofID? {
    guard let id = rollup.prover.job, case .chain(_, let i, let from, let to) = around.jobs[id].kind
    else { return nil }
    around.jobs[id].state = .done
    alone.rollup.prover.end()
    let relation = rollup.chainExtension(for: i, from: from, to: to, rejoin: nil, around)
    guard case .success(let made) = around.prove({ _ in true }, { relation }) else { return nil }
    let proof = around.file(made.sealed, inputs: [], block: to, maker: .prover(0))
    alone.rollup.send(.init(proof: proof, checkpoint: i, block: to), &around)
    goOn()
    return proof
  }

  /// A leaf that is carried at a block.
  func carry(_ i: Int, at block: BlockIndex) -> ProofID {
    let relation = Carry(
      rollup: 0, checkpoint: i,
      included: (rollup.block(block).hash, rollup.block(block).height))
    guard case .success(let made) = around.prove({ _ in true }, { relation }) else {
      preconditionFailure("anything can be carried")
    }
    return around.file(made.sealed, inputs: [], block: block, maker: .aggregator(0))
  }

  /// An aggregator says what it took for a checkpoint; whether that was news.
  @discardableResult
  func hear(_ leaf: ProofID, for i: Int) -> Bool {
    guard alone.rollup.hear(receiptOf: leaf, checkpoint: i, &around) else { return false }
    alone.rollup.dropStaleProof(&around)
    goOn()
    return true
  }
}
