/// Something that a run can come to, tested after each event: what breakpoints, searches and
/// watches ask for.
///
/// Events, changes and broken invariants *happen* at an event; a level reached and an expression
/// are *states*, which hold after some events and not after others.
public enum Condition: Hashable, Sendable {
  /// Something of this kind happened, to this object if one is named.
  case event(OccurrenceKind, Address?)
  /// Something touched this object.
  case change(Address)
  /// A message's mint is at this level or beyond.
  case reaches(MessageID, Message.Level)
  /// An invariant broke; `nil`: any.
  case invariant(InvariantViolation.Property?)
  /// A comparison of quantities, or several.
  case state(Expression)

  /// A truth about quantities.
  public indirect enum Expression: Hashable, Sendable {
    case compare(Operand, Expectation.Comparison, Operand)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
  }

  /// A side of a comparison.
  public enum Operand: Hashable, Sendable {
    case number(Int64)
    case quantity(Quantity)
  }

  /// The expression behind a state; `nil` for what happens at an event.
  public var expression: Expression? {
    switch self {
    case .state(let expression): expression
    case .reaches(let message, let level):
      .compare(
        .quantity(.messageLevel(message)), .greaterOrEqual, .number(Int64(level.rawValue)))
    case .event, .change, .invariant: nil
    }
  }
}

extension Condition.Expression {
  /// Whether it holds, with `value` for each quantity; `nil` if that hangs on one whose value is
  /// `nil`. Asks for a quantity only where the answer can depend on it. O(length).
  public func truth(_ value: (Quantity) -> Int64?) -> Bool? {
    switch self {
    case .compare(let a, let comparison, let b):
      guard let left = a.value(value), let right = b.value(value) else { return nil }
      return comparison.holds(left, right)
    case .not(let a): return a.truth(value).map { !$0 }
    case .and(let a, let b):
      let left = a.truth(value)
      if left == false { return false }
      let right = b.truth(value)
      return right == false ? false : left == nil ? nil : right
    case .or(let a, let b):
      let left = a.truth(value)
      if left == true { return true }
      let right = b.truth(value)
      return right == true ? true : left == nil ? nil : right
    }
  }

  /// Every quantity in it, from left to right, each once.
  public var quantities: [Quantity] {
    var found: [Quantity] = []
    func add(_ operand: Condition.Operand) {
      if case .quantity(let quantity) = operand, !found.contains(quantity) {
        found.append(quantity)
      }
    }
    func walk(_ expression: Condition.Expression) {
      switch expression {
      case .compare(let a, _, let b):
        add(a)
        add(b)
      case .not(let a): walk(a)
      case .and(let a, let b), .or(let a, let b):
        walk(a)
        walk(b)
      }
    }
    walk(self)
    return found
  }
}

extension Condition.Operand {
  func value(_ value: (Quantity) -> Int64?) -> Int64? {
    switch self {
    case .number(let n): n
    case .quantity(let quantity): value(quantity)
    }
  }
}

extension Condition {
  /// Whether the state holds now, or the last event brought what is asked for; for the latter the
  /// world must have been listening. O(length + records), and what the quantities cost.
  public func isMet(in world: World) -> Bool {
    switch self {
    case .event(let kind, let object):
      world.records.contains { record in
        let facts = record.occurrence.facts(in: world)
        return facts.kind == kind && (object.map { facts.touches($0) } ?? true)
      }
    case .change(let object):
      world.records.contains { $0.occurrence.facts(in: world).touches(object) }
    case .invariant(let property):
      world.records.contains { record in
        let broken = record.occurrence.facts(in: world).property
        return broken != nil && (property == nil || broken == property)
      }
    case .reaches, .state:
      expression?.truth { world.value(of: $0) } ?? false
    }
  }
}

/// A condition while a run goes on: meets it at each event that brings it, and a state when it
/// becomes true.
public struct ConditionMonitor: Sendable {
  /// What is looked for.
  public let condition: Condition
  private var held: Bool

  /// Looks on from a world.
  public init(_ condition: Condition, at world: World) {
    self.condition = condition
    held = condition.expression == nil ? false : condition.isMet(in: world)
  }

  /// Whether the event just carried out is a hit; to be asked after each event.
  public mutating func isHit(in world: World) -> Bool {
    let isMet = condition.isMet(in: world)
    guard condition.expression != nil else { return isMet }
    defer { held = isMet }
    return isMet && !held
  }
}
