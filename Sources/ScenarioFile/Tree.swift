/// A place in a file or in a `--set` argument.
struct Position: Hashable, Sendable {
  /// The file name of places in `--set` arguments.
  static let setOption = "--set"

  var file: String
  /// Counted from 1.
  var line: Int
  /// Counted from 1, in Unicode scalars.
  var column: Int
}

/// A YAML document without the parts of YAML that a scenario must not use.
struct Tree {
  enum Content {
    /// A scalar; a plain (unquoted) one may be a number or a truth value, a quoted one is text.
    case scalar(String, plain: Bool)
    case list([Tree])
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry {
    var key: String
    var position: Position
    var value: Tree
  }

  var content: Content
  var position: Position

  /// What a diagnostic says was found here.
  var summary: String {
    switch content {
    case .scalar("", plain: true): "nothing"
    case .scalar(let text, plain: true): text.quoted
    case .scalar(let text, plain: false): "the quoted text \(text.quoted)"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The text of a scalar, plain or quoted.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The text of a plain scalar.
  var plainText: String? {
    if case .scalar(let text, plain: true) = content { text } else { nil }
  }
}
