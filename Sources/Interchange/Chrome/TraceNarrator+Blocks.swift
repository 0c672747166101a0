import RollupSimulation

// Blocks, and the arrows that messages draw between them.

extension TraceNarrator {
  mutating func tellBlock(
    _ r: RollupID, _ height: Int, mints: [MessageID], sends: [MessageID], _ world: World
  ) {
    let rollup = world.rollup(r)
    var facts: [(String, JSONText)] = []
    // What was made may have left the chain within the same event.
    if height <= rollup.height {
      let block = rollup.block(atHeight: height)
      facts.append(("hash", .string(block.hash.hex)))
      if !block.imports.isEmpty {
        facts.append(("imports", .strings(block.imports.map { world.name($0) })))
      }
    }
    if !mints.isEmpty { facts.append(("mints", .string(Names.messages(mints)))) }
    if !sends.isEmpty { facts.append(("sends", .string(Names.messages(sends)))) }
    var flows: [(String, MessageID)] = []
    for id in mints where arrow(id) == .begun { flows.append(("t", id)) }
    for id in sends where arrow(id) == .none {
      setArrow(id, .begun)
      flows.append(("s", id))
    }
    lines.block(
      "#\(height)", "block", at: world.now, on: .sequencer(r), facts, flows: flows)
  }

  /// An L1 block, and the arrows of the messages that are on L1 by it.
  mutating func tellL1Block(
    _ number: Int, _ transactions: [L1TransactionID], _ world: World
  ) {
    var flows: [(String, MessageID)] = []
    for record in world.records {
      for changes in record.occurrence.facts(in: world).messages
      where changes.change == .reached(.onL1) {
        for id in changes.ids where arrow(id) == .begun {
          setArrow(id, .ended)
          flows.append(("f", id))
        }
      }
    }
    var facts: [(String, JSONText)] = []
    if !transactions.isEmpty {
      let names = transactions.map { world.name(world.layer1.transaction($0).kind) }
      facts.append(("transactions", .strings(names)))
    }
    lines.block(
      Address.l1Block(number).description, "l1", at: world.now, on: .l1Blocks, facts,
      flows: flows)
  }

  /// A joint of an arrow, in the slice that is open on the track.
  mutating func step(_ id: MessageID, at time: Instant, on track: Track) {
    if arrow(id) == .begun { lines.flow("t", id, at: time, on: track) }
  }

  private func arrow(_ id: MessageID) -> Arrow {
    id.index < arrows.count ? arrows[id.index] : .none
  }

  private mutating func setArrow(_ id: MessageID, _ arrow: Arrow) {
    while arrows.count <= id.index { arrows.append(.none) }
    arrows[id.index] = arrow
  }
}
