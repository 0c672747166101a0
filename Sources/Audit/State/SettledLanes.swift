/// What the chains that L1 stores have sent to each other and minted, by pair of rollups: of each
/// pair the mints are a beginning of the sends (PROTOCOL 7.1 and 7.2).
///
/// It holds the sends that are not minted on a final chain yet, so it does not grow with the trace.
struct SettledLanes {
  private struct Lane {
    /// Messages from nonce `first` on, those before `start` forgotten.
    var sends: [Digest] = []
    var first = 0
    /// Nonces that the receiver's settled chain has minted.
    var minted = 0
  }
  private var lanes: [UInt64: Lane] = [:]

  private static func key(_ from: UInt32, _ to: UInt32) -> UInt64 {
    UInt64(from) << 32 | UInt64(to)
  }

  /// A block of the sender has settled.
  mutating func settle(_ sends: [Chain.Sent], from r: Int) {
    for sent in sends {
      lanes[Self.key(UInt32(r), sent.to), default: Lane()].sends.append(sent.leaf)
    }
  }

  /// L1 has left it again; newest block first.
  mutating func unsettle(_ sends: [Chain.Sent], from r: Int) {
    for sent in sends { lanes[Self.key(UInt32(r), sent.to)]?.sends.removeLast() }
  }

  /// A block of the receiver has settled; the nonce of the first mint that no settled send stands
  /// for.
  mutating func mint(_ mints: [Chain.Minted], on r: Int) -> Chain.Minted? {
    for minted in mints {
      let key = Self.key(minted.from, UInt32(r))
      guard let lane = lanes[key], lane.minted - lane.first < lane.sends.count,
        lane.sends[lane.minted - lane.first] == minted.leaf
      else { return minted }
      lanes[key]!.minted += 1
    }
    return nil
  }

  mutating func unmint(_ mints: [Chain.Minted], on r: Int) {
    for minted in mints { lanes[Self.key(minted.from, UInt32(r))]?.minted -= 1 }
  }

  /// These mints are final: their sends are never asked for again.
  mutating func forget(_ mints: [Chain.Minted], on r: Int) {
    for minted in mints {
      let key = Self.key(minted.from, UInt32(r))
      lanes[key]?.sends.removeFirst()
      lanes[key]?.first += 1
    }
  }

  /// Sends that are kept.
  var count: Int { lanes.values.reduce(0) { $0 + $1.sends.count } }
}
