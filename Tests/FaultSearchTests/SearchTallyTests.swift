import FaultSearch
import RollupSimulation
import Support
import Testing

/// Tallies of parts add up to the tally of the whole, through files too.
@Suite struct SearchTallyTests {
  /// Half of these seeds break the guard on nonces.
  private static let trials: [Trial] = {
    let schedule = Storm.schedule { $0.guards.nonces = false }
    return (UInt64(1)...60).map { Trial(running: schedule.scenario(seed: $0)) }
  }()

  private func tally(_ trials: some Sequence<Trial>) -> SearchTally {
    var tally = SearchTally(Storm.scenario)
    for trial in trials { tally.add(trial) }
    return tally
  }

  @Test func partsAddUpToTheWholeHoweverTheyAreCut() {
    let whole = tally(Self.trials)
    #expect(whole.violations > 10 && whole.findings.count == whole.violations)
    check("cut", cases: 30) { choices in
      let count = choices.int(in: 1...7)
      var parts = Array(repeating: [Trial](), count: count)
      for trial in Self.trials { parts[choices.int(in: 0...count - 1)].append(trial) }
      var sum = SearchTally(Storm.scenario)
      for part in parts { try demand(sum.add(tally(part)), "another scenario") }
      try demandEqual(sum, whole, "the sum")
    }
  }

  @Test func whatIsWrittenReadsBackEqual() throws {
    var whole = tally(Self.trials)
    whole.addCrash(seed: 4_711, signal: 11)
    let text = whole.jsonLines
    #expect(try SearchTally.read(jsonLines: text) == [whole])
    #expect(try SearchTally.read(jsonLines: text + "\n" + text) == [whole, whole])
    #expect(text.split(separator: "\n").count == 1 + whole.findings.count)
  }

  @Test func onlyTheLowestSeedsAreKeptButAllAreCounted() {
    var tally = SearchTally(Storm.scenario)
    for seed in (UInt64(1)...250).reversed() { tally.addCrash(seed: seed, signal: 4) }
    #expect(tally.crashes == 250 && tally.brokenRuns == 250)
    #expect(tally.findings.map(\.seed) == Array(1...100))
  }

  @Test func searchesOfDifferentScenariosDoNotAdd() {
    var other = Storm.scenario
    other.duration = other.duration - .seconds(5)
    var tally = tally(Self.trials)
    let before = tally
    let wasAdded = tally.add(SearchTally(other))
    #expect(!wasAdded && tally == before)
  }

  @Test(arguments: [
    "{", "[]", "7", "{}", "{\"schema\":1}", "{\"finding\":\"endless\",\"seed\":1}", "{\"a\":1} x",
    "{\"schema\":1,\"schema\":1}", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}", "{\"a\":-}",
    "{\"a\":99999999999999999999999}", "\u{1B}[2J", "{\"a\":\"\\u001b\"}",
  ])
  func whatIsNoTallyIsRefusedWithItsLine(_ line: String) {
    let good = tally(Self.trials.prefix(1)).jsonLines.split(separator: "\n")[0]
    do {
      let read = try SearchTally.read(jsonLines: line + "\n")
      Issue.record("read \(read)")
    } catch {
      #expect(error.line == 1)
    }
    do {
      let read = try SearchTally.read(jsonLines: good + "\n\n" + line)
      // After a tally a finding is in order.
      #expect(line.contains("endless") && read.count == 1)
    } catch {
      #expect(error.line == 3)
    }
  }
}
