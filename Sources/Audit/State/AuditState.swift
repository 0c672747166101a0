/// All that an auditor keeps between two lines of a trace.
struct AuditState {
  let head: HeadRecord
  /// Place in the tree's order, by rollup.
  let places: [Int]
  var summary = AuditSummary()
  var isEnded = false
  var event = 0
  var time = 0
  var chains: [Chain]
  /// Rollups whose genesis line came.
  var geneses = 0
  /// Rollups that an action of the present event makes fork, and how deep.
  var forks: [(rollup: Int, depth: Int)] = []

  /// Statements by number of proof.
  var nodes: [Int: NodeStatement] = [:]
  var pendingL1: [Int: L1Statement] = [:]
  /// Hashes of nodes that some proof states.
  var hashes: [NodePlace: [StatedHash]] = [:]
  let genesisRoot: Digest
  /// The tree's `B`s not yet forgotten, by checkpoint, and the last one's checkpoint.
  var roots: [Int: Root] = [:]
  var lastRoot = 0
  var rootProofs: [Int: Int] = [:]
  /// Hashes of places in parts of the tree that were given up, which L1 may still take.
  var givenUp: [NodePlace: [StatedHash]] = [:]
  /// Who made proofs of each epoch last.
  var turns: [Int: Turn] = [:]
  /// By aggregator: until when it was last silent; for ever if it is.
  var silentUntil: [Int]
  /// Messages on the chains that L1 stores.
  var lanes = SettledLanes()
  /// Where each rollup settles by now.
  var settling: [PlaceValue]
  /// Whether the head has it so and nobody joined or left: then nothing waits on L1 for others, and
  /// no later line names a block below the settled one.
  var importsNodesOnly: Bool
  var l1: L1State
  /// What L1 had for good, oldest first, from the newest that is a grace old.
  var past: [PastL1] = []

  init(_ head: HeadRecord) {
    self.head = head
    let n = head.rollups.value
    var places = [Int](repeating: 0, count: n)
    for (place, rollup) in head.order.enumerated() { places[rollup.value] = place }
    self.places = places
    let settling = head.places
    (self.settling, importsNodesOnly) = (settling, head.importsNodesOnly)
    let balance = UInt64(head.balance.value)
    var chains = (0..<n).map { Chain($0, genesisBalance: balance) }
    for r in 0..<n {
      let layer3 = (0..<n).filter { settling[$0] == .layer3(r) }
      if layer3.isEmpty { continue }
      chains[r] = Chain(
        r, genesisBalance: balance, layer3: layer3.map { ($0, chains[$0].hash) })
    }
    for r in 0..<n where settling[r] != .tree {
      chains[r].contract.lockedForEpoch = nil
      chains[r].contract.lastCheckpoint = 0
    }
    self.chains = chains
    silentUntil = Array(repeating: -1, count: head.keys.aggregators.count)
    let order = head.order.map { chains[$0.value].hash }
    var geneses: [NodePlace: [StatedHash]] = [:]
    genesisRoot = Self.genesisHash(order, first: 0, count: n, &geneses)
    hashes = geneses
    roots[0] = Root(cur: genesisRoot, proof: nil, exports: [])
    l1 = L1State(chains, genesisRoot: genesisRoot, head)
    summary.scenario = head.scenario
    summary.run = head.run
    for r in 0..<n { noteLock(r) }
  }

  private static func genesisHash(
    _ order: [Digest], first: Int, count: Int, _ found: inout [NodePlace: [StatedHash]]
  ) -> Digest {
    if count == 1 { return order[first] }
    let half = Shape.left(of: count)
    let hash = NodePreimage(
      first: UInt32(first), count: UInt32(count), checkpoint: 0,
      left: genesisHash(order, first: first, count: half, &found),
      right: genesisHash(order, first: first + half, count: count - half, &found),
      previous: .zero
    ).hash
    found[NodePlace(first: UInt32(first), count: UInt32(count), checkpoint: 0)] = [
      StatedHash(hash: hash, proof: nil)
    ]
    return hash
  }

