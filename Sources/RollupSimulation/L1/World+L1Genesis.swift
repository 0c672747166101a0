extension L1Chain {
  init(
    rollups: [Rollup], topology: Topology, root: Digest, settings: Settings,
    keys: PartyKeys, verifier: ProofVerifier
  ) {
    let newcomers = rollups.map { rollup in
      let place: Newcomer.Place =
        switch topology.places[rollup.id] {
        case .tree: .tree
        case .alone: .alone
        case .layer3: .onL2
        }
      return Newcomer(genesisHash: rollup.state.headHash, place: place)
    }
    self.init(
      rollups: newcomers, root: root, aggregators: settings.aggregation.aggregators,
      rules: L1Rules(settings), keys: keys, verifier: verifier)
  }
}

extension L1Rules {
  /// What a scenario's settings say of L1.
  init(_ settings: Settings) {
    self.init(
      calendar: settings.calendar,
      costs: Costs(
        transaction: settings.costs.transactionGas, verification: settings.costs.verificationGas,
        word: settings.costs.storageGas, calldataByte: settings.costs.calldataGasPerByte,
        diffBytesPerBlock: settings.costs.diffBytesPerBlock))
    finalitySlots = settings.l1.finalitySlots
    blockHashWindow = settings.l1.blockHashWindow
    pendingTimeout = settings.l1.pendingTimeout
    lockGrace = settings.l1.lockGrace
    aggregatorStake = settings.l1.aggregatorStake
    sequencerStake = settings.l1.sequencerStake
    guardsRegistry = settings.guards.registry
    guardsLock = settings.guards.lock
  }
}
