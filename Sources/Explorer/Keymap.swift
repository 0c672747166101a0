/// The one table of keys: it feeds dispatch, the hint line, help and the manual.
public enum Keymap {
  /// Where a binding holds. The topmost layer is asked first, then the focused pane, then the rest.
  public enum Place: Hashable, Sendable {
    case everywhere
    case pane(Model.Pane)
    case layer(Model.Layer.Kind)
  }

  /// The groups of the help text, in its order.
  public enum Section: String, CaseIterable, Sendable {
    case time, place, ask, act, layers
  }

  /// Words for the hint line; the shorter ones serve where room is short.
  public struct Hint: Hashable, Sendable {
    /// Words for a wide screen.
    public var long: String
    /// Words for a narrow screen.
    public var short: String
    /// Hints with a lower number stay longer when there is too little room.
    public var rank: Int
  }

  /// Keys, what they do, and how that is told.
  public struct Binding: Sendable {
    /// Where it holds.
    public var place: Place
    /// Its group in the help.
    public var section: Section
    /// The keys, the most usual first.
    public var keys: [KeyPress]
    /// What the keys ask for.
    public var intent: Intent
    /// How the hint line tells it, if it does.
    public var hint: Hint?
    /// How the help tells it.
    public var help: String
  }

  /// What a key means now; `nil` if nothing. Text typed into a prompt comes as `PromptIntent.type`.
  public static func intent(for key: KeyPress, in model: Model) -> Intent? {
    guard let kind = model.layers.last?.kind else { return below(key, model) }
    let own = find(key, .layer(kind))
    switch kind.row.others {
    case .below: return own ?? below(key, model)
    case .commandLine:
      return own ?? ([.ctrl("c"), .character(":")].contains(key) ? find(key, .everywhere) : nil)
    case .taken(let meaning):
      return meaning(key) ?? own ?? (key == .ctrl("c") ? find(key, .everywhere) : nil)
    }
  }

  private static func below(_ key: KeyPress, _ model: Model) -> Intent? {
    find(key, .pane(model.focus)) ?? find(key, .everywhere)
  }

  /// The table by place, in its order: hints are drawn in every picture.
  private static let byPlace = Dictionary(grouping: table, by: \.place)

  private static func find(_ key: KeyPress, _ place: Place) -> Intent? {
    byPlace[place]?.first { $0.keys.contains(key) }?.intent
  }

  /// The hint line for the topmost layer or, without one, for the panes, in at most `width` cells.
  ///
  /// Long words if they fit, else short ones, else the most needed short ones.
  public static func hints(for model: Model, width: Int) -> String {
    let place = model.layers.last.map { Place.layer($0.kind) } ?? .everywhere
    var hints = byPlace[place]?.compactMap(\.hint) ?? []
    if model.pace.direction != .paused,
      let run = hints.firstIndex(where: { $0.long == "Space run" })
    {
      hints[run].long = "Space pause"
      hints[run].short = "Space pause"
    }
    let long = " " + hints.map(\.long).joined(separator: "  ")
    if long.unicodeScalars.count <= width { return long }
    while true {
      let short = " " + hints.map(\.short).joined(separator: "  ")
      if short.unicodeScalars.count <= width || hints.isEmpty { return short }
      let last = hints.map(\.rank).max() ?? 0
      hints.removeAll { $0.rank == last }
    }
  }

  /// A line of the help: keys and words; a section's name has no keys.
  public struct HelpLine: Hashable, Sendable {
    /// The keys, as they are labelled; empty for a section.
    public var keys: String
    /// What they do, or the section.
    public var text: String
  }

  /// The help text: every binding that holds somewhere, by section.
  public static var help: [HelpLine] {
    var lines: [HelpLine] = []
    for section in Section.allCases {
      lines.append(HelpLine(keys: "", text: section.rawValue))
      for binding in table where binding.section == section {
        let keys = binding.keys.map(\.label).joined(separator: " ")
        lines.append(HelpLine(keys: keys, text: binding.place.words + binding.help))
      }
    }
    return lines
  }
}

extension Keymap.Place {
  /// What help says before the words of a key that holds here.
  fileprivate var words: String {
    switch self {
    case .everywhere: ""
    case .pane(let pane): "in the \(pane): "
    case .layer(let kind): kind.row.place.isEmpty ? "" : "\(kind.row.place): "
    }
  }
}

extension Keymap.Binding {
  /// The same at another place.
  func `in`(_ place: Keymap.Place) -> Self {
    var there = self
    there.place = place
    return there
  }
}
