import Support
import Testing

@testable import RollupSimulation

/// One grammar, read and written.
@Suite struct ConditionTextTests {
  private let world = World(scenario: Scenario(name: "any"), seed: 1)

  @Test func whatIsWrittenReadsBackAsTheSame() {
    check("a condition's text", cases: 2_000) { choices in
      let condition = ConditionMaker(choices: choices, world: world).condition()
      let read = ConditionReader.condition(condition.description, in: world)
      try demandEqual(read, .success(condition), condition.description)
    }
  }

  @Test func readsWhatPeopleWrite() throws {
    let texts = [
      ("messages.stuck > 0 && R3.settled < 120", "messages.stuck > 0 && R3.settled < 120"),
      ("  R1.open==1||!(blocks<3)", "R1.open == 1 || !(blocks < 3)"),
      (
        "(blocks > 1 || proofs > 1) && events != -5",
        "(blocks > 1 || proofs > 1) && events != -5"
      ),
      ("event leafCarried", "event leafCarried"),
      ("event leafCarried R7", "event leafCarried R7"),
      ("change 0-3.2", "change C.2"), ("change cmd 3", "change cmd 3"),
      ("m17 reaches onL1", "m17 reaches onL1"),
      ("invariant", "invariant"), ("invariant 4", "invariant 4"),
    ]
    for (text, written) in texts {
      #expect(try ConditionReader.condition(text, in: world).get().description == written)
    }
    #expect(try ConditionReader.watch("R3.height", in: world).get().description == "R3.height")
    #expect(try ConditionReader.watch("blocks > 3", in: world).get().description == "blocks > 3")
  }

  @Test(
    arguments: [
      ("", 1, "", .condition, nil),
      ("evnt leafCarried", 1, "evnt", .condition, "event"),
      ("event leafCaried", 7, "leafCaried", .kind, "leafCarried"),
      ("event leafCarried R99", 19, "R99", .existing, nil),
      ("change", 7, "", .object, nil),
      ("change R1 R2", 11, "R2", .end, nil),
      ("m1 reaches settld", 12, "settld", .level, "settled"),
      ("invariant 10", 11, "10", .property, nil),
      ("mesages.stuck > 0", 1, "mesages.stuck", .operand, "messages.stuck"),
      ("blocks > 1 && R3.setled < 2", 15, "R3.setled", .operand, "R3.settled"),
      ("blocks >", 9, "", .operand, nil),
      ("blocks = 3", 8, "=", .comparison, nil),
      ("(blocks > 3", 12, "", .closingBracket, nil),
      ("blocks > 3 proofs > 2", 12, "proofs", .end, nil),
      ("Agg99.alive == 1", 1, "Agg99.alive", .existing, nil),
    ] as [(String, Int, String, ConditionError.Expected, String?)])
  func tellsWhereItIsWrong(
    _ text: String, _ column: Int, _ found: String, _ expected: ConditionError.Expected,
    _ nearest: String?
  ) {
    let error = ConditionError(
      column: column, found: found, expected: expected, nearest: nearest)
    #expect(ConditionReader.condition(text, in: world) == .failure(error))
  }

  @Test func isBoundedInDepthAndLength() {
    let deep = String(repeating: "(", count: 400) + "blocks > 1"
    let long = String(repeating: "blocks > 1 && ", count: 100) + "blocks > 1"
    for text in [deep, long, String(repeating: "!", count: 450)] {
      guard case .failure(let error) = ConditionReader.condition(text, in: world) else {
        Issue.record("took \(text.count) characters")
        continue
      }
      #expect(error.expected == .less)
    }
  }

  @Test func everyKindHasItsOwnName() {
    #expect(Set(OccurrenceKind.allCases.map(\.name)).count == OccurrenceKind.allCases.count)
    for kind in OccurrenceKind.allCases { #expect(OccurrenceKind(name: kind.name) == kind) }
  }
}
