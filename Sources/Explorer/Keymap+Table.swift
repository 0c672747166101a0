extension Keymap {
  /// All bindings; a key occurs at most once in a place.
  public static let table: [Binding] =
    time + place + ask + act + layers + hashes + branches + comparison + settings + lockstep

  static func bind(
    _ section: Section, _ keys: [KeyPress], _ intent: Intent, _ help: String,
    in place: Place = .everywhere, hint: Hint? = nil
  ) -> Binding {
    Binding(
      place: place, section: section, keys: keys, intent: intent, hint: hint, help: help)
  }

  static func hint(_ long: String, short: String? = nil, rank: Int) -> Hint {
    Hint(long: long, short: short ?? long, rank: rank)
  }

  private static let time: [Binding] = [
    bind(.time, [.character(" ")], .toggleRun, "run or pause", hint: hint("Space run", rank: 0)),
    bind(.time, [.character("r")], .toggleRunBackwards, "run backwards or pause"),
    bind(
      .time, [.character(".")], .stepForward, "one unit forward",
      hint: hint(", . step", short: ",. step", rank: 1)),
    bind(.time, [.character(",")], .stepBack, "one unit back"),
    bind(
      .time, [.character(">")], .checkpointForward, "one checkpoint forward",
      hint: hint("< > checkpoint", short: "<> ck", rank: 5)),
    bind(.time, [.character("<")], .checkpointBack, "one checkpoint back"),
    bind(
      .time, [.character("s")], .nextUnit,
      "next unit: event, block, proof, checkpoint, settlement", hint: hint("s unit", rank: 6)),
    bind(.time, [.character("S")], .previousUnit, "previous unit"),
    bind(.time, [.character("o")], .nextChange, "next change of the selected object"),
    bind(.time, [.character("O")], .previousChange, "its previous change"),
    bind(.time, [.character("+"), .character("=")], .faster, "faster"),
    bind(.time, [.character("-")], .slower, "slower"),
    bind(
      .time, [.character("A")], .automaticPace, "automatic pace: slow through folds, fast between"
    ),
    bind(.time, [.character("t")], .openPrompt(.goTo), "go to a time, event or object"),
    bind(.time, [.character("m")], .openPrompt(.bookmark), "set a bookmark"),
    bind(.time, [.character("'")], .bookmarks, "go to a bookmark"),
    bind(.time, [.left], .stepBack, "one unit back", in: .pane(.timeline)),
    bind(.time, [.right], .stepForward, "one unit forward", in: .pane(.timeline)),
    bind(.time, [.pageUp], .checkpointBack, "one checkpoint back", in: .pane(.timeline)),
    bind(.time, [.pageDown], .checkpointForward, "one checkpoint forward", in: .pane(.timeline)),
  ]

  private static let place: [Binding] = [
    bind(.place, [.up, .character("k")], .moveUp, "up"),
    bind(.place, [.down, .character("j")], .moveDown, "down"),
    bind(.place, [.left, .character("h")], .moveLeft, "left; in the tree to the leaves"),
    bind(.place, [.right, .character("l")], .moveRight, "right; in the tree to the root"),
    bind(.place, [.character("g"), .home], .first, "first; in the timeline the start"),
    bind(.place, [.character("G"), .end], .last, "last; in the timeline the last known moment"),
    bind(.place, [.pageUp, .ctrl("u")], .pageUp, "one page up"),
    bind(.place, [.pageDown, .ctrl("d")], .pageDown, "one page down"),
    bind(.place, [.tab], .nextPane, "next pane", hint: hint("Tab pane", rank: 7)),
    bind(.place, [.backTab], .previousPane, "previous pane"),
    bind(.place, [.character("1")], .focus(.tree), "tree; again: full screen"),
    bind(.place, [.character("2")], .focus(.chains), "chains"),
    bind(.place, [.character("3")], .focus(.messages), "messages"),
    bind(.place, [.character("4")], .focus(.aggregator), "aggregator and L1"),
    bind(.place, [.character("5")], .focus(.log), "log"),
    bind(.place, [.character("6")], .focus(.inspector), "inspector"),
    bind(.place, [.character("7")], .focus(.metrics), "metrics"),
    bind(.place, [.character("8")], .focus(.timeline), "timeline"),
    bind(.place, [.character("0")], .defaultLayout, "default layout"),
    bind(.place, [.character("z")], .toggleFold, "fold or unfold the subtree"),
    bind(.place, [.character("Z")], .foldAll, "fold all to fit"),
    bind(.place, [.character("[")], .previousTree, "tree of the previous checkpoint, time stays"),
    bind(.place, [.character("]")], .nextTree, "tree of the next checkpoint"),
    bind(
      .place, [.enter], .inspect, "inspect, or go to", hint: hint("Enter inspect", rank: 4)),
    bind(.place, [.backspace], .back, "back to the last inspected"),
    bind(.place, [.escape], .close, "close the topmost layer"),
  ]

  private static let ask: [Binding] = [
    bind(.ask, [.character("w")], .why, "why: what it waits for", hint: hint("w why", rank: 3)),
    bind(.ask, [.character("d")], .whatChanged, "what this step changed, everywhere"),
    bind(
      .ask, [.character("K")], .explain,
      "explain the word clicked on or for the selection, and others here"),
    bind(
      .ask, [.character("f")], .follow, "follow the message, or let go",
      hint: Hint(long: "f follow", short: "f follow", rank: 9)),
    bind(
      .ask, [.character("F")], .followView,
      "the message, or a node's hash as an export, through all its levels"),
    bind(
      .ask, [.character("P")], .settings(""),
      "the scenario's settings, who gave them, and their sources"),
    bind(.ask, [.character("/")], .openPrompt(.search), "search"),
    bind(.ask, [.character("&")], .openPrompt(.filter), "keep only matches"),
    bind(.ask, [.character("n")], .nextHit, "next hit"),
    bind(.ask, [.character("N")], .previousHit, "previous hit"),
  ]

  private static let act: [Binding] = [
    bind(
      .act, [.character("i")], .injectMenu, "inject or heal, on the selection",
      hint: hint("i inject", rank: 2)),
    bind(.act, [.character("u")], .undo, "undo the last command"),
    bind(.act, [.character("U")], .redo, "redo it"),
    bind(
      .act, [.character("b")], .breaks(.onSelection), "break when the selection changes, or not"),
    bind(.act, [.character("B")], .breaks(.list), "list of breakpoints"),
    bind(.act, [.character("v")], .branches, "branches, and commands to switch off"),
    bind(.act, [.character("c")], .compare(nil), "compare this branch with another"),
    bind(.act, [.character("e")], .export, "export: scenario, picture, run"),
    bind(
      .act, [.character("y")], .copy,
      "copy the name or hash; with a preimage the command line"),
    bind(
      .act, [.character(":")], .openPrompt(.command), "command line",
      hint: hint(": command", rank: 8)),
    bind(.act, [.ctrl("p")], .commandList, "the commands as a list"),
    bind(.act, [.character("M")], .toggleMouse, "mouse on or off"),
    bind(.act, [.ctrl("l")], .redraw, "draw everything again"),
    bind(.act, [.ctrl("z")], .suspend, "suspend"),
    bind(.act, [.character("q")], .closeOrQuit, "close the topmost layer, else quit"),
    bind(.act, [.ctrl("c")], .quit, "quit"),
    bind(
      .ask, [.character("?")], .help, "help and legend",
      hint: hint("? help", short: "?", rank: 0)),
  ]

  private static let layers: [Binding] = [
    bind(.layers, [.enter], .acceptPrompt, "accept", in: .prompt, hint: hint("Enter do", rank: 0)),
    bind(
      .layers, [.tab], .complete, "complete", in: .prompt, hint: hint("Tab complete", rank: 2)),
    bind(
      .layers, [.up], .historyBack, "earlier line", in: .prompt, hint: hint("↑↓ history", rank: 3)
    ),
    bind(.layers, [.down], .historyForward, "later line", in: .prompt),
    bind(.layers, [.backspace], .eraseBack, "erase", in: .prompt),
    bind(.layers, [.ctrl("u")], .eraseAll, "erase all", in: .prompt),
    bind(.layers, [.escape], .close, "close", in: .prompt, hint: hint("Esc close", rank: 1)),
    bind(
      .layers, [.up, .character("k")], .moveUp, "up", in: .menu,
      hint: hint("1-9 choose  ↑↓ move", rank: 2)),
    bind(.layers, [.down, .character("j")], .moveDown, "down", in: .menu),
    bind(
      .layers, [.enter], .acceptPrompt, "choose", in: .menu, hint: hint("Enter choose", rank: 0)),
    bind(
      .layers, [.escape, .character("q")], .close, "close", in: .menu,
      hint: hint("Esc close", rank: 1)),
    bind(
      .layers, [.escape, .character("q"), .enter, .backspace], .close, "close", in: .overlay,
      hint: hint("Esc close", rank: 0)),
    bind(
      .layers, [.enter], .breaks(.toggle), "on or off", in: .breakpoints,
      hint: hint("Enter on/off", rank: 1)),
    bind(
      .layers, [.character("x"), .delete], .breaks(.remove), "take it away", in: .breakpoints,
      hint: hint("x remove", rank: 2)),
    bind(
      .layers, [.character("n")], .breaks(.nextHit), "run to its next hit", in: .breakpoints,
      hint: hint("n N next, previous hit", short: "nN hit", rank: 3)),
    bind(
      .layers, [.character("N")], .breaks(.previousHit), "back to its previous hit",
      in: .breakpoints),
    bind(
      .layers, [.up, .character("k")], .moveUp, "up", in: .breakpoints,
      hint: hint("↑↓ move", rank: 4)),
    bind(.layers, [.down, .character("j")], .moveDown, "down", in: .breakpoints),
    bind(
      .layers, [.escape, .character("q")], .close, "close", in: .breakpoints,
      hint: hint("Esc close", rank: 0)),
    bind(
      .layers, [.enter], .chooseLine, "go there, or do it", in: .answer,
      hint: hint("Enter go there", rank: 0)),
    bind(
      .layers, [.up, .character("k")], .moveUp, "up", in: .answer, hint: hint("↑↓ move", rank: 2)),
    bind(.layers, [.down, .character("j")], .moveDown, "down", in: .answer),
    bind(.layers, [.pageUp, .ctrl("u")], .pageUp, "one page up", in: .answer),
    bind(.layers, [.pageDown, .ctrl("d")], .pageDown, "one page down", in: .answer),
    bind(.layers, [.home, .character("g")], .first, "first", in: .answer),
    bind(.layers, [.end, .character("G")], .last, "last", in: .answer),
    bind(
      .layers, [.backspace], .lastAnswer, "the answer before", in: .answer,
      hint: hint("Bksp back", rank: 3)),
    bind(
      .layers, [.escape, .character("q")], .close, "close", in: .answer,
      hint: hint("Esc close", rank: 1)),
    bind(.layers, [.up], .moveUp, "scroll up", in: .overlay),
    bind(.layers, [.pageUp], .pageUp, "one page up", in: .overlay),
    bind(.layers, [.pageDown], .pageDown, "one page down", in: .overlay),
    bind(
      .layers, [.down], .moveDown, "scroll down", in: .overlay,
      hint: hint("↑↓ scroll", rank: 1)),
  ]

  /// A hash with its preimage, and a word with others beside it.
  private static let hashes: [Binding] = [
    bind(
      .layers, [.up, .character("k"), .left, .character("h")], .moveUp, "the hash before",
      in: .hash, hint: hint("↑↓ move", rank: 3)),
    bind(
      .layers, [.down, .character("j"), .right, .character("l")], .moveDown, "the next hash",
      in: .hash),
    bind(
      .layers, [.enter], .inspect, "down into the hash", in: .hash,
      hint: hint("Enter into the hash", short: "Enter into", rank: 0)),
    bind(
      .layers, [.backspace], .back, "back up", in: .hash,
      hint: hint("Backspace back up", short: "Backspace up", rank: 2)),
    bind(
      .layers, [.character("y")], .copy, "copy the command line", in: .hash,
      hint: hint("y copy the line", short: "y copy", rank: 1)),
    bind(
      .layers, [.escape, .character("q")], .close, "close", in: .hash,
      hint: hint("Esc close", rank: 0)),
    bind(
      .layers, [.up, .character("k"), .left, .character("h")], .moveUp, "the word before",
      in: .explanation, hint: hint("↑↓ choose a word", short: "↑↓ choose", rank: 1)),
    bind(
      .layers, [.down, .character("j"), .right, .character("l")], .moveDown, "the next word",
      in: .explanation),
    bind(
      .layers, [.enter, .character("K")], .explain, "explain the word chosen", in: .explanation,
      hint: hint("Enter explain it", short: "Enter explain", rank: 2)),
    bind(
      .layers, [.escape, .character("q"), .backspace], .close, "close", in: .explanation,
      hint: hint("Esc close", rank: 0)),
  ]
}
