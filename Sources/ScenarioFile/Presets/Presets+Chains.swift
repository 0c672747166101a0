extension Presets {
  /// Clocks and limits of chains.
  static let chains: [Preset] = [
    post, ethereum, agglayer, opInterop, starknet, scroll, taiko, aztec,
  ]

  private static let post = Preset(
    "post", .chain, "The clock of the research post, and its example of 100 rollups.",
    values: [
      .taken("rollups", "100", from: .post, "its example in 3.1"),
      .taken("blockTime", "5s", from: .post, "a block every 5 s, in 2.2.2.2"),
      .taken("checkpointInterval", "5min", from: .post, "every 5 min, so 60 blocks, in 2.2.2.2"),
      .taken(
        "checkpointsPerEpoch", "12", from: .post,
        "the common proof goes to L1 every hour, in 2.2.2.2"),
      .assumed(
        "aggregation.workers", "16", "the folds of 100 rollups fit into an interval"),
      .assumed("costs.fold", "4s", "the post gives no proving times"),
    ])

  private static let ethereum = Preset(
    "ethereum", .chain, "L1 as Ethereum is: its slots, its finality, its gas.",
    values: [
      .taken("l1.slot", "12s", from: .consensusConfiguration, "a slot takes 12 s"),
      .taken(
        "l1.finalitySlots", "64", from: .epochsAndSlots,
        "final after two epochs of 32 slots, 12.8 min"),
      .taken("costs.transactionGas", "21000", from: .yellowPaper, "G_transaction is 21,000"),
      .taken(
        "costs.storageGas", "5000", from: .eip2200,
        "SSTORE_RESET_GAS is 5,000; since EIP-2929 2,900 and 2,100 for a cold slot"),
      .taken(
        "costs.calldataGasPerByte", "16", from: .eip2028, "16 gas for a byte that is not zero"),
    ],
    notes: [
      .taken(
        "BLOCKHASH reach", "256 blocks", from: .eip2935,
        "BLOCKHASH_SERVE_WINDOW; fewer than the 300 L1 blocks of an hour"),
      .taken(
        "block hashes in L1's state", "8,191 blocks", from: .eip2935, "HISTORY_SERVE_WINDOW"),
    ])

  private static let agglayer = Preset(
    "agglayer", .chain, "Agglayer: epochs of 6 L1 blocks, settled after 12 confirmations.",
    values: [
      .taken("l1.slot", "12s", from: .consensusConfiguration, "a slot takes 12 s"),
      .taken(
        "l1.finalitySlots", "12", from: .agglayerSettlement,
        "12 confirmations by default, here what L1-final means"),
      .taken(
        "checkpointInterval", "72s", from: .agglayerClock,
        "an epoch is 6 L1 blocks; at 12 s each that is 72 s"),
      .assumed(
        "checkpointsPerEpoch", "1", "Agglayer has no checkpoints; each of its epochs settles"),
      .assumed("blockTime", "6s", "its chains have their own; 6 s divide the epoch"),
    ])

  private static let opInterop = Preset(
    "op-interop", .chain, "OP Stack chains that take each other's messages.",
    values: [
      .taken(
        "blockTime", "2s", from: .opStackConfigurability, "a standard chain has 1 or 2 s")
    ],
    notes: [
      .taken(
        "message expiry", "604,800 s", from: .opMessageExpiration,
        "a message must be taken within 7 days; messages here never expire")
    ])

  private static let starknet = Preset(
    "starknet", .chain, "Starknet: its target for the time between blocks.",
    values: [
      .taken("blockTime", "2s", from: .starknetBlocks, "2 s, before this proposal lowers it")
    ])

  private static let scroll = Preset(
    "scroll", .chain, "Scroll in 2024: what finalising a bundle cost, and how long it took.",
    values: [
      .taken("blockTime", "3s", from: .scrollSequencing, "3 s, as well as it can"),
      .taken(
        "costs.verificationGas", "556000", from: .scrollQuestions,
        "556,000 gas for the whole transaction; the rest is counted on top here"),
      .assumed(
        "checkpointInterval", "5min", "Scroll has no checkpoints; ten of these make 50 min"),
      .taken(
        "checkpointsPerEpoch", "10", from: .scrollQuestions,
        "about 50 min to finalise, here the length of an epoch"),
    ])

  private static let taiko = Preset(
    "taiko", .chain, "Taiko: how long a prover has for a proof.",
    values: [
      .taken(
        "aggregation.collectionDeadline", "120min", from: .taikoTiers,
        "a proving window of 120 min, here how long a missing proof is waited for")
    ])

  private static let aztec = Preset(
    "aztec", .chain, "Aztec: slots of 36 s, 32 of them an epoch.",
    values: [
      .taken("blockTime", "36s", from: .aztecConfiguration, "aztecSlotDuration is 36"),
      .taken(
        "checkpointsPerEpoch", "4", from: .aztecConfiguration,
        "aztecEpochDuration is 32 slots: 4 checkpoints of 8 slots"),
      .assumed(
        "checkpointInterval", "288s", "Aztec has no checkpoints; 8 slots are near to 5 min"),
    ])
}
