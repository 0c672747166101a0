/// What the chains that L1 stores have sent to each other and minted, by pair of rollups: of each
/// pair the mints are a beginning of the sends (PROTOCOL 7.1 and 7.2).
///
/// It holds the sends that are not minted on a final chain yet, so it does not grow with the trace.
struct SettledLanes {
  private struct Lane {
    /// Messages from nonce `first` on; those up to `start` in the list are forgotten.
    var sends: [Digest] = []
    var first = 0
    var start = 0
    /// Nonces that the receiver's settled chain has minted.
    var minted = 0

    /// The send with a nonce, if it has settled.
    func send(_ nonce: Int) -> Digest? {
      nonce - first < sends.count ? sends[nonce - first] : nil
    }

    /// The oldest send is never asked for again. The list is moved up once half of it is gone, so
    /// that each entry is moved once on the average.
    mutating func forgetOldest() {
      start += 1
      if 2 * start < sends.count { return }
      sends.removeFirst(start)
      first += start
      start = 0
    }
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
      guard let lane = lanes[key], lane.send(lane.minted) == minted.leaf else { return minted }
      lanes[key]!.minted += 1
    }
    return nil
  }

  mutating func unmint(_ mints: [Chain.Minted], on r: Int) {
    for minted in mints { lanes[Self.key(minted.from, UInt32(r))]?.minted -= 1 }
  }

  /// These mints are final: their sends are never asked for again.
  mutating func forget(_ mints: [Chain.Minted], on r: Int) {
    for minted in mints { lanes[Self.key(minted.from, UInt32(r))]?.forgetOldest() }
  }

  /// Sends that are kept.
  var count: Int { lanes.values.reduce(0) { $0 + $1.sends.count - $1.start } }
}
