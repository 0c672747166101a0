/// Every encoding of PROTOCOL 1 once more, over plain byte arrays.
///
/// Written from the table there and from nothing else: it imports no module of the project, so
/// that a slip in the engine's encodings can't be made here as well by sharing them.
public enum NaiveProtocol {
  /// `∅`.
  public static let none = [UInt8](repeating: 0, count: 32)

  /// Data of a message leaf.
  public static func message(
    source: UInt32, destination: UInt32, nonce: UInt64, amount: UInt64, sentAtBlock: UInt64
  ) -> [UInt8] {
    naiveBytes(source) + naiveBytes(destination) + naiveBytes(nonce) + naiveBytes(amount)
      + naiveBytes(sentAtBlock)
  }

  /// Data of all state leaves in order; each list holds (key, value), keys ascending.
  public static func stateLeaves(
    balances: [(UInt32, UInt64)], spent: [(UInt32, UInt64)], sent: [(UInt32, UInt64)]
  ) -> [[UInt8]] {
    var leaves: [[UInt8]] = []
    for (kind, list) in [(UInt8(0), balances), (1, spent), (2, sent)] {
      for (key, value) in list { leaves.append([kind] + naiveBytes(key) + naiveBytes(value)) }
    }
    return leaves
  }

  /// An import or export.
  public static func imported(
    kind: UInt8, first: UInt32, count: UInt32, index: UInt64, digest: [UInt8]
  ) -> [UInt8] {
    [kind] + naiveBytes(first) + naiveBytes(count) + naiveBytes(index) + digest
  }

  /// A block hash; `roots` are parent, state, transactions, outbox, inbox, imports.
  public static func blockHash(
    rollup: UInt32, height: UInt64, timeMs: UInt64, roots: [[UInt8]]
  ) -> [UInt8] {
    let fields = naiveBytes(rollup) + naiveBytes(height) + naiveBytes(timeMs)
    return naiveSHA256([0x10] + fields + roots.flatMap { $0 })
  }

  /// A node hash.
  public static func nodeHash(
    first: UInt32, count: UInt32, checkpoint: UInt64, left: [UInt8], right: [UInt8],
    previous: [UInt8]
  ) -> [UInt8] {
    let place = naiveBytes(first) + naiveBytes(count) + naiveBytes(checkpoint)
    return naiveSHA256([0x11] + place + left + right + previous)
  }

  /// A hash of an L1 block.
  public static func l1BlockHash(
    number: UInt64, timeMs: UInt64, parent: [UInt8], stateRoot: [UInt8]
  ) -> [UInt8] {
    naiveSHA256([0x12] + naiveBytes(number) + naiveBytes(timeMs) + parent + stateRoot)
  }

  /// Data of L1's state leaf for a settled block.
  public static func settled(rollup: UInt32, blockHash: [UInt8]) -> [UInt8] {
    naiveBytes(rollup) + blockHash
  }

  /// Data of L1's state leaf for the registry's head.
  public static func registry(head: [UInt8], checkpoint: UInt64) -> [UInt8] {
    head + naiveBytes(checkpoint)
  }

  /// The bytes that an attestation's signature is over.
  public static func attestation(
    kind: UInt8, rollup: UInt32, height: UInt64, deadlineMs: UInt64, digest: [UInt8]
  ) -> [UInt8] {
    [0x14, kind] + naiveBytes(rollup) + naiveBytes(height) + naiveBytes(deadlineMs) + digest
  }
}
