import RollupSimulation
import Screen

/// All of the explorer: the run it looks at, and how it looks at it. The two never mix: folds,
/// focus and scroll do not travel in time.
public struct Model: Sendable {
  /// The run, at the moment shown.
  public var timeline: Timeline
  /// Whether and how fast time runs.
  public var pace = Pace()
  /// What one step is.
  public var unit = StepUnit.proof
  /// The pane that keys go to.
  public var focus = Pane.messages
  /// The pane that fills the screen, if any.
  public var zoomed: Pane?
  /// What the cursor is on; each pane keeps the part that it understands.
  public var selection: Address
  /// What was selected in each pane when it was left.
  public var selections: [Address?] = Array(repeating: nil, count: Pane.allCases.count)
  /// The followed message.
  public var followed: MessageID?
  /// Subtrees folded by hand; automatic folding is added by the view where room is short.
  public var folded: [NodeID] = []
  /// Subtrees that stay unfolded although room is short.
  public var unfolded: [NodeID] = []
  /// The checkpoint whose tree is shown; `nil`: the newest with any leaf.
  public var treeCheckpoint: Int?
  /// First row shown, by pane.
  public var scroll: [Int] = Array(repeating: 0, count: Pane.allCases.count)
  /// Overlays, the topmost last.
  public var layers: [Layer] = []
  /// Objects inspected before, for going back.
  public var trail: [Address] = []
  /// Moments with a name, oldest first.
  public var bookmarks: [Bookmark] = []
  /// Breakpoints and watches.
  public var breaks = Breaks()
  /// The search under other seeds.
  public var hunt = SeedHunt()
  /// Records of the last visible step, oldest first: what changed.
  public var changes: [Record] = []
  /// Recent records for the log, oldest first, bounded.
  public var log: [Record] = []
  /// A line for the person: a refusal, a confirmation.
  public var notice: String?
  /// Text of the last search, and the filter.
  public var search = ""
  /// What messages must match to be shown; empty shows all.
  public var filter = ""
  /// One of the themes' names.
  public var theme = "dark"
  /// Whether the mouse is reported.
  public var isMouseOn = true
  /// Whether nothing may be injected or undone.
  public var isReadOnly = false
  /// Lines typed before, oldest first, and which of them the prompt shows.
  public var history: [String] = []
  /// The earlier line shown, if the prompt shows one.
  public var historyPlace: Int?
  /// The pane to return to when the inspector is left.
  public var paneBefore: Pane?
  /// What the inspector's cursor is on.
  public var inspectorCursor: InspectorCursor?
  /// The word last clicked on, until something else is done.
  public var pointed: String?
  /// Columns and rows of the screen, for moving by pages and for words as they are drawn.
  public var screen = Size()
  /// First line shown of the topmost overlay.
  public var overlayScroll = 0
  /// The line of an answer that the cursor is on; `nil`: where the answer wants it.
  public var overlayCursor: Int?
  /// When the message asked about moves next, found by running ahead.
  public var exact: Exact?
  /// The world before the last visible step, while somebody looks at what that changed.
  public var worldBefore: World?
  /// Where the scenario's file says what.
  public var places = Places()
  /// The scenario's settings, who gave them their values, and the sources.
  public var settings = SettingList()
  /// Events that one tick carries out at most; whoever watches the keyboard between ticks sets few.
  public var eventsPerTick = 20_000
  /// The digest of scenario, seed and commands.
  public var runIdentifier = ""

  /// Whether work is left over from the last tick, to be gone on with at once.
  public var isBehind: Bool { pace.goal != nil || hunt.isSearching || isStepping }
  /// Whether somebody has to send ticks.
  public var isBusy: Bool { pace.direction != .paused || hunt.isSearching || isStepping }

  /// The checkpoint whose tree is on the screen, ≥ 1.
  public var shownCheckpoint: Int {
    max(1, treeCheckpoint ?? timeline.world.newestTreeCheckpoint)
  }

  /// The selected line of the layer of branches.
  public var branchRow = 0
  /// The last comparison of two branches.
  public var comparison: Comparison?
  /// The runs that step along.
  public var lockstep: Lockstep?
  /// Makes other runs out of this one; whoever knows how scenarios are written sets it.
  public var readVariant: VariantReader?

  /// A size in cells.
  public struct Size: Hashable, Sendable {
    /// Cells in a row.
    public var columns = 80
    /// Cells in a column.
    public var rows = 24

    /// A size.
    public init(columns: Int = 80, rows: Int = 24) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// Whether the topmost layer is an answer, whose lines lead on.
  var isAnswering: Bool { layers.last?.kind == .answer }

  /// What running ahead has shown of a message, as things stood after an event.
  public struct Exact: Hashable, Sendable {
    /// Which message.
    public var message: MessageID
    /// After which event that was.
    public var event: Int
    /// When it reaches its next level, or leaves its chain.
    public var time: Instant
  }

  /// A list to choose from.
  public struct Menu: Hashable, Sendable {
    /// A line of it.
    public struct Item: Hashable, Sendable {
      /// What choosing it does, in words.
      public var title: String
      /// What choosing it does.
      public var intent: Intent
    }
    /// What is asked.
    public var title: String
    /// What can be chosen, the first by `1`.
    public var items: [Item]
    /// The line that Enter chooses.
    public var selected = 0
  }

  /// A line being typed.
  public struct Prompt: Hashable, Sendable {
    /// What the line is for.
    public enum Purpose: Hashable, Sendable {
      case command, goTo, search, filter, bookmark
      /// A name for the branch with this number.
      case branchName(Int)
    }
    /// What the line is for.
    public var purpose: Purpose
    /// What is typed so far.
    public var text = ""
  }

  /// A moment with a name.
  public struct Bookmark: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The event that it stands after.
    public var event: Int
    /// When that was.
    public var time: Instant
  }

  /// Whether time runs by itself, and how fast.
  public struct Pace: Hashable, Sendable {
    /// Which way time runs.
    public enum Direction: Hashable, Sendable { case paused, forwards, backwards }
    /// Which way time runs now.
    public var direction = Direction.paused
    /// About three notable changes a second; otherwise `factor` simulated seconds a second.
    public var isAutomatic = true
    /// Simulated seconds a second; at automatic pace, at this moment.
    public var factor = 30
    /// Where running time has come to; the world's own time stands at its last event.
    public var clock: Instant?
    /// Where it should have come to by now, while it is not there: the next slice goes on to it.
    public var goal: Instant?
    /// At automatic pace the factor is chosen anew once this moment, a notable change, has come.
    public var segmentEnd: Instant?
    /// Real milliseconds that have not moved time yet, when running backwards by steps.
    public var unspentMillis = 0
  }
}
