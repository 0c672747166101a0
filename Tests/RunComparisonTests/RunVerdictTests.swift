import Support
import Testing

@testable import RunComparison

/// Who is fast and who is safe, against the words of the manual taken one by one.
@Suite struct RunVerdictTests {
  private func facts(
    _ latency: Int64?, risk: Int = 0, reverted: Int = 0, messages: Int = 0, broken: Int = 0
  ) -> RunVerdict.Facts {
    RunVerdict.Facts(
      latencyMillis: latency, blocksAtRiskMax: risk, revertedBlocks: reverted,
      revertedMessages: messages, violations: broken)
  }

  @Test func theConclusionOfThePostFollowsFromItsFigures() {
    // L1 roots, direct imports after a fork, intermediate proofs.
    let runs = [
      facts(1_812_500, risk: 72_000), facts(5_000, risk: 72_000, reverted: 40_000),
      facts(152_500, risk: 12_000),
    ]
    let verdict = RunVerdict(runs)
    #expect(verdict.fastest == [1] && verdict.slowest == [0])
    #expect(verdict.fewestAtRisk == [2] && verdict.fewestReverted == [0, 2])
    #expect(verdict.merits == [nil, nil, .leastAtRisk])
  }

  @Test func whoIsNearlyAsFastAndRevertsNothingIsSafe() {
    let runs = [facts(100, risk: 9, reverted: 3), facts(200, risk: 10), facts(201, risk: 10)]
    #expect(RunVerdict(runs).merits == [.leastAtRisk, .revertsNothing, nil])
  }

  @Test func withoutAnyRunThatIsSlowerNobodyIsNamed() {
    #expect(RunVerdict([facts(7), facts(7)]).merits == [nil, nil])
    #expect(RunVerdict([facts(nil), facts(nil)]).fastest == [])
    #expect(RunVerdict([facts(1)]).merits == [nil])
  }

  @Test func whatNeverBecomesUsableIsSlowest() {
    let verdict = RunVerdict([facts(nil), facts(9, risk: 4), facts(8, risk: 5)])
    #expect(verdict.fastest == [2] && verdict.slowest == [0])
    #expect(verdict.merits == [nil, .leastAtRisk, nil])
  }

  @Test func everyClaimHoldsRunByRun() {
    check("verdicts", cases: 2_000, seed: 3) { choices in
      let runs = (0..<choices.int(in: 1...5)).map { _ in
        facts(
          choices.int(in: 0...5) == 0 ? nil : Int64(choices.int(in: 1...6)),
          risk: choices.int(in: 0...3), reverted: max(choices.int(in: -2...2), 0),
          messages: max(choices.int(in: -2...1), 0), broken: max(choices.int(in: -3...1), 0))
      }
      let verdict = RunVerdict(runs)
      let infinite: Int64 = 1_000
      func latency(_ run: RunVerdict.Facts) -> Int64 { run.latencyMillis ?? infinite }
      for (k, run) in runs.enumerated() {
        let others = runs
        try demandEqual(
          verdict.fastest.contains(k),
          run.latencyMillis != nil && others.allSatisfy { latency($0) >= latency(run) })
        try demandEqual(
          verdict.slowest.contains(k),
          others.allSatisfy { latency($0) <= latency(run) }
            && others.contains { latency($0) < latency(run) })
        try demandEqual(
          verdict.fewestAtRisk.contains(k),
          others.allSatisfy { $0.blocksAtRiskMax >= run.blocksAtRiskMax })
        try demandEqual(
          verdict.fewestReverted.contains(k),
          others.allSatisfy { $0.revertedBlocks >= run.revertedBlocks })
        let isNear = others.allSatisfy { latency(run) <= 2 * latency($0) }
        let isClean = run.revertedBlocks + run.revertedMessages == 0
        let doOthersRevert = others.contains { $0.revertedBlocks + $0.revertedMessages > 0 }
        let isQuick = others.contains { latency($0) > latency(run) }
        let quick = others.filter { one in others.contains { latency($0) > latency(one) } }
        let rivals = quick.count == 1 ? others : quick
        let hasLeastRisk = rivals.allSatisfy { $0.blocksAtRiskMax >= run.blocksAtRiskMax }
        var merit: RunVerdict.Merit?
        if isQuick, hasLeastRisk { merit = .leastAtRisk }
        if isNear, isClean, doOthersRevert { merit = .revertsNothing }
        if run.latencyMillis == nil || runs.count == 1 || run.violations > 0 { merit = nil }
        try demandEqual(verdict.merits[k], merit)
      }
    }
  }
}
