extension L1Chain {
  /// What L1 is told of a rollup at genesis.
  package struct Newcomer: Sendable {
    /// Where a rollup settles.
    package enum Place: Sendable {
      /// Under the shared tree.
      case tree
      /// Here, by proofs of its own.
      case alone
      /// In the state of its L2.
      case onL2
    }
    package var genesisHash: Digest
    package var place: Place

    package init(genesisHash: Digest, place: Place) {
      self.genesisHash = genesisHash
      self.place = place
    }
  }

  /// L1 at block 0. `root` is the hash of the genesis blocks' tree.
  package init(
    rollups: [Newcomer], root: Digest, aggregators: Int, rules: L1Rules, keys: PartyKeys,
    verifier: ProofVerifier
  ) {
    self.rules = rules
    self.keys = keys
    self.verifier = verifier
    registry = Registry(genesis: root)
    contracts = rollups.map { VerifierContract(of: $0) }
    aggregatorStakes = ByNumber(repeating: rules.aggregatorStake, count: aggregators)
    sequencerStakes = ByNumber(repeating: rules.sequencerStake, count: rollups.count)
    let state = State(number: 0, of: self)
    states.append(state)
    hasStateChanged = false
    let header = L1Header(
      number: 0, time: .genesis, parent: .zero, stateRoot: state.tree.root)
    blocks.append(Block(header: header, hash: header.hash, transactions: []))
  }
}
