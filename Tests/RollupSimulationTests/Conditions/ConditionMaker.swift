@testable import RollupSimulation
import Support

/// Random conditions about a world, from choices that can be made smaller.
struct ConditionMaker {
  let choices: Choices
  let world: World

  /// Of every form.
  func condition() -> Condition {
    switch choices.int(in: 0...5) {
    case 0: return .event(choices.element(of: OccurrenceKind.allCases), nil)
    case 1: return .event(choices.element(of: OccurrenceKind.allCases), object())
    case 2: return .change(object())
    case 3: return .reaches(message(), choices.element(of: Message.Level.allCases))
    case 4:
      let property = choices.element(of: InvariantViolation.Property.allCases)
      return .invariant(choices.bool() ? property : nil)
    default: return .state(expression(depth: 3))
    }
  }

  func expression(depth: Int) -> Condition.Expression {
    switch depth == 0 ? 0 : choices.int(in: 0...3) {
    case 1: .not(expression(depth: depth - 1))
    case 2: .and(expression(depth: depth - 1), expression(depth: depth - 1))
    case 3: .or(expression(depth: depth - 1), expression(depth: depth - 1))
    default:
      .compare(
        .quantity(quantity()), choices.element(of: Expectation.Comparison.allCases), operand())
    }
  }

  private func operand() -> Condition.Operand {
    choices.int(in: 0...3) == 3
      ? .quantity(quantity()) : .number(Int64(choices.int(in: -2...60)))
  }

  func quantity() -> Quantity {
    switch choices.int(in: 0...4) {
    case 1: .rollup(rollup(), choices.element(of: Quantity.RollupQuantity.allCases))
    case 2: .messageLevel(message())
    case 3: .proven(checkpoint: choices.int(in: 0...6))
    case 4: .alive(aggregator())
    default: .counter(choices.element(of: Quantity.Counter.allCases))
    }
  }

  private func rollup() -> RollupID {
    RollupID(choices.int(in: 0...world.rollups.count - 1))
  }
  private func message() -> MessageID { MessageID(choices.int(in: 0...40)) }
  private func aggregator() -> AggregatorID {
    AggregatorID(choices.int(in: 0...world.aggregators.count - 1))
  }

  private func object() -> Address {
    switch choices.int(in: 0...5) {
    case 1: .block(rollup(), height: choices.int(in: 0...60))
    case 2: .message(message())
    case 3: .aggregator(aggregator())
    case 4: .l1Block(choices.int(in: 0...20))
    case 5:
      world.address(
        of: NodeID(choices.int(in: 0...world.tree.nodes.count - 1)),
        checkpoint: choices.int(in: 0...6))
    default: .rollup(rollup())
    }
  }
}
