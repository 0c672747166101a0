/// Where the default of each setting comes from.
enum DefaultSources {
  /// The source of the default at `path`.
  static func source(of path: String) -> Source {
    table[path] ?? .assumption("no source is known")
  }

  /// By the path of the setting; a test holds that none is missing.
  static let table: [String: Source] =
    protocolTable
    .merging(costs) { $1 }.merging(l1) { $1 }.merging(guards) { $1 }

  private static let protocolTable: [String: Source] = [
    "mode": .published(.post, says: "intermediate proofs, in 2.2.2.2 and 3.2"),
    "modeOf": .assumption("every pair has the scenario's mode"),
    "isolated": .assumption("everyone shares the aggregator, as the post has it"),
    "layers": .assumption("in an L3 mode the first rollup is the L2 of all others"),
    "rollups": .assumption("few enough to be seen all at once"),
    "blockTime": .published(.post, says: "a block every 5 s, in 2.2.2.2"),
    "order": .assumption("the post does not say who stands beside whom in the tree"),
    "checkpointInterval": .published(.post, says: "every 5 min, so 60 blocks, in 2.2.2.2"),
    "checkpointsPerEpoch": .published(
      .post, says: "the common proof goes to L1 every hour, in 2.2.2.2"),
    "initialBalance": .assumption("enough that nobody runs out"),
    "importPolicy": .assumption("a reading of 3.2: the lowest node is the soonest"),
    "mergeUp": .assumption("off, so that each export is seen to settle at its own node"),
    "networkDelay": .assumption("a message around the world, with room"),
    "messageLifetime": .assumption("the post's messages wait for as long as it takes"),
    "aggregation.aggregators": .assumption("one at work and one to take over"),
    "aggregation.workers": .assumption("fewer than there are pairs, so that one has to wait"),
    "aggregation.heartbeat": .assumption("several within the time-out"),
    "aggregation.timeout": .assumption("long for a network, short for a checkpoint"),
    "aggregation.collectionDeadline": .assumption("well within a checkpoint's interval"),
    "aggregation.exitAfter": .assumption("later than a successor would have come"),
    "checkInvariants": .assumption("on: a run that breaks a rule must say so"),
  ]

  private static let costs: [String: Source] = [
    "costs.chainProofMin": .assumption("visible steps; no prover was measured"),
    "costs.chainProofMax": .assumption("uneven on purpose; no prover was measured"),
    "costs.chainProofOf": .assumption("none is set by hand"),
    "costs.fold": .assumption("visible steps; no prover was measured"),
    "costs.settlement": .assumption("twice a fold; no prover was measured"),
    "costs.proofSize": .assumption("some kilobyte; decides nothing"),
    "costs.verificationGas": .published(
      .sp1, says: "Groth16 for about 270,000 gas; other sources give from 250,000"),
    "costs.transactionGas": .published(.yellowPaper, says: "G_transaction is 21,000"),
    "costs.storageGas": .published(
      .eip2200, says: "SSTORE_RESET_GAS is 5,000; since EIP-2929 2,900 and 2,100 for a cold slot"),
    "costs.calldataGasPerByte": .published(
      .eip2028, says: "16 gas for a byte that is not zero"),
    "costs.diffSizePerBlock": .assumption("a changed account or two"),
  ]

  private static let l1: [String: Source] = [
    "l1.slot": .published(.consensusConfiguration, says: "a slot takes 12 s"),
    "l1.finalitySlots": .published(
      .epochsAndSlots, says: "final after two epochs of 32 slots, 12.8 min"),
    "l1.importDepth": .assumption("a rollup outside the tree takes the risk of a reorg"),
    "l1.blockHashWindow": .published(
      .eip2935, says: "HISTORY_SERVE_WINDOW is 8,191; BLOCKHASH alone reaches 256"),
    "l1.pendingTimeout": .assumption("an epoch: whoever settles at all has settled by then"),
    "l1.lockGrace": .assumption("longer than an honest end of an epoch with the defaults"),
    "l1.aggregatorStake": .assumption("as much as an Ethereum validator has"),
    "l1.sequencerStake": .assumption("as much as an Ethereum validator has"),
  ]

  private static let guards: [String: Source] = [
    "guards.continuity": .assumption("a guard that the post lacks; off: forged messages"),
    "guards.lock": .assumption("off only to show what it prevents"),
    "guards.registry": .assumption("off only to show what it prevents"),
    "guards.rootMustBeEmpty": .published(.post, says: "all is settled at the root, in 3.2"),
    "guards.settleRule": .published(.post, says: "an export is compared where it settles, in 3.2"),
    "guards.nonces": .assumption("off only to show what it prevents"),
  ]
}
