/// The one table of keys: it feeds dispatch, the hint line, help and the manual.
public enum Keymap {
  /// Where a binding holds. The topmost layer is asked first, then the focused pane, then the rest.
  public enum Place: Hashable, Sendable {
    case everywhere
    case pane(Model.Pane)
    /// A line being typed.
    case prompt
    /// A list to choose from.
    case menu
    /// An answer whose lines lead somewhere; other keys go through to what is below.
    case answer
    /// A hash with its preimage.
    case hash
    /// A word that is explained, and the others beside it.
    case explanation
    /// Help and legend; other keys go through to what is below.
    case overlay
    /// The list of breakpoints; other keys go through to what is below.
    case breakpoints
    /// The tree of branches.
    case branches
    /// Two branches side by side.
    case comparison
    /// The settings of the scenario.
    case settings
    /// Beside runs that step along; other keys go through to what is below.
    case lockstep
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

  /// What a key means now; `nil` if nothing. Text typed into a prompt comes as `Intent.type`.
  public static func intent(for key: KeyPress, in model: Model) -> Intent? {
    switch model.layers.last {
    case .prompt:
      if case .character(let scalar) = key { return .type(String(Character(scalar))) }
      return find(key, .prompt) ?? (key == .ctrl("c") ? .quit : nil)
    case .menu:
      if case .character(let digit) = key, ("1"..."9").contains(digit) {
        return .chooseItem(Int(digit.value) - 0x31)
      }
      return find(key, .menu) ?? (key == .ctrl("c") ? .quit : nil)
    case .why, .follow, .followExport, .changes:
      if let intent = find(key, .answer) { return intent }
    case .hash: if let intent = find(key, .hash) { return intent }
    case .explain: if let intent = find(key, .explanation) { return intent }
    case .branches, .comparison, .settings:
      if key == .ctrl("c") { return .quit }
      return find(key, place(of: model)) ?? (key == .character(":") ? find(key, .everywhere) : nil)
    case .help, .legend:
      if let intent = find(key, .overlay) { return intent }
    case .breakpoints:
      if let intent = find(key, .breakpoints) { return intent }
    case .lockstep:
      if let intent = find(key, .lockstep) { return intent }
    case nil: break
    }
    return find(key, .pane(model.focus)) ?? find(key, .everywhere)
  }

  /// The table by place, in its order: hints are drawn in every picture.
  private static let byPlace = Dictionary(grouping: table, by: \.place)

  private static func find(_ key: KeyPress, _ place: Place) -> Intent? {
    byPlace[place]?.first { $0.keys.contains(key) }?.intent
  }

  /// The place of the topmost layer or, without one, that of the panes.
  private static func place(of model: Model) -> Place {
    switch model.layers.last {
    case .prompt: .prompt
    case .menu: .menu
    case .why, .follow, .followExport, .changes: .answer
    case .hash: .hash
    case .explain: .explanation
    case .breakpoints: .breakpoints
    case .branches: .branches
    case .comparison: .comparison
    case .settings: .settings
    case .lockstep: .lockstep
    case .help, .legend: .overlay
    case nil: .everywhere
    }
  }

  /// The hint line for the topmost layer or, without one, for the panes, in at most `width` cells.
  ///
  /// Long words if they fit, else short ones, else the most needed short ones.
  public static func hints(for model: Model, width: Int) -> String {
    let place = place(of: model)
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
        let place =
          switch binding.place {
          case .pane(let pane): "in the \(pane): "
          case .breakpoints: "in the list of breakpoints: "
          case .branches: "among branches: "
          case .comparison: "comparing: "
          case .settings: "among the settings: "
          case .lockstep: "beside other runs: "
          case .everywhere, .prompt, .menu, .answer, .hash, .explanation, .overlay: ""
          }
        lines.append(HelpLine(keys: keys, text: place + binding.help))
      }
    }
    return lines
  }
}
