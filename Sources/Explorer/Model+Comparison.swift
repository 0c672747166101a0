import RollupSimulation
import RunComparison

extension Model {
  /// Two branches side by side, and which of their differences is selected.
  public struct Comparison: Sendable {
    /// The branch on the left.
    public let left: Int
    /// The branch on the right.
    public let right: Int
    /// The runs, as far as they were compared.
    public private(set) var runs: RunComparison
    /// What the branches do differently.
    public let inputs: InputDifferences
    /// The lines, in the order of time.
    public private(set) var groups: [DifferenceGroup] = []
    /// Figures that differ.
    public private(set) var figures: [RunComparison.Figure] = []
    /// Differences that are not listed because they follow from others.
    public private(set) var hiddenCount = 0
    /// The selected line.
    public internal(set) var selected = 0
    /// The side that Enter goes to.
    public internal(set) var side = Side.right
    /// Whether differences that follow from others are listed too.
    public private(set) var isShowingAll = false
    private let runIdentifiers: [String]

    /// Compares two branches from where they part up to the later of their last known moments.
    init(_ timeline: Timeline, _ left: Int, _ right: Int) {
      self.left = left
      self.right = right
      runs = Self.runs(timeline, left, right, isKeepingHashes: false)
      inputs = InputDifferences(runs.left, runs.right)
      runIdentifiers = [left, right].map { timeline.runIdentifier(ofBranch: $0) }
      extend(to: Self.known(timeline, left, right))
    }

    private static func runs(
      _ timeline: Timeline, _ left: Int, _ right: Int, isKeepingHashes: Bool
    ) -> RunComparison {
      let event = timeline.lastCommonEvent(left, right)
      return RunComparison(
        timeline.course(ofBranch: left, after: event),
        timeline.course(ofBranch: right, after: event), isKeepingHashes: isKeepingHashes)
    }

    private static func known(_ timeline: Timeline, _ left: Int, _ right: Int) -> Instant {
      let moments = [left, right].compactMap { timeline.newestWorld(ofBranch: $0)?.now }
      return max(moments.max() ?? .genesis, timeline.world.now)
    }

    /// Whether it is about these branches as they are now.
    func isOf(_ timeline: Timeline, _ left: Int, _ right: Int) -> Bool {
      self.left == left && self.right == right
        && runIdentifiers == [left, right].map { timeline.runIdentifier(ofBranch: $0) }
    }

    /// Compares on to what has come to be known since.
    mutating func extend(_ timeline: Timeline) { extend(to: Self.known(timeline, left, right)) }

    /// Compares on to `time`; the selected line stays.
    mutating func extend(to time: Instant) {
      runs.advance(to: time)
      list()
    }

    /// Lists what follows from others too, or no longer.
    mutating func toggleAll(_ timeline: Timeline) {
      isShowingAll.toggle()
      let end = runs.end
      runs = Self.runs(timeline, left, right, isKeepingHashes: isShowingAll)
      extend(to: end)
    }

    private mutating func list() {
      let all = runs.differences
      let shown = all.filter { isShowingAll || !$0.isQuiet }
      groups = DifferenceGroup.groups(of: shown)
      hiddenCount = all.count - shown.count + (isShowingAll ? 0 : runs.hashOnlyCount)
      figures = runs.figures
      selected = min(selected, max(groups.count - 1, 0))
    }

    /// Whether a line is the first divergence.
    func isFirst(_ group: DifferenceGroup) -> Bool { group.first == runs.firstDivergence }
  }
}
