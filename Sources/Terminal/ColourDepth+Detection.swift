import Screen

extension ColourDepth {
  /// How many colours to use, from what the terminal has and what its user asks for.
  ///
  /// A wish outranks NO_COLOR (https://no-color.org: any value but the empty one); neither can get
  /// more than the terminal database grants, since ncurses sends only what that describes.
  static func detected(
    terminalColours: Int, wish: ColourDepth?, environment: (String) -> String?
  ) -> ColourDepth {
    let most = ColourDepth(colours: terminalColours)
    if let wish { return min(wish, most) }
    if let refusal = environment("NO_COLOR"), !refusal.isEmpty { return .mono }
    return most
  }

  /// The name to look up for a terminal that shows more colours than its name says.
  ///
  /// COLORTERM is set by emulators that kept an old TERM; their 256-colour entry differs from the
  /// plain one in colours only. Nil: keep the name.
  static func richerName(term: String, environment: (String) -> String?) -> String? {
    guard let hint = environment("COLORTERM"), !hint.isEmpty else { return nil }
    let plain = ["xterm", "screen", "tmux", "rxvt-unicode"]
    return plain.contains(term) ? "\(term)-256color" : nil
  }
}