  /// Checks one line after the head.
  mutating func take(_ line: TraceLine, line number: Int) throws(Breach) {
    try demand(!isEnded, .order, "a line after the end")
    if case .genesis(let record) = line.record { return try take(record) }
    try demand(
      geneses == chains.count, .order, "expected the genesis block of R\(geneses)")
    try move(to: line)
    switch line.record {
    case .head, .genesis: throw Breach(.order, "a second head")
    case .action(let record): try take(record)
    case .block(let record): try take(record)
    case .branch(let record): try take(record)
    case .chain(let record): try take(record)
    case .carry(let record): try take(record)
    case .node(let record): try take(record)
    case .root(let record): try take(record)
    case .settlement(let record): try take(record)
    case .lone(let record): try take(record)
    case .sent(let record): try take(record)
    case .registered(let record): try take(record, .registered)
    case .loneSettled(let record): try take(record, .loneSettled)
    case .lonePending(let record): try take(record)
    case .reorg(let record): try take(record)
    case .member(let record): try take(record)
    case .slashed(let record): try take(record)
    case .opened(let record): try take(record)
    case .l1Block(let record): try take(record)
    case .cut(let record): try take(record)
    case .violation: summary.violations += 1
    case .end(let record): try take(record, line: number)
    }
  }

  /// Events never go back, and an event has one time.
  private mutating func move(to line: TraceLine) throws(Breach) {
    let (event, time) = (line.event, line.time)
    try demand(
      event > self.event && time >= self.time || event == self.event && time == self.time, .order,
      "event \(event) at \(time) after event \(self.event) at \(self.time)")
    if event != self.event {
      try finishL1Event()
      forks = []
    }
    try demand(
      time <= (l1.number + 1 + l1.missed) * head.slot_ms.value, .l1Block,
      "L1's block \(l1.number + 1) is missing")
    (self.event, self.time) = (event, time)
  }

  private mutating func take(_ record: GenesisRecord) throws(Breach) {
    try demand(
      record.rollup.value == geneses && geneses < chains.count, .order,
      "the genesis block of R\(record.rollup.value) out of turn")
    try demand(record.hash, is: chains[geneses].hash, .genesis, "the genesis hash")
    geneses += 1
  }

  private mutating func take(_ record: ActionRecord) throws(Breach) {
    summary.actions += 1
    // Later rules ask for these four, to the letter.
    let action = record.action
    let fork = action.split(separator: ", depth: ")
    if fork.count == 2, let r = Self.number(fork[0], "fork: {rollup: R", ""),
      let depth = Self.number(fork[1], "", "}")
    {
      forks.append((r, depth))
    }
    if let depth = Self.number(action[...], "reorgL1: {depth: ", "}") {
      try reorgL1(depth: depth)
    }
    if let a = Self.number(action[...], "crashAggregator: Agg", ""), silentUntil.indices.contains(a)
    {
      silentUntil[a] = Int.max
    }
    if let a = Self.number(action[...], "heal: Agg", ""), silentUntil.indices.contains(a) {
      noteWord(of: a)
    }
  }

  /// The number between two pieces of text, in its only spelling.
  private static func number(_ text: Substring, _ before: String, _ after: String) -> Int? {
    guard text.hasPrefix(before), text.hasSuffix(after) else { return nil }
    let digits = text.dropFirst(before.count).dropLast(after.count)
    return Int(digits).flatMap { $0 <= Natural.max && String($0) == digits ? $0 : nil }
  }

  private mutating func take(_ record: EndRecord, line: Int) throws(Breach) {
    try finishL1Event()
    try demand(record.lines.value, is: line, .end, "the number of lines")
    try demand(record.blocks.value, is: summary.blocks, .end, "the number of blocks")
    try demand(record.messages.value, is: summary.sent, .end, "the number of messages")
    try demand(record.proofs.value, is: summary.proofs, .end, "the number of proofs")
    try demand(record.registry.value, is: l1.checkpoint, .end, "the registry's checkpoint")
    try demand(record.violations.value, is: summary.violations, .end, "the number of violations")
    isEnded = true
  }

  func chain(_ rollup: Natural) throws(Breach) -> Int {
    try demand(rollup.value < chains.count, .form, "there is no rollup R\(rollup.value)")
    return rollup.value
  }

  /// Proofs are numbered from 0 without a gap.
  mutating func number(_ proof: Natural) throws(Breach) {
    try demand(proof.value, is: summary.proofs, .order, "the proof's number")
    summary.proofs += 1
  }

  var keptEntries: Int {
    chains.reduce(
      nodes.count + hashes.count + roots.count + rootProofs.count + pendingL1.count
        + givenUp.count + turns.count + lanes.count + past.count
    ) {
      $0 + $1.blocks.count + $1.proofs.count + $1.leaves.count + $1.locks.count
    }
  }
}
