import RollupSimulation

/// What a person wants, whichever key, click or command line said it: whose matter it is, and what
/// of that. Each handler (`Update.pace`, `Update.time`, …) knows all of its own and nothing else's.
public enum Intent: Hashable, Sendable {
  case pace(PaceIntent), time(TimeIntent), bookmark(BookmarkIntent)
  case move(MoveIntent), place(PlaceIntent)
  case ask(AskIntent), answer(AnswerIntent), hash(HashIntent), settings(SettingsIntent)
  case breaks(BreakIntent), seeds(SeedIntent), lockstep(LockstepIntent)
  case act(ActIntent), branches(BranchIntent)
  case prompt(PromptIntent), screen(ScreenIntent)
}
