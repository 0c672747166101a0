// An aggregator that folds with a junk loose input (PROTOCOL 2.1 and 6): continuity makes a wasted
// proof of it.

extension Fault {
  /// The next fold that this aggregator starts takes junk for its loose input `x`.
  public static func junkInput(_ a: AggregatorID) -> Fault { Fault(.junkInput, on: .aggregator(a)) }
}

extension ActionRow {
  static let junkInput = ActionRow(
    word: "junkInput", tag: 7, actor: .aggregator, menu: .attacks, search: .parties,
    means: .aggregator(
      offered: { world, a in world.aggregators[a].isCrashed ? [] : [0] },
      effect: { world, a, _ in world.aggregators[a].takesJunkNext = true }))
}

extension World {
  /// A value that is no hash of anything, another one for every node and checkpoint.
  func junk(for node: NodeID, _ i: Int) -> Digest {
    var input = HashInput()
    input.append(bytes: Array("prooftop junk".utf8))
    input.append(u64: seed)
    input.append(u32: UInt32(node.rawValue))
    input.append(u64: UInt64(i))
    return input.digest()
  }
}
