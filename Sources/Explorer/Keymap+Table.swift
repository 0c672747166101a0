extension Keymap {
  /// All bindings; a key occurs at most once in a place.
  public static let table: [Binding] =
    time + ofPanes + place + panes + placeToo + ask + act + ofLayers

  /// What the panes and layers say of themselves.
  private static let ofPanes = Model.Pane.allCases.flatMap { pane in
    pane.row.keys.map { $0.in(.pane(pane)) }
  }
  private static let ofLayers = Model.Layer.Kind.allCases.flatMap { kind in
    kind.row.keys.map { $0.in(.layer(kind)) }
  }
  private static let panes = Model.Pane.allCases.map { pane in
    bind(.place, [pane.key], .place(.focus(pane)), pane.row.help)
  }

  static func bind(
    _ section: Section, _ keys: [KeyPress], _ intent: Intent, _ help: String,
    hint: Hint? = nil
  ) -> Binding {
    Binding(
      place: .everywhere, section: section, keys: keys, intent: intent, hint: hint, help: help)
  }

  static func hint(_ long: String, short: String? = nil, rank: Int) -> Hint {
    Hint(long: long, short: short ?? long, rank: rank)
  }

  private static let time: [Binding] = [
    bind(
      .time, [.character(" ")], .pace(.toggleRun), "run or pause",
      hint: hint("Space run", rank: 0)),
    bind(.time, [.character("r")], .pace(.toggleRunBackwards), "run backwards or pause"),
    bind(
      .time, [.character(".")], .time(.stepForward), "one unit forward",
      hint: hint(", . step", short: ",. step", rank: 1)),
    bind(.time, [.character(",")], .time(.stepBack), "one unit back"),
    bind(
      .time, [.character(">")], .time(.checkpointForward), "one checkpoint forward",
      hint: hint("< > checkpoint", short: "<> ck", rank: 5)),
    bind(.time, [.character("<")], .time(.checkpointBack), "one checkpoint back"),
    bind(
      .time, [.character("s")], .time(.nextUnit),
      "next unit: event, block, proof, checkpoint, settlement", hint: hint("s unit", rank: 6)),
    bind(.time, [.character("S")], .time(.previousUnit), "previous unit"),
    bind(.time, [.character("o")], .time(.nextChange), "next change of the selected object"),
    bind(.time, [.character("O")], .time(.previousChange), "its previous change"),
    bind(.time, [.character("+"), .character("=")], .pace(.faster), "faster"),
    bind(.time, [.character("-")], .pace(.slower), "slower"),
    bind(
      .time, [.character("A")], .pace(.automatic),
      "automatic pace: slow through folds, fast between"
    ),
    bind(.time, [.character("t")], .prompt(.open(.goTo)), "go to a time, event or object"),
    bind(.time, [.character("m")], .prompt(.open(.bookmark)), "set a bookmark"),
    bind(.time, [.character("'")], .bookmark(.list), "go to a bookmark"),
  ]

  private static let place: [Binding] = [
    bind(.place, [.up, .character("k")], .move(.up), "up"),
    bind(.place, [.down, .character("j")], .move(.down), "down"),
    bind(.place, [.left, .character("h")], .move(.left), "left; in the tree to the leaves"),
    bind(.place, [.right, .character("l")], .move(.right), "right; in the tree to the root"),
    bind(.place, [.character("g"), .home], .move(.first), "first; in the timeline the start"),
    bind(
      .place, [.character("G"), .end], .move(.last), "last; in the timeline the last known moment"),
    bind(.place, [.pageUp, .ctrl("u")], .move(.pageUp), "one page up"),
    bind(.place, [.pageDown, .ctrl("d")], .move(.pageDown), "one page down"),
    bind(.place, [.tab], .place(.nextPane), "next pane", hint: hint("Tab pane", rank: 7)),
    bind(.place, [.backTab], .place(.previousPane), "previous pane"),
  ]

  private static let placeToo: [Binding] = [
    bind(.place, [.character("0")], .place(.defaultLayout), "default layout"),
    bind(.place, [.character("z")], .place(.toggleFold), "fold or unfold the subtree"),
    bind(.place, [.character("Z")], .place(.foldAll), "fold all to fit"),
    bind(
      .place, [.character("[")], .place(.previousTree),
      "tree of the previous checkpoint, time stays"),
    bind(.place, [.character("]")], .place(.nextTree), "tree of the next checkpoint"),
    bind(
      .place, [.enter], .place(.inspect), "inspect, or go to",
      hint: hint("Enter inspect", rank: 4)),
    bind(.place, [.backspace], .place(.back), "back to the last inspected"),
    bind(.place, [.escape], .place(.close), "close the topmost layer"),
  ]

  private static let ask: [Binding] = [
    bind(
      .ask, [.character("w")], .ask(.why), "why: what it waits for", hint: hint("w why", rank: 3)),
    bind(.ask, [.character("d")], .ask(.whatChanged), "what this step changed, everywhere"),
    bind(
      .ask, [.character("K")], .ask(.explain),
      "explain the word clicked on or for the selection, and others here"),
    bind(
      .ask, [.character("f")], .ask(.follow), "follow the message, or let go",
      hint: Hint(long: "f follow", short: "f follow", rank: 9)),
    bind(
      .ask, [.character("F")], .answer(.follow),
      "the message, or a node's hash as an export, through all its levels"),
    bind(
      .ask, [.character("P")], .settings(.show("")),
      "the scenario's settings, who gave them, and their sources"),
    bind(.ask, [.character("/")], .prompt(.open(.search)), "search"),
    bind(.ask, [.character("&")], .prompt(.open(.filter)), "keep only matches"),
    bind(.ask, [.character("n")], .ask(.nextHit), "next hit"),
    bind(.ask, [.character("N")], .ask(.previousHit), "previous hit"),
  ]

  private static let act: [Binding] = [
    bind(
      .act, [.character("i")], .act(.injectMenu), "inject or heal, on the selection",
      hint: hint("i inject", rank: 2)),
    bind(.act, [.character("u")], .act(.undo), "undo the last command"),
    bind(.act, [.character("U")], .act(.redo), "redo it"),
    bind(
      .act, [.character("b")], .breaks(.onSelection), "break when the selection changes, or not"),
    bind(.act, [.character("B")], .breaks(.list), "list of breakpoints"),
    bind(.act, [.character("v")], .branches(.list), "branches, and commands to switch off"),
    bind(.act, [.character("c")], .branches(.compare(nil)), "compare this branch with another"),
    bind(.act, [.character("e")], .act(.export), "export: scenario, picture, run"),
    bind(
      .act, [.character("y")], .act(.copy),
      "copy the name or hash; with a preimage the command line"),
    bind(
      .act, [.character(":")], .prompt(.open(.command)), "command line",
      hint: hint(": command", rank: 8)),
    bind(.act, [.ctrl("p")], .prompt(.commandList), "the commands as a list"),
    bind(.act, [.character("M")], .screen(.toggleMouse), "mouse on or off"),
    bind(.act, [.ctrl("l")], .screen(.redraw), "draw everything again"),
    bind(.act, [.ctrl("z")], .screen(.suspend), "suspend"),
    bind(.act, [.character("q")], .place(.closeOrQuit), "close the topmost layer, else quit"),
    bind(.act, [.ctrl("c")], .screen(.quit), "quit"),
    bind(
      .ask, [.character("?")], .ask(.help), "help and legend",
      hint: hint("? help", short: "?", rank: 0)),
  ]
}
