/// Where each rollup settles, and by which mode messages cross between any two of them: what the
/// settings say, as far as the protocol allows it, and who has joined or left since (PROTOCOL 3).
public struct Topology: Hashable, Sendable {
  /// Where a rollup settles.
  public enum Place: Hashable, Sendable {
    /// Under the shared aggregation tree.
    case tree
    /// On L1, by proofs of its own.
    case alone
    /// In the state of its L2.
    case layer3(on: RollupID)
  }
  /// By rollup.
  public internal(set) var places: ByNumber<RollupID, Place>
  /// The L2 that a rollup stands on, by rollup; `nil` for all others.
  public let parents: ByNumber<RollupID, RollupID?>
  /// The scenario's mode.
  public let mode: MessagingMode
  /// Every pair has the scenario's mode, and every rollup is in the tree.
  public private(set) var isUniform: Bool
  /// Modes by which members of the tree import.
  public private(set) var treeModes: [MessagingMode] = []
  /// Ascending by both ends.
  private let pairs: [PairMode]
  private let l2s: [RollupID]

  /// What the settings say. O(N + pairs).
  public init(_ settings: Settings) {
    mode = settings.mode
    pairs = settings.modeOf.sorted { Self.key($0.from, $0.to) < Self.key($1.from, $1.to) }
    var parents = ByNumber<RollupID, RollupID?>(repeating: nil, count: settings.rollups)
    if settings.layers.isEmpty, settings.mode == .l3OnL2 || settings.mode == .l3Combined {
      // Without a word on layers the first rollup is the L2 of all others.
      for r in 1..<max(1, settings.rollups) { parents[r] = RollupID(0) }
    }
    for layer in settings.layers { parents[layer.rollup] = layer.parent }
    self.parents = parents
    let isOutside = settings.mode == .direct || settings.mode == .l3OnL2
    var places = ByNumber<RollupID, Place>(
      repeating: isOutside ? .alone : .tree, count: settings.rollups)
    for r in settings.isolated { places[r] = .alone }
    for (r, parent) in parents.enumerated() {
      guard let parent else { continue }
      let own = Self.mode(from: RollupID(r), to: parent, in: pairs) ?? settings.mode
      if own == .l3OnL2 { places[r] = .layer3(on: parent) }
    }
    self.places = places
    var isL2 = ByNumber<RollupID, Bool>(repeating: false, count: places.count)
    for case .layer3(let parent) in places { isL2[parent] = true }
    l2s = isL2.indices.filter { isL2[$0] }.map { RollupID($0) }
    isUniform = settings.mode == .intermediate && pairs.isEmpty && places.allSatisfy { $0 == .tree }
    noteTreeModes()
  }

  private mutating func noteTreeModes() {
    treeModes = []
    guard hasTree else { return }
    var wanted = [mode]
    for pair in pairs where isMember(pair.from) && isMember(pair.to) { wanted.append(pair.mode) }
    if !places.allSatisfy({ $0 == .tree }) { wanted.append(.l1Root) }
    treeModes = MessagingMode.allCases.filter { mode in
      wanted.contains { ($0.needsTree ? $0 : .l1Root) == mode }
    }
  }

  /// Whether members import each other's block hashes, to which the aggregator commits.
  public var usesCommitments: Bool { treeModes.contains { $0.isShared } }

  private static func key(_ from: RollupID, _ to: RollupID) -> UInt64 {
    UInt64(from.rawValue) << 32 | UInt64(to.rawValue)
  }

  /// What the scenario asks for, whether or not it can be had.
  public func wanted(from: RollupID, to: RollupID) -> MessagingMode {
    pairs.isEmpty ? mode : Self.mode(from: from, to: to, in: pairs) ?? mode
  }

  /// The mode that a pair has of its own. O(log pairs).
  private static func mode(
    from: RollupID, to: RollupID, in pairs: [PairMode]
  ) -> MessagingMode? {
    let wanted = key(from, to)
    let low = pairs.lowerBound { key($0.from, $0.to) < wanted }
    guard low < pairs.count, key(pairs[low].from, pairs[low].to) == wanted else { return nil }
    return pairs[low].mode
  }

  /// The mode by which messages really cross. Two rollups of one L2 settle through it; a mode that
  /// needs the tree has it only between two of its members; whatever lies outside, and a mode that
  /// a member could never settle, falls back to `l1-root`. O(1).
  public func mode(from: RollupID, to: RollupID) -> MessagingMode {
    if isUniform { return .intermediate }
    let wanted = wanted(from: from, to: to)
    let (a, b) = (places[from], places[to])
    if let l2 = commonL2(a, from, b, to) { return l2 ? .l3OnL2 : .l1Root }
    if a == .tree, b == .tree { return wanted.needsTree ? wanted : .l1Root }
    return wanted == .direct && b == .alone ? .direct : .l1Root
  }

  /// Whether both settle through one L2; `nil` if neither is an L3 in an L2's state.
  private func commonL2(_ a: Place, _ from: RollupID, _ b: Place, _ to: RollupID) -> Bool? {
    switch (a, b) {
    case (.layer3(let p), .layer3(let q)): p == q
    case (.layer3(let p), _): p == to
    case (_, .layer3(let q)): q == from
    default: nil
    }
  }

  /// Whether a rollup is under the shared tree.
  public func isMember(_ r: RollupID) -> Bool { places[r] == .tree }
  /// Whether anybody is.
  public var hasTree: Bool { places.contains(.tree) }
  /// The L2 in whose state a rollup settles.
  public func settlingL2(of r: RollupID) -> RollupID? {
    if case .layer3(let parent) = places[r] { parent } else { nil }
  }
  /// The L3s that settle in a rollup's state, ascending. O(1) for a rollup that has none.
  public func layer3(on r: RollupID) -> [RollupID] {
    if !isL2(r) { return [] }
    return places.indices.filter { places[$0] == .layer3(on: r) }.map { RollupID($0) }
  }
  /// Whether any rollup settles in another's state.
  public var hasL2s: Bool { !l2s.isEmpty }
  /// Whether L3s settle in the rollup's state.
  public func isL2(_ r: RollupID) -> Bool { l2s.contains(r) }

  /// A rollup joins the tree, or leaves it.
  mutating func move(_ r: RollupID, to place: Place) {
    places[r] = place
    isUniform = false
    noteTreeModes()
  }

  /// Whether anything happens between two settlements: only then there are checkpoints.
  fileprivate var usesCheckpoints: Bool {
    mode == .intermediate || mode == .l3OnL2
      || pairs.contains { $0.mode == .intermediate || $0.mode == .l3OnL2 }
  }
}

extension Settings {
  /// The same settings with the epoch for a checkpoint interval, if no mode in use has intermediate
  /// proofs: then there is one proof an epoch, and nothing to exit with in between (PROTOCOL 3).
  public var effective: Settings {
    if Topology(self).usesCheckpoints { return self }
    var settings = self
    settings.checkpointInterval = epochLength
    settings.checkpointsPerEpoch = 1
    return settings
  }
}
