/// Which character set a terminal is written to in, from what its user asks for.
///
/// POSIX: the first of LC_ALL, LC_CTYPE and LANG that is not empty decides. `C` and `POSIX` there
/// were asked for, and mean plain ASCII; where none of the three is set, nobody has asked, and
/// today's terminals take UTF-8.
enum CharacterSet {
  /// What may be taken where a name's own locale is not installed; only its table of characters
  /// counts, which is the same in each.
  static let substitutes = ["C.UTF-8", "C.utf8"]

  /// Whether to write UTF-8.
  ///
  /// `take` tries a locale by its name: whether it is one of UTF-8, or nil if it is not installed.
  static func isUTF8(
    environment: (String) -> String?, take: (String) -> Bool?
  ) -> Bool {
    let asked = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    if let asked {
      if let isUTF8 = take(asked) { return isUTF8 }
      // As after a log-in from a machine with other locales.
      guard namesUTF8(asked) else { return false }
    }
    return substitutes.contains { take($0) == true }
  }

  /// Whether a name such as `de_DE.UTF-8@euro` says UTF-8.
  private static func namesUTF8(_ name: String) -> Bool {
    let set = name.prefix { $0 != "@" }.drop { $0 != "." }.lowercased()
    return set == ".utf-8" || set == ".utf8"
  }
}
