import RollupSimulation

extension Model {
  /// Something on top of the panes.
  public enum Layer: Hashable, Sendable {
    case prompt(Prompt)
    /// A question with answers by number: the inject menu.
    case menu(Menu)
    case help(Pane)
    /// The list of breakpoints.
    case breakpoints
    case answer(Question)
    case hash(HashTrail)
    case explain(WordExplanation)
    /// The tree of branches.
    case branches
    /// Two branches side by side: ``Model/comparison``.
    case comparison
    /// The settings of the scenario: ``Model/settings``.
    case settings
    /// Runs that step along: ``Model/lockstep``.
    case lockstep

    /// What an answer answers.
    public enum Question: Hashable, Sendable {
      /// Why an object is where it is, and what it waits for.
      case why(Address)
      /// A message through all its levels.
      case follow(MessageID)
      /// A node's hash, imported by others, on its way to where it settles.
      case followExport(Address)
      /// What the last step changed.
      case changes
    }

    /// A layer without what it holds, in the order of the help.
    public enum Kind: CaseIterable, Hashable, Sendable {
      case prompt, menu, help, breakpoints, answer, hash, explanation, branches, comparison
      case settings, lockstep
    }

    /// Which kind it is.
    public var kind: Kind {
      switch self {
      case .prompt: .prompt
      case .menu: .menu
      case .help: .help
      case .breakpoints: .breakpoints
      case .answer: .answer
      case .hash: .hash
      case .explain: .explanation
      case .branches: .branches
      case .comparison: .comparison
      case .settings: .settings
      case .lockstep: .lockstep
      }
    }
  }
}

extension Model.Layer.Kind {
  /// All that is known of it.
  var row: LayerRow {
    switch self {
    case .prompt: .prompt
    case .menu: .menu
    case .help: .help
    case .breakpoints: .breakpoints
    case .answer: .answer
    case .hash: .hash
    case .explanation: .explanation
    case .branches: .branches
    case .comparison: .comparison
    case .settings: .settings
    case .lockstep: .lockstep
    }
  }

  /// Whether it is a text to be read, which needs no place of its own on a page of lines.
  public var isPage: Bool { row.isPage }
}
