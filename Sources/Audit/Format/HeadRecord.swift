/// The first line: what the run was set to, as far as the rules depend on it.
struct HeadRecord: Decodable {
  struct Gas: Decodable {
    let transaction: Natural
    let verification: Natural
    let storage: Natural
    let calldata_byte: Natural
    let diff_bytes_block: Natural
  }
  struct Stakes: Decodable {
    let sequencer: UInt64
    let aggregator: UInt64
  }
  struct Keys: Decodable {
    let sequencers: [Digest]
    let aggregators: [Digest]
  }
  let format: String
  let schema: Int
  let scenario: String
  let seed: UInt64
  let run: String
  let mode: ModeValue
  let rollups: Natural
  let order: [Natural]
  let block_ms: Natural
  let checkpoint_ms: Natural
  let epoch_checkpoints: Natural
  let balance: Natural
  let slot_ms: Natural
  let lock_grace_ms: Natural
  let merge_up: Bool
  let finality_slots: Natural
  let import_depth: Natural
  let block_hash_window: Natural
  let pending_timeout_ms: Natural
  let places: [PlaceValue]
  let pairs: [PairValue]
  let gas: Gas
  let stakes: Stakes
  let keys: Keys

  /// Whether every rollup is in the tree, and every pair imports hashes of its nodes.
  var importsNodesOnly: Bool {
    places.allSatisfy { $0 == .tree } && mode == .intermediate
      && pairs.allSatisfy { $0.mode == .intermediate }
  }

  /// Whether a run can have these settings at all.
  func check() throws(Breach) {
    try demand(format == "prooftop trace", .head, "the format is not 'prooftop trace'")
    try demand(schema, is: 4, .head, "the schema")
    let n = rollups.value
    try demand(places.count == n, .head, "a place for each rollup")
    for place in places {
      if case .layer3(let parent) = place {
        try demand(parent < n, .head, "there is no L2 R\(parent)")
        // What stands on L3s would have to be built from its own end.
        if case .layer3 = places[parent] { throw Breach(.head, "R\(parent) is an L3 itself") }
      }
    }
    try demand(n >= 2 && n == keys.sequencers.count, .head, "there must be a key for each rollup")
    try demand(!keys.aggregators.isEmpty, .head, "there must be an aggregator")
    try demand(
      order.count == n && order.map(\.value).sorted().elementsEqual(0..<n), .head,
      "the order is no permutation of the rollups")
    let positive = [block_ms, checkpoint_ms, epoch_checkpoints, slot_ms]
    try demand(positive.allSatisfy { $0.value > 0 }, .head, "a length of time is 0")
    let small = [
      block_ms, checkpoint_ms, epoch_checkpoints, slot_ms, lock_grace_ms, gas.transaction,
      gas.verification, gas.storage, gas.calldata_byte, gas.diff_bytes_block,
    ]
    try demand(small.allSatisfy { $0.value <= 1 << 30 }, .head, "a setting is out of range")
    try demand(
      checkpoint_ms.value % block_ms.value == 0, .head,
      "the checkpoint interval is no multiple of the block time")
  }
}
