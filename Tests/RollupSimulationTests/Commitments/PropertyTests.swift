import Support
import Testing

@Suite("The property checker finds failures and makes them small")
struct PropertyTests {
  @Test("a property that holds has no failure")
  func holds() {
    #expect(firstFailure(cases: 50, seed: 1) { _ = $0.bytes(3) } == nil)
  }

  @Test("a bound is found exactly")
  func bound() {
    let failure = firstFailure(cases: 100, seed: 1) { choices in
      let n = choices.int(in: 0...100_000)
      try demand(n < 1234, "\(n)")
    }
    #expect(failure?.choices == [1234])
    #expect(failure?.words == "1234")
  }

  @Test("a list loses what is not needed to fail")
  func list() {
    let failure = firstFailure(cases: 100, seed: 1) { choices in
      let list = choices.list(upTo: 30) { $0.int(in: 0...1000) }
      try demand(!list.contains { $0 > 500 }, "\(list)")
    }
    #expect(failure?.words == "[501]")
  }

  @Test("replaying a failure's choices fails again in the same way")
  func replay() throws {
    func property(_ choices: Choices) throws {
      let list = choices.list(upTo: 10) { $0.bytes(2) }
      try demand(list.count < 4, "\(list)")
    }
    let failure = try #require(firstFailure(cases: 100, seed: 3, property))
    #expect(failure.words == "[[0, 0], [0, 0], [0, 0], [0, 0]]")
    #expect(throws: Violation.self) { try property(Choices(replaying: failure.choices)) }
  }

  @Test("the same seed draws the same cases, another seed others")
  func seeds() {
    func drawn(_ seed: UInt64) -> [[UInt64]] {
      var cases: [[UInt64]] = []
      _ = firstFailure(cases: 5, seed: seed) { choices in
        _ = choices.bytes(8)
        cases.append(choices.record)
      }
      return cases
    }
    #expect(drawn(1) == drawn(1))
    #expect(drawn(1) != drawn(2))
    #expect(Set(drawn(1)).count == 5)
  }

  @Test("the first difference of two texts names its line")
  func difference() {
    #expect(
      firstDifference(expected: "a\nb\nc", actual: "a\nx\nc")
        == "line 2\n  expected |b|\n  actual   |x|")
    #expect(
      firstDifference(expected: "a", actual: "a\n")
        == "line 2\n  expected (end of text)\n  actual   ||")
  }
}
