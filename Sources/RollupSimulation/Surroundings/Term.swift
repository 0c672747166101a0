/// Who holds an epoch: the rotation's choice, or a successor after a time-out.
public struct Term: Hashable, Sendable {
  /// The epoch, counted from 0.
  public let epoch: Int
  /// Who folds the epoch's checkpoints and settles it.
  public internal(set) var holder: AggregatorID
  /// When the holder took it.
  public internal(set) var since: Instant
  /// When the holder begins to fold: a successor waits for what the one before may have sent last,
  /// else there could be two `B`s for one checkpoint. Terms that it held before go on meanwhile.
  var foldsFrom: Instant
  /// The routes by which messages came to members in it.
  var routes = RouteSet()
  /// The registry has accepted the epoch's last `B`.
  public internal(set) var isSettled = false

  /// Nobody has held it yet, since there was no tree.
  var isIdle: Bool { !isSettled && routes.isEmpty }
}
