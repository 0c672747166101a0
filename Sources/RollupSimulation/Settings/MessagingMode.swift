/// How messages cross from one rollup to another (PROTOCOL 3): a name for a ``Route``.
public enum MessagingMode: String, CaseIterable, Hashable, Sendable {
  /// L1 block hashes, opened through the sender's contract to its settled block (post 1.1).
  case l1Root = "l1-root"
  /// Block hashes of the sender itself, before anything of it is on L1 (post 1.2).
  case direct
  /// A verifier contract inside the L2's state, through which its L3s settle (post 2.2.1.2).
  case l3OnL2 = "l3-on-l2"
  /// L2 and L3 import each other's block hashes; one aggregated proof compares them (post 2.2.1.3).
  case l3Combined = "l3-combined"
  /// Block hashes that the shared aggregator has committed to, settled inside its proof (post 3.1).
  case sharedDirect = "shared-direct"
  /// Node hashes of the intermediate proof tree (post 2.2.2.2 and 3.2).
  case intermediate

  /// The row of the mode: all that the protocol, the explorer and the searches know of it.
  public var route: Route {
    switch self {
    case .l1Root: .l1Root
    case .direct: .direct
    case .l3OnL2: .l3OnL2
    case .l3Combined: .l3Combined
    case .sharedDirect: .sharedDirect
    case .intermediate: .intermediate
    }
  }
}

/// The mode of the messages from one rollup to another, where it is not the scenario's.
public struct PairMode: Hashable, Sendable {
  /// Who sends.
  public var from: RollupID
  /// Who receives.
  public var to: RollupID
  /// How.
  public var mode: MessagingMode
  /// Sets the mode of the messages from `from` to `to`; the other way keeps its own.
  public init(from: RollupID, to: RollupID, mode: MessagingMode) {
    self.from = from
    self.to = to
    self.mode = mode
  }
}

/// A rollup that stands on another: an L3 on its L2 (PROTOCOL 3).
public struct Layer: Hashable, Sendable {
  /// The L3.
  public var rollup: RollupID
  /// Its L2.
  public var parent: RollupID
  /// Puts `rollup` on `parent`.
  public init(rollup: RollupID, parent: RollupID) {
    self.rollup = rollup
    self.parent = parent
  }
}
