/// Reads conditions and expressions: one grammar for the command line, files and the explorer.
///
///     condition  = "event" kind [object] | "change" object | message "reaches" level
///                | "invariant" [1…9] | expression
///     expression = conjunction { "||" conjunction }
///     conjunction = term { "&&" term }
///     term       = "!" term | "(" expression ")" | operand comparison operand
public struct ConditionReader {
  /// Brackets and `!` within each other; more is nobody's wish.
  static let depthMax = 32
  /// Characters of a text.
  static let lengthMax = 500
  private let tokens: [Token]
  private let end: Int
  private let world: World
  private var place = 0
  private var depth = 0

  private struct Token {
    var text: String
    var column: Int
  }

  /// The condition that a text is, about objects of `world`. O(length).
  public static func condition(
    _ text: String, in world: World
  ) -> Result<Condition, ConditionError> {
    read(text, world) { reader throws(ConditionError) in try reader.condition() }
  }

  /// What a watch shows: an expression, or a quantity or number alone. O(length).
  public static func watch(_ text: String, in world: World) -> Result<Watch, ConditionError> {
    read(text, world) { reader throws(ConditionError) in
      if reader.tokens.count == 1, case .quantity(let quantity) = try reader.operand() {
        return .quantity(quantity)
      }
      reader.place = 0
      return .expression(try reader.expression())
    }
  }

