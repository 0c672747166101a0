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
  /// The routes by which messages may come, by receiver.
  private var routes: ByNumber<RollupID, RouteSet> = ByNumber([])
  /// The routes by which messages may come to members of the tree.
  public private(set) var treeRoutes = RouteSet()
  /// All that were ever in use, by receiver and together: chains hold imports of routes that a
  /// change of members has closed.
  private var usedRoutes: ByNumber<RollupID, RouteSet> = ByNumber([])
  private var allUsedRoutes = RouteSet()
  /// All by which members were ever reached.
  private var allTreeRoutes = RouteSet()
  /// Whether a rollup has joined the tree since the start.
  private var hasJoined = false
  /// Members whose contracts have opened, by rollup: until they join again their messages go past
  /// the tree, by L1 roots both ways (PROTOCOL 6, "Lock").
  private var opened = ByNumber<RollupID, Bool>([])
  private(set) var hasOpened = false
  /// Whether a rollup is outside the tree.
  public private(set) var hasOutsiders = false
  /// Ascending by both ends.
  private let pairs: [PairMode]
  /// Rollups in whose states others settle.
  let l2s: [RollupID]

  /// What the settings say. O(N + pairs).
  public init(_ settings: Settings) {
    mode = settings.mode
    pairs = settings.modeOf.sorted { Self.key($0.from, $0.to) < Self.key($1.from, $1.to) }
    var parents = ByNumber<RollupID, RollupID?>(repeating: nil, count: settings.rollups)
    if settings.layers.isEmpty, settings.mode.route.hasLayers {
      // Without a word on layers the first rollup is the L2 of all others.
      for r in 1..<max(1, settings.rollups) { parents[r] = RollupID(0) }
    }
    for layer in settings.layers { parents[layer.rollup] = layer.parent }
    self.parents = parents
    var places = ByNumber<RollupID, Place>(
      repeating: settings.mode.route.startsInTree ? .tree : .alone, count: settings.rollups)
    for r in settings.isolated { places[r] = .alone }
    for (r, parent) in parents.enumerated() {
      guard let parent else { continue }
      let own = Self.mode(from: RollupID(r), to: parent, in: pairs) ?? settings.mode
      if own.route.settles == .l2State { places[r] = .layer3(on: parent) }
    }
    self.places = places
    opened = ByNumber(repeating: false, count: places.count)
    var isL2 = ByNumber<RollupID, Bool>(repeating: false, count: places.count)
    for case .layer3(let parent) in places { isL2[parent] = true }
    l2s = isL2.indices.filter { isL2[$0] }.map { RollupID($0) }
    usedRoutes = ByNumber(repeating: RouteSet(), count: places.count)
    noteRoutes()
  }

  /// Asked again after each change of members. O(N + pairs), so by kinds of place and not by pairs
  /// of rollups: a set may hold a route by which nobody happens to send.
  private mutating func noteRoutes() {
    let kinds = [Place.tree, .alone].filter { places.contains($0) }
    let hasLayer3 = !l2s.isEmpty
    hasOutsiders = !places.allSatisfy { $0 == .tree }
    routes = ByNumber(repeating: RouteSet(), count: places.count)
    for r in places.numbers {
      if hasLayer3 || hasOpened { routes[r].insert(Self.fallback.route) }
      if isL2(r) || settlingL2(of: r) != nil { routes[r].insert(Self.throughL2.route) }
      if settlingL2(of: r) != nil { continue }
      for place in kinds { routes[r].insert(reached(mode, from: place, to: places[r]).route) }
    }
    for pair in pairs { routes[pair.to].insert(route(from: pair.from, to: pair.to)) }
    treeRoutes = RouteSet()
    for r in places.numbers {
      if isMember(r) { treeRoutes.formUnion(routes[r]) }
      usedRoutes[r].formUnion(routes[r])
      allUsedRoutes.formUnion(routes[r])
    }
    allTreeRoutes.formUnion(treeRoutes)
  }

  /// The routes by which messages may come to a rollup.
  public func routes(to r: RollupID) -> RouteSet { routes[r] }

  /// Whether the rollup's chain may hold hashes of blocks, L1's or a rollup's, and not of nodes
  /// alone.
  public func importsBlocks(_ r: RollupID) -> Bool { !usedRoutes[r].importsNodesOnly }

  /// Whether any chain may.
  public var hasBlockImports: Bool { !allUsedRoutes.importsNodesOnly }

  /// Whether proofs may export hashes of L1: chains import them, or who joins brings L1's word on
  /// its own chain.
  var exportsL1Blocks: Bool { allUsedRoutes.imports(.l1Block) || hasJoined }

  /// Whether members import what the aggregator must have committed to.
  ///
  /// Once they did they always do: blocks with such imports stay to be proven and settled when
  /// contracts have opened or members have left, and their leaves are still decided together.
  public var usesCommitments: Bool { allTreeRoutes.gates.contains(.commitment) }

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

  /// How two rollups of one L2 settle, whatever the scenario says.
  private static let throughL2 = MessagingMode.l3OnL2
  /// What is left where the scenario's wish can't be had: L1 knows everybody.
  private static let fallback = MessagingMode.l1Root

  /// The mode by which messages really cross. Two rollups of one L2 settle through it; a mode that
  /// needs the tree has it only between two of its members; whatever lies outside, and a mode that
  /// a member could never settle, falls back to `l1-root`. O(log pairs).
  public func mode(from: RollupID, to: RollupID) -> MessagingMode {
    let (a, b) = (places[from], places[to])
    if let l2 = commonL2(a, from, b, to) { return l2 ? Self.throughL2 : Self.fallback }
    if hasOpened, opened[from] || opened[to] { return Self.fallback }
    return reached(wanted(from: from, to: to), from: a, to: b)
  }

  private func reached(_ wanted: MessagingMode, from a: Place, to b: Place) -> MessagingMode {
    wanted.route.crosses(from: a, to: b) ? wanted : Self.fallback
  }

  /// The row of that mode.
  public func route(from: RollupID, to: RollupID) -> Route { mode(from: from, to: to).route }

  /// Whether both settle through one L2; `nil` if neither is an L3 in an L2's state.
  private func commonL2(_ a: Place, _ from: RollupID, _ b: Place, _ to: RollupID) -> Bool? {
    switch (a, b) {
    case (.layer3(let p), .layer3(let q)): p == q
    case (.layer3(let p), _): p == to
    case (_, .layer3(let q)): q == from
    case (.tree, .tree), (.tree, .alone), (.alone, .tree), (.alone, .alone): nil
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
    if place == .tree { hasJoined = true }
    opened[r] = false
    hasOpened = opened.contains(true)
    noteRoutes()
  }

  /// Contracts have opened; those of members are reached past the tree from now on. O(N + pairs).
  mutating func open(_ contracts: [RollupID]) {
    for r in contracts where isMember(r) { opened[r] = true }
    hasOpened = opened.contains(true)
    noteRoutes()
  }

  /// What an L1 reorg makes of it: which members' contracts are open by now.
  mutating func setOpen(_ isOpen: (RollupID) -> Bool) {
    for r in places.numbers { opened[r] = isMember(r) && isOpen(r) }
    hasOpened = opened.contains(true)
    noteRoutes()
  }

  /// Whether anything happens between two settlements: only then there are checkpoints.
  fileprivate var usesCheckpoints: Bool {
    mode.route.bringsCheckpoints || pairs.contains { $0.mode.route.bringsCheckpoints }
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
