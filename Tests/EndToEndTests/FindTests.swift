import Testing

/// `prooftop find`: seeds whose run comes to a condition.
@Suite struct FindTests {
  @Test func printsALineForEachSeedThatComesToIt() throws {
    let result = try Program.run(["find", "eight", "settlements > 0", "--seeds", "1..3"])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    for (k, line) in lines.enumerated() { #expect(line.hasPrefix("seed \(k + 1)  e")) }
  }

  @Test func noneIsExitCodeOne() throws {
    let result = try Program.run(["find", "happy-path", "event chainForked"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
  }

  @Test func onlyWhatComesAfterAMomentCounts() throws {
    let all = try Program.run(["find", "eight", "event checkpointReached"]).output
    let later = try Program.run(["find", "eight", "event checkpointReached", "--after", "5:00"])
    #expect(all.contains("0:05:00"))
    #expect(later.output.contains("0:10:00"))
  }

  @Test(arguments: [
    ("event leafCaried", "column 7: did you mean 'leafCarried'?"),
    ("R99.height > 1", "column 1"), ("", "column 1"),
  ])
  func aConditionThatIsNoneIsBadUsage(_ condition: String, _ words: String) throws {
    let result = try Program.run(["find", "eight", condition])
    #expect(result.status == 64)
    #expect(result.errors.contains(words))
  }
}
