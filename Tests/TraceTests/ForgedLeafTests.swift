import Audit
import Support
import Testing

@testable import RollupSimulation
@testable import SettlementLayer

/// For leaves, checkpoints and turns: a trace that breaks just that one, with
/// all that hangs on it made again, is refused at its line, by both readers.
@Suite struct ForgedLeafTests {
  private let r0 = RollupID(0)

  /// All contracts have opened because nobody posted anything; the tree takes leaves as before.
  @Test func theTreeTakesALeafOfAnOpenContract() throws {
    let scenario = calm {
      $0.traffic = []
      $0.settings.aggregation.exitAfter = nil
      $0.settings.aggregation.aggregators = 1
      $0.faults = faults([
        (10, .inject(.crashAggregator(AggregatorID(0)))), (78, .heal(.aggregator(AggregatorID(0)))),
      ])
    }
    let cheat = Cheat(scenario, when: { $0.l1.contracts[r0].isOpen }) { world in
      for r in world.l1.contracts.indices {
        world.l1.contracts[r].lockedForEpoch = 100
        world.abandonProving(RollupID(r))
      }
      world.topology.setOpen { _ in false }
    }
    let (bytes, before) = try #require(cheat.run())
    let forger = Forger(bytes)
    // What was proven before that may have been taken in before that.
    let chains = forger.lines.indices.filter { $0 >= before && forger.kind(of: $0) == "chain" }
      .map { forger.members(of: $0)["proof"].int }
    let line = forger.lines.indices.first { line in
      guard line >= before, forger.kind(of: line) == "node" else { return false }
      let node = forger.members(of: line)
      return chains.contains(node["left"].int) || chains.contains(node["right"].int)
    }
    try Readers.expectRefused(line.map { (bytes, $0 + 1) }, .leaf, "an open contract's leaf")
  }

  /// Provers so slow that the next block is there before the proof.
  private var slow: Scenario {
    calm {
      $0.settings.costs.chainProofMin = .seconds(7)
      $0.settings.costs.chainProofMax = .seconds(8)
    }
  }

  private func lateHead(_ world: World) -> Int? {
    let (i, rollup) = (world.checkpoint, world.rollups[r0])
    guard i > 0, let job = rollup.prover.job, case .chain(_, i, _, let to) = world.jobs[job].kind,
      rollup.height > rollup.block(to).height
    else { return nil }
    return i
  }

  @Test func aLeafBeyondItsCheckpoint() throws {
    let cheat = Cheat(slow, when: { lateHead($0) != nil }) {
      $0.prove(r0, checkpoint: lateHead($0)!, to: $0.rollups[r0].head)
    }
    try Readers.expectRefused(cheat.run(to: "chain"), .checkpoint, "beyond")
  }

  @Test func aLeafShortOfItsCheckpoint() throws {
    let cheat = Cheat(slow, when: { lateHead($0) != nil }) { world in
      let to = world.rollups[r0].checkpointBlocks[world.checkpoint]
      world.prove(r0, checkpoint: lateHead(world)!, to: world.rollups[r0].block(to).parent)
    }
    try Readers.expectRefused(cheat.run(to: "chain"), .checkpoint, "short")
  }

  @Test func aProofBeforeItsCheckpoint() throws {
    let cheat = Cheat(calm(), when: { $0.now.milliseconds > 30_000 }) {
      $0.prove(r0, checkpoint: 2, to: $0.rollups[r0].head)
    }
    try Readers.expectRefused(cheat.run(to: "chain"), .checkpoint, "before")
  }

  @Test func aNodeMadeOutOfTurn() throws {
    let cheat = Cheat(calm(), when: { $0.now.milliseconds > 15_000 }) {
      $0.terms[0].holder = AggregatorID(1)
      $0.resume(AggregatorID(1))
    }
    try Readers.expectRefused(cheat.run(to: "node"), .turn, "another maker")
  }

  @Test func aRootSignedByAnother() throws {
    let scenario = calm()
    let (bytes, world) = Traces.make(scenario)
    let key = world.signingKey(of: .aggregator(AggregatorID(1)))
    let forged = Forger(bytes).changing("root") { line in
      let i = line["checkpoint"].int!
      let signed = key.sign(
        Attestation(
          kind: .aggregate, rollup: 1, height: UInt64(i), deadline: .genesis,
          digest: world.proofs[world.roots[i]].cur))
      line["signer"] = .number("1")
      line["signature"] = .text(signed.bytes.map { Digest.hex(of: $0) }.joined())
      return true
    }
    try Readers.expectRefused(forged, .turn, "another signer")
  }

  @Test(arguments: ["open contract", "entangled"])
  func aLeafCarriedForNoCause(_ cause: String) throws {
    let forged = Forger(Traces.make(Traces.rich()).bytes).changing("carry") { line in
      guard line["cause"].reads("deadline") else { return false }
      line["cause"] = .text(cause)
      return true
    }
    try Readers.expectRefused(forged, .carry, cause)
  }

  @Test func anOpenContractsLeafCarriedForBeingLate() throws {
    let forged = Forger(Traces.make(Traces.rich()).bytes).changing("carry") { line in
      guard line["cause"].reads("open contract") else { return false }
      line["cause"] = .text("deadline")
      return true
    }
    try Readers.expectRefused(forged, .carry, "open")
  }

  /// Its lock may end, but the epoch before moved its leaf: the node above shows it.
  @Test func aLockSaidToEndThatDoesNot() throws {
    let scenario = calm {
      $0.settings.l1.lockGrace = .seconds(60)
      $0.faults = faults([(52, .inject(.loseChainProof(RollupID(2))))])
    }
    let forger = Forger(Traces.make(scenario).bytes)
    let carried = forger.changing("carry") { line in
      guard line["cause"].reads("deadline") else { return false }
      line["cause"] = .text("lock ends")
      return true
    }
    let (bytes, line) = try #require(carried)
    let node = forger.lines.indices.first { $0 >= line && forger.kind(of: $0) == "node" }
    let proof = forger.members(of: line - 1)["proof"].int
    let above = forger.lines.indices.first {
      forger.kind(of: $0) == "node"
        && [forger.members(of: $0)["left"].int, forger.members(of: $0)["right"].int].contains(proof)
    }
    #expect(node != nil)
    try Readers.expectRefused(above.map { (bytes, $0 + 1) }, .carry, "lock ends")
  }
}

extension Digest {
  fileprivate static func hex(of byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
