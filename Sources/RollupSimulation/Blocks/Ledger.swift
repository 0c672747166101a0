/// A nonce counter for one peer.
public struct NonceCounter: Hashable, Sendable, OfPeer {
  /// The other rollup.
  public var peer: RollupID
  /// The next nonce.
  public var next: UInt64 {
    get { UInt64(stored) }
    set { stored = UInt32(newValue) }
  }
  /// Messages are numbered by 31 bits, and every rollup keeps hundreds of counters.
  private var stored: UInt32

  init(peer: RollupID, next: UInt64) {
    self.peer = peer
    stored = UInt32(next)
  }
}

/// A block that a verifier contract stores.
public struct StoredBlock: Hashable, Sendable {
  /// Whose block.
  public var rollup: RollupID
  /// Its hash.
  public var hash: Digest
}

/// A rollup's state: balances, which incoming nonces are spent, which outgoing ones are used, the
/// blocks of its L3s if it is an L2; and the Merkle tree over it (PROTOCOL 1, "state leaves").
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
  public var spent: [NonceCounter] { spentNonces.all }
  /// Next nonce to send with, ascending by destination.
  public var sent: [NonceCounter] { sentNonces.all }
  private var spentNonces = PeerList<NonceCounter>()
  private var sentNonces = PeerList<NonceCounter>()
  /// Blocks of L3s in this L2's verifier contract, ascending by rollup (post 2.2.1.2).
  public private(set) var stored: [StoredBlock] = []
  private var tree = MutableMerkleTree()
  /// The tree lacks what a replay noted; it is built anew when a root is asked for or before the
  /// next change that is hashed.
  private var isTreeStale = false
  /// The root when nothing has changed since.
  private var cleanRoot: Digest?

  /// The genesis state: account 0 with all the balance.
  public init(genesisBalance: UInt64) {
    setBalance(genesisBalance, of: 0)
  }

  /// Sum of all balances.
  @inline(__always) public var supply: UInt64 { accounts.reduce(0) { $0 + $1.balance } }

  /// The balance of an account, 0 if it was never touched.
  @inline(__always) public func balance(of account: UInt32) -> UInt64 {
    accounts.first { $0.number == account }?.balance ?? 0
  }

  /// The next nonce that may be minted from `source`.
  @inline(__always) public func nextSpent(from source: RollupID) -> UInt64 {
    spentNonces[source]?.next ?? 0
  }
  /// The next nonce of a message to `destination`.
  @inline(__always) public func nextSent(to destination: RollupID) -> UInt64 {
    sentNonces[destination]?.next ?? 0
  }

  /// The state root. Cost: hashes of what changed since the last call.
  public mutating func root() -> Digest {
    if let cleanRoot { return cleanRoot }
    refreshTree()
    let root = tree.root()
    cleanRoot = root
    return root
  }

  mutating func setBalance(_ balance: UInt64, of account: UInt32) {
    refreshTree()
    let (place, isNew) = noteBalance(balance, of: account)
    change(place, isNew, StateLeaf.balance(account: account, balance))
  }

  mutating func setSpent(_ next: UInt64, from source: RollupID) {
    refreshTree()
    let (place, isNew) = Self.set(&spentNonces, source, next)
    change(accounts.count + place, isNew, StateLeaf.spent(source: source, nextNonce: next))
  }

  mutating func setSent(_ next: UInt64, to destination: RollupID) {
    refreshTree()
    let (place, isNew) = Self.set(&sentNonces, destination, next)
    change(
      accounts.count + spentNonces.count + place, isNew,
      StateLeaf.sent(destination: destination, nextNonce: next))
  }

  /// The block of an L3 that the verifier contract stores.
  public func stored(of rollup: RollupID) -> Digest? {
    stored.first { $0.rollup == rollup }?.hash
  }

  /// The verifier contract stores another block of an L3. O(L3s).
  mutating func setStored(_ hash: Digest, of rollup: RollupID) {
    refreshTree()
    let (place, isNew) = noteStored(hash, of: rollup)
    change(
      accounts.count + spentNonces.count + sentNonces.count + place, isNew,
      StateLeaf.stored(rollup, blockHash: hash))
  }

  private mutating func noteStored(
    _ hash: Digest, of rollup: RollupID
  ) -> (place: Int, isNew: Bool) {
    let place = stored.firstIndex { $0.rollup >= rollup } ?? stored.count
    if place < stored.count, stored[place].rollup == rollup {
      stored[place].hash = hash
      return (place, false)
    }
    stored.insert(StoredBlock(rollup: rollup, hash: hash), at: place)
    return (place, true)
  }

  /// Every leaf hash of the state, in order.
  var leafHashes: [Digest] {
    accounts.map { StateLeaf.balance(account: $0.number, $0.balance) }
      + spent.map { StateLeaf.spent(source: $0.peer, nextNonce: $0.next) }
      + sent.map { StateLeaf.sent(destination: $0.peer, nextNonce: $0.next) }
      + stored.map { StateLeaf.stored($0.rollup, blockHash: $0.hash) }
  }

  /// Where the verifier contract's block of an L3 lies in the state. O(state).
  func contractPath(of rollup: RollupID) -> ContractPath? {
    guard let place = stored.firstIndex(where: { $0.rollup == rollup }) else { return nil }
    return ContractPath(
      place: accounts.count + spentNonces.count + sentNonces.count + place, in: leafHashes)
  }

  private mutating func change(_ place: Int, _ isNew: Bool, _ leafHash: Digest) {
    cleanRoot = nil
    if isNew { tree.insertLeaf(at: place, leafHash) } else { tree.setLeaf(at: place, leafHash) }
  }

  private mutating func noteBalance(
    _ balance: UInt64, of account: UInt32
  ) -> (place: Int, isNew: Bool) {
    let place = accounts.firstIndex { $0.number >= account } ?? accounts.count
    if place < accounts.count, accounts[place].number == account {
      accounts[place].balance = balance
      return (place, false)
    }
    accounts.insert(Account(number: account, balance: balance), at: place)
    return (place, true)
  }

  /// The same state without the tree, which takes most of its memory, as long as its root is known:
  /// it is built anew when it is needed.
  mutating func dropTree() {
    if cleanRoot == nil { return }
    tree = MutableMerkleTree()
    isTreeStale = true
  }

  private mutating func refreshTree() {
    guard isTreeStale else { return }
    isTreeStale = false
    tree = MutableMerkleTree(leafHashes: leafHashes)
  }

  /// Takes over the effects of a block whose state root is known already: nothing is hashed.
  mutating func replay(_ block: Block, mints: [MessageLeaf], sends: [MessageLeaf]) {
    cleanRoot = block.header.stateRoot
    if mints.isEmpty, sends.isEmpty, block.others.isEmpty { return }
    isTreeStale = true
    var main = balance(of: 0)
    for leaf in mints {
      if !leaf.isExpired(at: block.time) { main += leaf.amount }
      _ = Self.set(&spentNonces, leaf.source, leaf.nonce + 1)
    }
    for (k, leaf) in sends.enumerated() {
      if k >= block.returnCount { main -= leaf.amount }
      _ = Self.set(&sentNonces, leaf.destination, leaf.nonce + 1)
    }
    _ = noteBalance(main, of: 0)
    for transaction in block.others {
      switch transaction {
      case .transfer(let from, let to, let amount):
        _ = noteBalance(balance(of: from) - amount, of: from)
        _ = noteBalance(balance(of: to) + amount, of: to)
      case .verify(let rollup, _, let hash): _ = noteStored(hash, of: rollup)
      case .send, .mint, .expire: break
      }
    }
  }

  private static func set(
    _ list: inout PeerList<NonceCounter>, _ peer: RollupID, _ next: UInt64
  ) -> (place: Int, isNew: Bool) {
    list.change(peer, new: NonceCounter(peer: peer, next: next)) { $0.next = next }
  }
}
