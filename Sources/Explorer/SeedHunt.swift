import RollupSimulation

/// A search under other seeds, and the run that was left for one of its hits.
public struct SeedHunt: Sendable {
  /// The search, while it goes on and until another takes its place.
  public var search: SeedSearch?
  /// Whether it goes on: then somebody has to send ticks.
  public var isSearching = false
  /// The run before a hit was opened; it stays as it was left, with all of its branches.
  var earlier: Timeline?

  /// Nothing searched.
  public init() {}
}

/// What can be asked about other seeds.
public enum SeedIntent: Hashable, Sendable {
  /// Try so many seeds after this run's for what comes after this moment.
  case search(count: Int, Condition)
  case stop
  /// Open the run of a hit at the event that it was met by.
  case open(Int)
  /// Change places with the run before.
  case back
}

extension Update {
  static func seeds(_ intent: SeedIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .search(let count, let condition):
      setDirection(.paused, &model)
      let timeline = model.timeline
      model.hunt.search = SeedSearch(
        scenario: timeline.scenario, commands: timeline.commands,
        firstSeed: timeline.seed &+ 1, count: count, condition: condition,
        after: timeline.world.now)
      model.hunt.isSearching = true
      model.notice = huntNotice(model)
      return []
    case .stop:
      model.hunt.isSearching = false
      return finishHunt(&model)
    case .open(let place):
      guard let hits = model.hunt.search?.hits, hits.indices.contains(place) else {
        return refuse(&model, "There is no such seed.")
      }
      let hit = hits[place]
      var timeline = Timeline(
        scenario: model.timeline.scenario, seed: hit.seed, commands: hit.commands)
      timeline.seek(event: hit.event)
      let effects = change(to: timeline, &model)
      model.notice = "Seed \(hit.seed). :seeds back returns to the run before."
      return effects
    case .back:
      guard let earlier = model.hunt.earlier else {
        return refuse(&model, "No run was left for another seed.")
      }
      let effects = change(to: earlier, &model)
      model.notice = "Seed \(earlier.seed). :seeds back returns to the run before."
      return effects
    }
  }

  /// Shows another run; the present one can be come back to.
  private static func change(to timeline: Timeline, _ model: inout Model) -> [Effect] {
    setDirection(.paused, &model)
    model.hunt.earlier = model.timeline
    model.timeline = timeline
    model.log = []
    model.bookmarks = []
    model.treeCheckpoint = nil
    model.breaks.startOver(forgettingAfter: 0)
    arrive(&model)
    return [.save]
  }

  /// A slice of the search.
  static func hunt(_ model: inout Model) -> [Effect] {
    guard model.hunt.isSearching, model.hunt.search != nil else { return [] }
    // A search draws nothing between its slices, so that they may be larger than those of time.
    let isDone =
      model.hunt.search?.advance(maxEvents: 8 * model.eventsPerTick) {
        Wording.step($0.records, in: $0)
      } ?? true
    if isDone {
      model.hunt.isSearching = false
      return finishHunt(&model)
    }
    model.notice = huntNotice(model)
    return []
  }

  private static func huntNotice(_ model: Model) -> String {
    guard let search = model.hunt.search else { return "" }
    return "\(Wording.number(search.triedCount)) of \(Wording.count(search.seedCount, "seed")) "
      + "tried, \(Wording.number(search.hits.count)) reach \(search.condition); Esc stops"
  }

  private static func finishHunt(_ model: inout Model) -> [Effect] {
    guard let search = model.hunt.search else { return [] }
    let tried = Wording.count(search.triedCount, "seed")
    let after = TimeText.clock(of: search.after)
    guard !search.hits.isEmpty else {
      model.notice = "None of \(tried) reaches \(search.condition) after \(after)."
      return []
    }
    let items = search.hits.prefix(huntListMax).enumerated().map { place, hit in
      Model.Menu.Item(
        title: "seed \(hit.seed)  \(TimeText.clock(of: hit.time)) e\(hit.event)  \(hit.story)",
        intent: .seeds(.open(place)))
    }
    model.layers.append(
      .menu(
        Model.Menu(
          title: "\(Wording.number(search.hits.count)) of \(tried) reach \(search.condition) "
            + "after \(after)", items: items)))
    model.notice = nil
    return []
  }
  private static let huntListMax = 200
}
