// A sequencer that imports what is no hash of anything.

extension Fault {
  /// The rollup's next block imports a junk hash of its nearest ancestor.
  public static func badImport(_ r: RollupID) -> Fault { Fault(.badImport, on: .rollup(r)) }
}

extension ActionRow {
  static let badImport = ActionRow(
    word: "badImport", tag: 8, actor: .sequencer, menu: .attacks, search: .parties,
    breaksChain: true,
    means: .rollup { world, r, _ in world.rollups[r].sequencer.tell(.importsJunk) })
}

extension World {
  /// The junk that a sequencer was told to import, of the kind that its route imports: claimed to
  /// be its nearest ancestor's hash at the last checkpoint it knows of, or a block of L1, of its L2
  /// or of the next rollup. Nothing is opened through it.
  mutating func junkImport(of r: RollupID) -> [HashOpening] {
    guard rollups[r].sequencer.take(.importsJunk) else { return [] }
    var input = HashInput()
    input.append(bytes: Array("prooftop bad import".utf8))
    input.append(u64: seed)
    input.append(r)
    input.append(u64: UInt64(rollups[r].blocks.count))
    let next = RollupID((r.index + 1) % rollups.count)
    let imported = forgedImport(
      of: r, from: topology.settlingL2(of: r) ?? next, input.digest())
    return [HashOpening(imported: imported, preimages: [], senders: [])]
  }
}
