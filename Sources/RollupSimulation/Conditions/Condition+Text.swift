extension Condition: CustomStringConvertible {
  /// The condition as written; reads back as the same.
  public var description: String {
    switch self {
    case .event(let kind, let object):
      "event \(kind.name)" + (object.map { " \($0)" } ?? "")
    case .change(let object): "change \(object)"
    case .reaches(let message, let level): "\(Address.message(message)) reaches \(level)"
    case .invariant(let property): "invariant" + (property.map { " \($0.rawValue)" } ?? "")
    case .state(let expression): expression.description
    }
  }
}

extension Condition.Expression: CustomStringConvertible {
  /// The expression as written, with brackets only where they are needed to read it back.
  public var description: String { text(within: 0) }

  /// `!` binds closest, then `&&`, then `||`; chains group to the left.
  private func text(within binding: Int) -> String {
    let (own, words): (Int, String) =
      switch self {
      case .compare(let a, let comparison, let b):
        (4, "\(a.description) \(comparison.rawValue) \(b.description)")
      case .not(let a): (3, "!(\(a.text(within: 0)))")
      case .and(let a, let b): (2, "\(a.text(within: 2)) && \(b.text(within: 3))")
      case .or(let a, let b): (1, "\(a.text(within: 1)) || \(b.text(within: 2))")
      }
    return own < binding ? "(\(words))" : words
  }
}

extension Condition.Operand: CustomStringConvertible {
  /// The number, or the quantity's name.
  public var description: String {
    switch self {
    case .number(let n): "\(n)"
    case .quantity(let quantity): quantity.name
    }
  }
}
