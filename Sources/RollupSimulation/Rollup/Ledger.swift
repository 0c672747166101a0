/// A nonce counter for one peer.
public struct NonceCounter: Hashable, Sendable {
  /// The other rollup.
  public var peer: RollupID
  /// The next nonce.
  public var next: UInt64
}

/// A rollup's state: balances, which incoming nonces are spent, which outgoing ones are used; and
/// the Merkle tree over it (PROTOCOL 1, "state leaves").
public struct Ledger: Sendable {
  /// An account's balance.
  public struct Account: Hashable, Sendable {
    /// The account's number.
    public var number: UInt32
    /// What it holds.
    public var balance: UInt64
  }
  /// Ascending by number; an entry exists from first touch.
  public private(set) var accounts: [Account] = []
  /// Next nonce to mint, ascending by source.
  public private(set) var spent: [NonceCounter] = []
  /// Next nonce to send with, ascending by destination.
  public private(set) var sent: [NonceCounter] = []
  private var tree = MutableMerkleTree()
  /// The root when nothing has changed since.
  private var cleanRoot: Digest?

  /// The genesis state: account 0 with all the balance.
  public init(genesisBalance: UInt64) {
    setBalance(genesisBalance, of: 0)
  }

  /// Sum of all balances.
  public var supply: UInt64 { accounts.reduce(0) { $0 + $1.balance } }

  /// The balance of an account, 0 if it was never touched.
  public func balance(of account: UInt32) -> UInt64 {
    accounts.first { $0.number == account }?.balance ?? 0
  }

  /// The next nonce that may be minted from `source`.
  public func nextSpent(from source: RollupID) -> UInt64 { Self.next(in: spent, source) }
  /// The next nonce of a message to `destination`.
  public func nextSent(to destination: RollupID) -> UInt64 { Self.next(in: sent, destination) }

  /// The state root. Cost: hashes of what changed since the last call.
  public mutating func root() -> Digest {
    if let cleanRoot { return cleanRoot }
    let root = tree.root()
    cleanRoot = root
    return root
  }

  mutating func setBalance(_ balance: UInt64, of account: UInt32) {
    cleanRoot = nil
    let hash = StateLeaf.balance(account: account, balance)
    let place = accounts.firstIndex { $0.number >= account } ?? accounts.count
    if place < accounts.count, accounts[place].number == account {
      accounts[place].balance = balance
      tree.setLeaf(at: place, hash)
    } else {
      accounts.insert(Account(number: account, balance: balance), at: place)
      tree.insertLeaf(at: place, hash)
    }
  }

  mutating func setSpent(_ next: UInt64, from source: RollupID) {
    cleanRoot = nil
    let hash = StateLeaf.spent(source: source, nextNonce: next)
    let (place, isNew) = Self.set(&spent, source, next)
    let leaf = accounts.count + place
    if isNew { tree.insertLeaf(at: leaf, hash) } else { tree.setLeaf(at: leaf, hash) }
  }

  mutating func setSent(_ next: UInt64, to destination: RollupID) {
    cleanRoot = nil
    let hash = StateLeaf.sent(destination: destination, nextNonce: next)
    let (place, isNew) = Self.set(&sent, destination, next)
    let leaf = accounts.count + spent.count + place
    if isNew { tree.insertLeaf(at: leaf, hash) } else { tree.setLeaf(at: leaf, hash) }
  }

  private static func next(in list: [NonceCounter], _ peer: RollupID) -> UInt64 {
    let place = lowerBound(list, peer)
    return place < list.count && list[place].peer == peer ? list[place].next : 0
  }

  private static func set(
    _ list: inout [NonceCounter], _ peer: RollupID, _ next: UInt64
  ) -> (place: Int, isNew: Bool) {
    let place = lowerBound(list, peer)
    if place < list.count, list[place].peer == peer {
      list[place].next = next
      return (place, false)
    }
    list.insert(NonceCounter(peer: peer, next: next), at: place)
    return (place, true)
  }

  private static func lowerBound(_ list: [NonceCounter], _ peer: RollupID) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].peer < peer { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
