/// What a proof costs in time, size and gas. No SNARK is generated, so these are settings. Where
/// each default comes from, a public work or an assumption, is in the manual of `ScenarioFile`,
/// page *Presets and sources* (PROTOCOL 2).
public struct CostModel: Hashable, Sendable {
  /// Fastest usual chain proof, from checkpoint to finished.
  public var chainProofMin = Span.seconds(12)
  /// Slowest usual chain proof. Each rollup draws its own usual time between the two, once, from
  /// the seed.
  public var chainProofMax = Span.seconds(24)
  /// Rollups whose usual time is set rather than drawn, ascending by rollup.
  public var chainProofOf: [RollupProvingTime] = []
  /// Proving time of one fold: a node proof over two child proofs.
  public var fold = Span.seconds(15)
  /// Proving time of an expansion or of an exposure (EXPERIENCE 3).
  public var settlement = Span.seconds(30)
  /// Bytes of a chain or node proof; carried on the wire, never on L1.
  public var proofBytes = 1_200
  /// Gas to verify one proof on L1: as much as Groth16 takes.
  public var verificationGas: UInt64 = 270_000
  /// Base gas of any transaction.
  public var transactionGas: UInt64 = 21_000
  /// Gas to store a changed 32-byte word, in a slot that the transaction has not touched before.
  public var storageGas: UInt64 = 5_000
  /// Gas per byte of calldata, none of them zero.
  public var calldataGasPerByte: UInt64 = 16
  /// Bytes of state diff that an expansion publishes for each block.
  public var diffBytesPerBlock = 12
  /// The defaults.
  public init() {}

  /// The usual proving time of `rollup` in a run with `seed`: set, or drawn once.
  public func chainProofTime(of rollup: RollupID, seed: UInt64) -> Span {
    if let set = chainProofOf.first(where: { $0.rollup == rollup }) { return set.time }
    let stream = RandomStream(
      seed: seed, actor: UInt64(rollup.rawValue), purpose: "usual proving time")
    return Span(
      milliseconds: stream.uniform(
        0, in: chainProofMin.milliseconds...max(chainProofMin, chainProofMax).milliseconds))
  }
}

/// The usual proving time of one rollup, where a scenario sets it.
public struct RollupProvingTime: Hashable, Sendable {
  /// Whose time.
  public var rollup: RollupID
  /// How long a chain proof takes.
  public var time: Span
  /// Sets `rollup`'s usual proving time.
  public init(rollup: RollupID, time: Span) {
    self.rollup = rollup
    self.time = time
  }
}
