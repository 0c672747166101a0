import RollupSimulation

/// What a person wants, whichever key, click or command line said it.
public indirect enum Intent: Hashable, Sendable {
  // time
  case toggleRun, toggleRunBackwards
  case stepForward, stepBack, nextUnit, previousUnit
  case checkpointForward, checkpointBack
  case nextChange, previousChange
  case faster, slower, automaticPace
  case setBookmark(String), goToBookmark(Int)
  /// The list of bookmarks to go to.
  case bookmarks
  case goTo(Address), goToTime(Instant)
  /// Simulated time goes on because real time did, by this many milliseconds.
  case tick(millis: Int)
  // place
  case moveUp, moveDown, moveLeft, moveRight
  case first, last, pageUp, pageDown
  case nextPane, previousPane, focus(Model.Pane), defaultLayout
  case select(Address)
  case toggleFold, foldAll
  case previousTree, nextTree
  case inspect, back, close
  // ask
  case why, whatChanged, explain, follow
  /// Why another object is where it is.
  case askWhy(Address)
  /// The followed or selected message through all its levels.
  case followView
  /// What the line under the cursor of an answer leads to; back to the answer before.
  case chooseLine, lastAnswer
  /// To the moment at which something came about.
  case goToCause(Address, time: Instant, event: Int?)
  case search(String), filter(String), nextHit, previousHit
  case help
  /// A word that was clicked on, for `explain`.
  case point(String)
  case showHash(HashTarget), pointAtHash(HashTarget)
  /// Hashes of this moment by their first digits, at first among those of an object.
  case findHash(String, near: Address? = nil)
  case breaks(BreakIntent), seeds(SeedIntent), lockstep(LockstepIntent)
  // act
  case exportAs(Effect.Export)
  case setTheme(String)
  case injectMenu, perform(Action), undo, redo, toggleCommand(CommandID)
  case branches, switchBranch(Int), export, copy
  /// A name for a branch, or the one shown; empty: none.
  case nameBranch(Int?, String)
  /// Side by side with a branch, or the only other one.
  case compare(Int?)
  case inBranches(BranchKey), inComparison(ComparisonKey)
  /// The layer of settings, at the first that has a text; without one the layer comes or goes.
  case settings(String), selectSetting(Int)
  case openPrompt(Model.Prompt.Purpose), type(String), eraseBack, eraseAll, acceptPrompt
  case chooseItem(Int)
  /// Completion and history of the line being typed.
  case complete, historyBack, historyForward
  /// A prompt with a start already typed.
  case openPromptWith(Model.Prompt.Purpose, String)
  /// The verbs of the command line as a list.
  case commandList
  case run(commandLine: String)
  case toggleMouse, redraw, suspend, quit, resize
  /// Close the topmost layer, else quit.
  case closeOrQuit

  /// What is done in the layer of branches.
  public enum BranchKey: Hashable, Sendable {
    case up, down, first, last, enter, toggle, rename, compare
    case select(Int)
  }

  /// What is done in a comparison.
  public enum ComparisonKey: Hashable, Sendable {
    case next, previous, pageUp, pageDown, first, last, left, right, enter
    /// Show what follows from other differences too, or no longer.
    case all
    /// Compare on, by a checkpoint or to the end.
    case on, toEnd
    case select(Int)
  }
}
