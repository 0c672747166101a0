/// What stands in a line of a trace, with its members in their order: for tests that change it.
enum TraceValue {
  case object([(key: String, value: TraceValue)])
  case list([TraceValue])
  /// Its digits.
  case number(String)
  /// As it stands between its quotation marks, escapes and all.
  case text(String)
  case word(String)

  /// Reads a value that is as a writer writes it.
  init(_ text: String) {
    var rest = Substring(text)
    self = Self.read(&rest)
    precondition(rest.isEmpty, "one value")
  }

  private static func read(_ rest: inout Substring) -> TraceValue {
    let first = rest.removeFirst()
    switch first {
    case "{":
      var members: [(key: String, value: TraceValue)] = []
      while rest.first != "}" {
        if rest.first == "," { rest.removeFirst() }
        rest.removeFirst()
        let key = readText(&rest)
        rest.removeFirst()
        members.append((key, read(&rest)))
      }
      rest.removeFirst()
      return .object(members)
    case "[":
      var items: [TraceValue] = []
      while rest.first != "]" {
        if rest.first == "," { rest.removeFirst() }
        items.append(read(&rest))
      }
      rest.removeFirst()
      return .list(items)
    case "\"": return .text(readText(&rest))
    default:
      let end = rest.firstIndex { ",]}".contains($0) } ?? rest.endIndex
      let word = String(first) + rest[..<end]
      rest = rest[end...]
      return first == "-" || first.isNumber ? .number(word) : .word(word)
    }
  }

  private static func readText(_ rest: inout Substring) -> String {
    var end = rest.startIndex
    while rest[end] != "\"" {
      end = rest.index(end, offsetBy: rest[end] == "\\" ? 2 : 1)
    }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }

  /// As it stands in a line.
  var json: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\"\($0.key)\":\($0.value.json)" }.joined(separator: ",") + "}"
    case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
    case .number(let digits): digits
    case .text(let text): "\"\(text)\""
    case .word(let word): word
    }
  }

  /// A member of an object, which must be there to be read.
  subscript(_ key: String) -> TraceValue {
    get {
      guard case .object(let members) = self, let found = members.first(where: { $0.key == key })
      else { preconditionFailure("no member \(key)") }
      return found.value
    }
    set {
      guard case .object(var members) = self, let k = members.firstIndex(where: { $0.key == key })
      else { preconditionFailure("no member \(key)") }
      members[k].value = newValue
      self = .object(members)
    }
  }

  /// Whether an object has a member.
  func has(_ key: String) -> Bool {
    guard case .object(let members) = self else { return false }
    return members.contains { $0.key == key }
  }

  /// A list's elements.
  var items: [TraceValue] {
    if case .list(let items) = self { items } else { [] }
  }

  /// A number's value.
  var int: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  func reads(_ text: String) -> Bool {
    if case .text(text) = self { true } else { false }
  }
}
