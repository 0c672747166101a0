import RollupSimulation

/// A run that somebody asks for beside others: the same traffic and faults under another mode or
/// other settings.
public struct VariantRequest: Hashable, Sendable {
  /// What its column is called; text that somebody typed, so not yet safe to print.
  public let label: String
  /// What is set, each as `path=value`.
  public let settings: [String]

  /// Why a text asks for no run.
  public enum Problem: Error, Hashable, Sendable {
    /// There is no such mode.
    case unknownMode(String)
    /// Neither a mode nor `path=value`.
    case noSetting(String)
    /// Two runs would have the same name.
    case sameLabel(String)
  }

  /// The run under a mode, called by its name.
  public init(_ mode: MessagingMode) {
    label = mode.rawValue
    settings = ["mode=\(mode.rawValue)"]
  }

  /// Reads `LABEL: path=value, path=value`; without a label it is called by what it sets.
  public init(reading text: String) throws(Problem) {
    var rest = Substring(text)
    var name: Substring?
    // Values have colons too, but only after the first equals sign.
    if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("=") {
      name = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    settings = Self.parts(rest, at: ",").map(Self.trimmed).filter { !$0.isEmpty }
    guard !settings.isEmpty, settings.allSatisfy({ $0.contains("=") && $0.first != "=" }) else {
      throw .noSetting(Self.trimmed(Substring(text)))
    }
    let label = Self.trimmed(name ?? "")
    self.label = label.isEmpty ? settings.joined(separator: ", ") : label
  }

  /// Reads `all`, or modes separated by commas.
  public static func modes(_ text: String) throws(Problem) -> [VariantRequest] {
    if trimmed(Substring(text)) == "all" { return MessagingMode.allCases.map { Self($0) } }
    var requests: [VariantRequest] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed) {
      guard let mode = MessagingMode(rawValue: name) else { throw .unknownMode(name) }
      requests.append(Self(mode))
    }
    return requests
  }

  /// Reads a line of runs, separated by `;` or by `--modes` and `--with` as on the command line;
  /// what has no equals sign is a list of modes.
  public static func line(_ text: String) throws(Problem) -> [VariantRequest] {
    var requests: [VariantRequest] = []
    for piece in pieces(text) {
      if piece.contains("=") {
        requests.append(try Self(reading: piece))
      } else {
        requests += try modes(piece)
      }
    }
    try checkLabels(requests)
    return requests
  }

  /// Each run has a name of its own, or nobody could tell them apart.
  public static func checkLabels(_ requests: [VariantRequest]) throws(Problem) {
    for (k, request) in requests.enumerated()
    where requests[..<k].contains(where: { $0.label == request.label }) {
      throw .sameLabel(request.label)
    }
  }

  private static func pieces(_ text: String) -> [String] {
    var pieces: [Substring] = []
    for part in parts(Substring(text), at: ";") {
      var words: [Substring] = []
      for word in part.split(separator: " ") {
        if word == "--with" || word == "--modes" {
          pieces.append(Substring(words.joined(separator: " ")))
          words = []
        } else {
          words.append(word)
        }
      }
      pieces.append(Substring(words.joined(separator: " ")))
    }
    return pieces.map(trimmed).filter { !$0.isEmpty }
  }

  /// What stands between separators; those within brackets or quotes separate nothing.
  private static func parts(_ text: Substring, at separator: Character) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var quote: Character?
    for place in text.indices {
      let character = text[place]
      switch character {
      case quote: quote = nil
      case "\"", "'": if quote == nil { quote = character }
      case "[", "{": if quote == nil { depth += 1 }
      case "]", "}": if quote == nil { depth -= 1 }
      case separator:
        guard quote == nil, depth <= 0 else { break }
        parts.append(text[start..<place])
        start = text.index(after: place)
      default: break
      }
    }
    return parts + [text[start...]]
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
