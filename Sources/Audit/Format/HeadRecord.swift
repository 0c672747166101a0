/// The first line: what the run was set to, as far as the rules depend on it.
struct HeadRecord {
  struct Gas: LineValue {
    let transaction: Natural
    let verification: Natural
    let storage: Natural
    let calldata_byte: Natural
    let diff_bytes_block: Natural

    init(_ line: inout LineReader) throws(Breach) {
      (transaction, verification, storage, calldata_byte, diff_bytes_block) =
        try line.object { line throws(Breach) in
          (
            try line.value("transaction"), try line.value("verification"),
            try line.value("storage"), try line.value("calldata_byte"),
            try line.value("diff_bytes_block")
          )
        }
    }
  }
  struct Stakes: LineValue {
    let sequencer: UInt64
    let aggregator: UInt64

    init(_ line: inout LineReader) throws(Breach) {
      (sequencer, aggregator) = try line.object { line throws(Breach) in
        (try line.value("sequencer"), try line.value("aggregator"))
      }
    }
  }
  struct Keys: LineValue {
    let sequencers: [Digest]
    let aggregators: [Digest]

    init(_ line: inout LineReader) throws(Breach) {
      (sequencers, aggregators) = try line.object { line throws(Breach) in
        (try line.list("sequencers"), try line.list("aggregators"))
      }
    }
  }
  let format: String
  let schema: Natural
  let scenario: String
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

  init(_ line: inout LineReader) throws(Breach) {
    format = try line.text("format")
    schema = try line.value("schema")
    scenario = try line.text("scenario")
    let _: UInt64 = try line.value("seed")
    run = try line.text("run")
    mode = try line.word("mode")
    rollups = try line.value("rollups")
    order = try line.list("order")
    block_ms = try line.value("block_ms")
    checkpoint_ms = try line.value("checkpoint_ms")
    epoch_checkpoints = try line.value("epoch_checkpoints")
    balance = try line.value("balance")
    slot_ms = try line.value("slot_ms")
    lock_grace_ms = try line.value("lock_grace_ms")
    merge_up = try line.value("merge_up")
    finality_slots = try line.value("finality_slots")
    import_depth = try line.value("import_depth")
    block_hash_window = try line.value("block_hash_window")
    pending_timeout_ms = try line.value("pending_timeout_ms")
    places = try line.list("places")
    pairs = try line.list("pairs")
    gas = try line.value("gas")
    stakes = try line.value("stakes")
    keys = try line.value("keys")
    _ = try line.text("yaml")
  }

  /// Whether every rollup is in the tree, and every pair imports hashes of its nodes.
  var importsNodesOnly: Bool {
    places.allSatisfy { $0 == .tree } && mode == .intermediate
      && pairs.allSatisfy { $0.mode == .intermediate }
  }

  /// Whether any two may have a mode that the aggregator's word on blocks belongs to.
  var usesCommitments: Bool {
    mode.isCommitted || pairs.contains { $0.mode.isCommitted }
  }

  /// Whether a run can have these settings at all.
  func check() throws(Breach) {
    try demand(format == "prooftop trace", .head, "the format is not 'prooftop trace'")
    try demand(schema.value, is: 4, .head, "the schema")
    let n = rollups.value
    try demand(places.count == n, .head, "a place for each rollup")
    for place in places {
      if case .layer3(let parent) = place {
        try demand(parent < n, .head, "there is no L2 R\(parent)")
        // What stands on L3s would have to be built from its own end.
        if case .layer3 = places[parent] { throw Breach(.head, "R\(parent) is an L3 itself") }
      }
    }
    try demand(
      pairs.allSatisfy { $0.from < n && $0.to < n && $0.from != $0.to }, .head,
      "a mode of a pair that there is not")
    try demand(n >= 2 && n == keys.sequencers.count, .head, "there must be a key for each rollup")
    try demand(!keys.aggregators.isEmpty, .head, "there must be an aggregator")
    try demand(
      order.count == n && order.map(\.value).sorted().elementsEqual(0..<n), .head,
      "the order is no permutation of the rollups")
    let positive = [block_ms, checkpoint_ms, epoch_checkpoints, slot_ms]
    try demand(positive.allSatisfy { $0.value > 0 }, .head, "a length of time is 0")
    let small = [
      block_ms, epoch_checkpoints, slot_ms, lock_grace_ms, gas.transaction, gas.verification,
      gas.storage, gas.calldata_byte, gas.diff_bytes_block,
    ]
    try demand(small.allSatisfy { $0.value <= 1 << 30 }, .head, "a setting is out of range")
    try demand(
      checkpoint_ms.value <= Natural.max / epoch_checkpoints.value, .head,
      "an epoch is out of range")
  }
}
