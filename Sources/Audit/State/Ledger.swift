/// A rollup's balances and nonce counters with the Merkle tree over them (PROTOCOL 1, "state
/// leaves").
struct Ledger {
  /// Account and balance, source and next nonce to mint, destination and next nonce to send with;
  /// each ascending by key.
  private var lists: [[(key: UInt32, value: UInt64)]] = [[], [], []]
  /// Blocks of L3s that the contract in an L2's state stores, ascending by rollup.
  private var layer3: [(rollup: UInt32, hash: Digest)] = []
  private var tree = MutableMerkleTree()

  private enum Part: Int { case balance, spent, sent }

  /// The state at genesis.
  init(genesisBalance: UInt64) { set(.balance, 0, genesisBalance) }

  /// A state that was written out; nil unless the keys of each list ascend.
  init?(balances: [Pair], spent: [Pair], sent: [Pair], stored: [StoredValue] = []) {
    var leaves: [Digest] = []
    for (part, pairs) in [(Part.balance, balances), (.spent, spent), (.sent, sent)] {
      guard zip(pairs, pairs.dropFirst()).allSatisfy({ $0.key < $1.key }),
        part == .balance || pairs.allSatisfy({ $0.key <= UInt32(Int32.max) })
      else { return nil }
      lists[part.rawValue] = pairs.map { ($0.key, $0.value) }
      leaves += pairs.map { Self.leaf(part, $0.key, $0.value) }
    }
    guard zip(stored, stored.dropFirst()).allSatisfy({ $0.rollup < $1.rollup }),
      stored.allSatisfy({ $0.rollup <= UInt32(Int32.max) })
    else { return nil }
    layer3 = stored.map { ($0.rollup, $0.hash) }
    leaves += layer3.map { Self.leaf($0) }
    tree = MutableMerkleTree(leafHashes: leaves)
  }

  mutating func root() -> Digest { tree.root() }

  func balance(of account: UInt32) -> UInt64 { get(.balance, account) }
  func nextMint(from source: UInt32) -> UInt64 { get(.spent, source) }
  func nextSend(to destination: UInt32) -> UInt64 { get(.sent, destination) }

  mutating func setNextMint(_ nonce: UInt64, from source: UInt32) { set(.spent, source, nonce) }
  mutating func setNextSend(_ nonce: UInt64, to destination: UInt32) {
    set(.sent, destination, nonce)
  }

  /// The block of an L3 in the contract; nil for a rollup that is no L3 here.
  func stored(of rollup: UInt32) -> Digest? { layer3.first { $0.rollup == rollup }?.hash }

  /// Puts a block of an L3 into the contract.
  mutating func setStored(_ hash: Digest, of rollup: UInt32) {
    let place = layer3.firstIndex { $0.rollup >= rollup } ?? layer3.count
    let leaf = lists.reduce(place) { $0 + $1.count }
    if place < layer3.count, layer3[place].rollup == rollup {
      layer3[place].hash = hash
      tree.setLeaf(at: leaf, Self.leaf((rollup, hash)))
    } else {
      layer3.insert((rollup, hash), at: place)
      tree.insertLeaf(at: leaf, Self.leaf((rollup, hash)))
    }
  }

  private static func leaf(_ stored: (rollup: UInt32, hash: Digest)) -> Digest {
    StateLeaf.stored(RollupID(rawValue: Int32(stored.rollup)), blockHash: stored.hash)
  }

  /// Adds to a balance.
  mutating func credit(_ amount: UInt64, to account: UInt32) throws(Breach) {
    let (sum, isOver) = balance(of: account).addingReportingOverflow(amount)
    try demand(!isOver, .balance, "account \(account) overflows")
    set(.balance, account, sum)
  }

  /// Takes from a balance what it holds.
  mutating func debit(_ amount: UInt64, from account: UInt32) throws(Breach) {
    let held = balance(of: account)
    try demand(
      amount <= held, .balance, "account \(account) holds \(held) and is to pay \(amount)")
    set(.balance, account, held - amount)
  }

  private func get(_ part: Part, _ key: UInt32) -> UInt64 {
    let place = place(part, key)
    let list = lists[part.rawValue]
    return place < list.count && list[place].key == key ? list[place].value : 0
  }

  private mutating func set(_ part: Part, _ key: UInt32, _ value: UInt64) {
    let place = place(part, key)
    let leaf = lists[..<part.rawValue].reduce(place) { $0 + $1.count }
    let hash = Self.leaf(part, key, value)
    if place < lists[part.rawValue].count, lists[part.rawValue][place].key == key {
      lists[part.rawValue][place].value = value
      tree.setLeaf(at: leaf, hash)
    } else {
      lists[part.rawValue].insert((key, value), at: place)
      tree.insertLeaf(at: leaf, hash)
    }
  }

  private func place(_ part: Part, _ key: UInt32) -> Int {
    let list = lists[part.rawValue]
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func leaf(_ part: Part, _ key: UInt32, _ value: UInt64) -> Digest {
    switch part {
    case .balance: StateLeaf.balance(account: key, value)
    case .spent: StateLeaf.spent(source: RollupID(rawValue: Int32(key)), nextNonce: value)
    case .sent: StateLeaf.sent(destination: RollupID(rawValue: Int32(key)), nextNonce: value)
    }
  }
}