  private static func read<T>(
    _ text: String, _ world: World, _ parse: (inout Self) throws(ConditionError) -> T
  ) -> Result<T, ConditionError> {
    guard text.count <= lengthMax else {
      return .failure(
        ConditionError(column: lengthMax + 1, found: "", expected: .less, nearest: nil))
    }
    var reader = Self(text, world)
    do throws(ConditionError) {
      let value = try parse(&reader)
      guard reader.place == reader.tokens.count else { throw reader.error(.end) }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  private init(_ text: String, _ world: World) {
    self.world = world
    var tokens: [Token] = []
    let characters = Array(text)
    var k = 0
    while k < characters.count {
      if characters[k] == " " {
        k += 1
        continue
      }
      let start = k
      let two = k + 1 < characters.count ? String(characters[k...k + 1]) : ""
      if ["&&", "||", "==", "!=", "<=", ">="].contains(two) {
        k += 2
      } else if Self.signs.contains(characters[k]) {
        k += 1
      } else {
        while k < characters.count, characters[k] != " ", !Self.signs.contains(characters[k]) {
          k += 1
        }
      }
      tokens.append(Token(text: String(characters[start..<k]), column: start + 1))
    }
    self.tokens = tokens
    end = characters.count + 1
  }
  private static let signs: [Character] = ["(", ")", "!", "<", ">", "=", "&", "|"]

  private var next: String? { place < tokens.count ? tokens[place].text : nil }

  private mutating func take(_ text: String) -> Bool {
    guard next == text else { return false }
    place += 1
    return true
  }

  private func error(
    _ expected: ConditionError.Expected, among names: [String] = []
  ) -> ConditionError {
    let found = next ?? ""
    return ConditionError(
      column: place < tokens.count ? tokens[place].column : end, found: found,
      expected: expected, nearest: found.isEmpty ? nil : nearest(to: found, among: names))
  }

  private mutating func condition() throws(ConditionError) -> Condition {
    guard let first = next else { throw error(.condition) }
    switch first {
    case "event":
      place += 1
      guard let kind = next.flatMap({ OccurrenceKind(name: $0) }) else {
        throw error(.kind, among: OccurrenceKind.allCases.map(\.name))
      }
      place += 1
      return .event(kind, next == nil ? nil : try object())
    case "change":
      place += 1
      return .change(try object())
    case "invariant":
      place += 1
      guard let number = next else { return .invariant(nil) }
      guard let n = Int(number), let property = InvariantViolation.Property(rawValue: n) else {
        throw error(.property)
      }
      place += 1
      return .invariant(property)
    default: break
    }
    if place + 1 < tokens.count, tokens[place + 1].text == "reaches",
      case .message(let message)? = Address(first)
    {
      place += 2
      guard let level = Message.Level.allCases.first(where: { "\($0)" == next }) else {
        throw error(.level, among: Message.Level.allCases.map { "\($0)" })
      }
      place += 1
      return .reaches(message, level)
    }
    // A lone word can't be an expression: it is perhaps a misspelt start.
    if tokens.count - place <= 2, tokens.count > 1, Address(first) == nil,
      Quantity(name: first) == nil,
      let meant = nearest(to: first, among: ["event", "change", "invariant"])
    {
      var error = error(.condition)
      error.nearest = meant
      throw error
    }
    return .state(try expression())
  }

  private mutating func object() throws(ConditionError) -> Address {
    var text = next ?? ""
    if text == "cmd", place + 1 < tokens.count { text += " " + tokens[place + 1].text }
    guard let address = Address(text) else { throw error(.object) }
    guard let known = world.canonical(address) else { throw error(.existing) }
    place += text.hasPrefix("cmd ") ? 2 : 1
    return known
  }

  private mutating func expression() throws(ConditionError) -> Condition.Expression {
    var left = try conjunction()
    while take("||") { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(ConditionError) -> Condition.Expression {
    var left = try term()
    while take("&&") { left = .and(left, try term()) }
    return left
  }

  private mutating func term() throws(ConditionError) -> Condition.Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthMax else { throw error(.less) }
    if take("!") { return .not(try term()) }
    if take("(") {
      let inner = try expression()
      guard take(")") else { throw error(.closingBracket) }
      return inner
    }
    let left = try operand()
    guard let comparison = next.flatMap({ Expectation.Comparison(rawValue: $0) }) else {
      throw error(.comparison)
    }
    place += 1
    return .compare(left, comparison, try operand())
  }

  private mutating func operand() throws(ConditionError) -> Condition.Operand {
    guard let word = next else { throw error(.operand) }
    if let number = Int64(word) {
      place += 1
      return .number(number)
    }
    guard let quantity = Quantity(name: word) else {
      throw error(.operand, among: Quantity.names(like: word))
    }
    guard world.has(quantity) else { throw error(.existing) }
    place += 1
    return .quantity(quantity)
  }
}

/// What is shown of a run at every moment: a number, or whether something holds.
public enum Watch: Hashable, Sendable, CustomStringConvertible {
  case quantity(Quantity)
  case expression(Condition.Expression)

  /// As written.
  public var description: String {
    switch self {
    case .quantity(let quantity): quantity.name
    case .expression(let expression): expression.description
    }
  }

  /// What it is now; a truth as 1 or 0.
  public func value(in world: World) -> Int64 {
    switch self {
    case .quantity(let quantity): world.value(of: quantity)
    case .expression(let expression): expression.truth { world.value(of: $0) } == true ? 1 : 0
    }
  }
}

extension Quantity {
  /// All names without an address, and those of the same object as `word`.
  static func names(like word: String) -> [String] {
    let counters = Counter.allCases.map(\.rawValue)
    guard let dot = word.lastIndex(of: ".") else { return counters }
    let object = String(word[..<dot])
    let properties = RollupQuantity.allCases.map(\.rawValue) + ["level", "proven", "alive"]
    return counters + properties.map { "\(object).\($0)" }.filter { Quantity(name: $0) != nil }
  }
}

extension World {
  /// Whether a quantity can be read off this scenario's worlds; a message may yet come.
  func has(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .rollup(let r, _): rollups.indices.contains(r.index)
    case .alive(let a): aggregators.indices.contains(a.index)
    case .counter, .messageLevel, .proven: true
    }
  }

  /// The one name of an object that may have several; `nil` if the scenario can never have it.
  public func canonical(_ address: Address) -> Address? {
    switch address {
    case .rollup(let r): return rollups.indices.contains(r.index) ? address : nil
    case .block(let r, _): return rollups.indices.contains(r.index) ? address : nil
    case .aggregator(let a): return aggregators.indices.contains(a.index) ? address : nil
    case .chainProof(let r, _):
      return rollups.indices.contains(r.index) ? address : nil
    case .node, .child, .root:
      return node(at: address).map { self.address(of: $0.node, checkpoint: $0.checkpoint) }
    case .message, .l1Block, .command, .event: return address
    }
  }
}
