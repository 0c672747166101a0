import Testing

@testable import RollupSimulation
@testable import ScenarioFile

/// Every kind of mistake, with the message that a person sees.
@Suite struct DiagnosticsTests {
  @Test(arguments: [
    (
      "settings: {rolups: 3}",
      "x.yaml:3:12: unknown key 'rolups' in 'settings'; did you mean"
        + " 'rollups'? (expected one of preset, mode, rollups, modeOf, isolated,"
        + " layers, blockTime, order, checkpointInterval, checkpointsPerEpoch, initialBalance,"
        + " importPolicy, mergeUp,"
        + " networkDelay, messageLifetime, aggregation, costs, l1, guards, checkInvariants)"
    ),
    (
      "settings: {guards: {lok: true}}",
      "x.yaml:3:21: unknown key 'lok' in 'guards'; did you mean"
        + " 'lock'? (expected one of continuity, lock, registry, rootMustBeEmpty, settleRule,"
        + " nonces)"
    ),
    (
      "settings: {rollups: 1}",
      "x.yaml:3:21: '1' (expected a whole number from 2 to 10,000)"
    ),
    (
      "settings: {rollups: '8'}",
      "x.yaml:3:21: the quoted text '8' (expected a whole number from 2 to 10,000)"
    ),
    (
      "settings: {rollups: 0x10}",
      "x.yaml:3:21: '0x10' (expected a whole number from 2 to 10,000)"
    ),
    ("settings: {mergeUp: yes}", "x.yaml:3:21: 'yes' (expected true or false)"),
    (
      "settings: {mode: intermediat}",
      "x.yaml:3:18: 'intermediat'; did you mean 'intermediate'? (expected one of"
        + " l1-root, direct, l3-on-l2, l3-combined, shared-direct, intermediate)"
    ),
    (
      "settings: {importPolicy: roof}",
      "x.yaml:3:26: 'roof'; did you mean 'root'? (expected one of"
        + " lowest-common-ancestor, root)"
    ),
    (
      "settings: {blockTime: 5}",
      "x.yaml:3:23: '5' without a unit (expected a unit of time: 5ms,"
        + " 5s, 5min, 5h or 5 blocks)"
    ),
    (
      "settings: {networkDelay: 2h}",
      "x.yaml:3:26: '2h' (expected a time such as 5s, 350ms, 1h4min"
        + " or 12 blocks, from 0s to 1h)"
    ),
    (
      "settings: {order: [R0, R1]}",
      "x.yaml:3:19: an order without R2 (expected each of R0 to R7"
        + " once)"
    ),
    (
      "settings: {rollups: 2, order: [R0, R0]}",
      "x.yaml:3:31: an order without R1 (expected each of"
        + " R0 to R1 once)\nx.yaml:3:36: 'R0' (expected each rollup once in the order)"
    ),
    ("settings: {order: [R8]}", "x.yaml:3:20: 'R8' (expected a rollup from R0 to R7)"),
    (
      "settings: {costs: {chainProofOf: {R9: 4s}}}",
      "x.yaml:3:35: 'R9' (expected a rollup from R0 to R7)"
    ),
    (
      "settings: {costs: {proofSize: 1200}}",
      "x.yaml:3:31: '1200' (expected a size with its unit,"
        + " such as 1200B, 1.2kB or 4KiB, from 0B to 1,000,000,000B)"
    ),
    (
      "settings: {l1: {sequencerStake: 1.0001}}",
      "x.yaml:3:33: '1.0001' (expected a stake from 0 to"
        + " 1,000,000,000 with at most three decimals, such as 32.0)"
    ),
    (
      "settings: {checkpointInterval: 4s}",
      "x.yaml:3:32: a checkpointInterval of 4s (expected"
        + " at least a blockTime, 5s)"
    ),
    (
      "settings: {costs: {chainProofMin: 30s}}",
      "x.yaml:3:11: a chainProofMax of 24s (expected no"
        + " less than chainProofMin, 30s)"
    ),
    (
      "settings: {aggregation: {timeout: 10s}}",
      "x.yaml:3:35: a timeout of 10s (expected more than"
        + " the heartbeat, 10s)"
    ),
    (
      "settings: {networkDelay: 1min, guards: {lock: false}}",
      "x.yaml:3:11: a timeout of 1min (expected more than the networkDelay, 1min, or honest"
        + " aggregators take over from each other)"
    ),
    (
      "settings: {rollups: 10000}\nduration: 7h",
      "x.yaml:4:11: 50,400,000 blocks in all (expected at"
        + " most 20,000,000: a shorter duration, fewer rollups or a longer blockTime)"
    ),
    (
      "settings: 3",
      "x.yaml:3:11: '3' (expected a mapping with preset, mode, rollups, modeOf, isolated,"
        + " layers, blockTime, order, checkpointInterval, checkpointsPerEpoch, initialBalance,"
        + " importPolicy, mergeUp,"
        + " networkDelay, messageLifetime, aggregation, costs, l1, guards, checkInvariants)"
    ),
    ("seed:", "x.yaml:3:6: nothing (expected a whole number from 0 to 18,446,744,073,709,551,615)"),
  ])
  func settingsAreChecked(_ rest: String, _ message: String) {
    // Ten thousand rollups also need a longer lock, which is another rule's matter.
    let guards = rest.contains("10000") ? ["guards.lock=false"] : []
    #expect(complaints(minimal(rest), settings: guards) == message)
  }

  @Test(arguments: [
    (
      "- stream: {from: R1, to: R1, amount: 5, every: 5s}",
      "x.yaml:4:28: 'R1' (expected another rollup than in 'from')"
    ),
    (
      "- stream: {from: R1, to: R9, amount: 5, every: 5s}",
      "x.yaml:4:28: 'R9' (expected a rollup from R0 to R7)"
    ),
    (
      "- stream: {from: R1, to: R2, amount: 5}",
      "x.yaml:4:13: no key 'every' in 'stream' (expected 'every')"
    ),
    (
      "- stream: {from: R1, to: R2, amount: 5, every: 2 blocks, start: 1:30}",
      "x.yaml:4:67: the clock '1:30' without quotation marks; did you mean '\"1:30\"'? (expected it"
        + " in quotation marks, as many YAML readers take a bare 1:30 for the number 90)"
    ),
    (
      "- message: {from: R1, to: R2, amount: 5, at: 2h}",
      "x.yaml:4:48: '2h' (expected a moment no"
        + " later than the end of the run, 1h5min)"
    ),
    (
      "- randomPairs: {permille: 1001, amounts: 1..5}",
      "x.yaml:4:29: '1001' (expected a whole number from 0 to 1,000)"
    ),
    (
      "- randomPairs: {permille: 10, amounts: 5..1}",
      "x.yaml:4:42: '5..1' (expected amounts such as"
        + " 1..50, ascending, from 0 to 1,000,000,000,000)"
    ),
    (
      "- hotspot: {to: R0}",
      "x.yaml:4:5: unknown key 'hotspot' in 'traffic'; did you mean"
        + " 'hotSpot'? (expected one of allToAll, randomPairs, hotSpot, stream, message)"
    ),
    (
      "- {}",
      "x.yaml:4:5: 0 keys in 'traffic' (expected exactly one of allToAll, randomPairs,"
        + " hotSpot, stream, message)"
    ),
  ])
  func trafficIsChecked(_ item: String, _ message: String) {
    #expect(complaints(minimal("traffic:\n  \(item)")) == message)
  }

  @Test(arguments: [
    (
      "{at: 5s, fork: {rollup: R3, depth: 0}}",
      "x.yaml:4:40: '0' (expected a whole number from 1 to 1,000,000)"
    ),
    (
      "{at: 5s, crashAggregator: Agg2}",
      "x.yaml:4:31: 'Agg2' (expected an aggregator from Agg0 to Agg1)"
    ),
    (
      "{at: 5s, heal: R3}",
      "x.yaml:4:20: 'R3' (expected {prover: R3} or {sequencer: R3})"
    ),
    (
      "{at: 5s, haltProver: R3, exit: R3}",
      "x.yaml:4:5: 2 actions in one of 'faults' (expected"
        + " exactly one of fork, haltSequencer, haltProver, slowProver, loseChainProof,"
        + " crashAggregator, frontRun, junkInput, badImport, mintAgain, reorgL1, heal, exit, join,"
        + " leave)"
    ),
    ("{exit: R3}", "x.yaml:4:5: no key 'at' in 'faults' (expected 'at')"),
  ])
  func faultsAreChecked(_ item: String, _ message: String) {
    #expect(complaints(minimal("faults:\n  - \(item)")) == message)
  }

  @Test(arguments: [
    (
      "always: mesages.usable >= 1",
      "x.yaml:4:13: unknown quantity 'mesages.usable'; did you mean"
        + " 'messages.usable'? (expected a counter of the report, R5.settled, m17.level,"
        + " B.3.proven or Agg0.alive)"
    ),
    (
      "never: R5.setled == 1",
      "x.yaml:4:12: unknown quantity 'R5.setled'; did you mean"
        + " 'R5.settled'? (expected a counter of the report, R5.settled, m17.level, B.3.proven or"
        + " Agg0.alive)"
    ),
    ("never: R8.settled == 1", "x.yaml:4:12: 'R8.settled' (expected a rollup from R0 to R7)"),
    (
      "always: blocks => 1",
      "x.yaml:4:13: the comparison '=>' (expected one of == != < <= > >=)"
    ),
    (
      "always: blocks > 1.5",
      "x.yaml:4:13: '1.5' (expected a whole number after the comparison)"
    ),
    (
      "always: blocks",
      "x.yaml:4:13: 'blocks' (expected a claim of three words, such as messages.usable >= 10)"
    ),
    ("at: end", "x.yaml:4:5: no key 'expect' in 'expectations' (expected 'expect')"),
    (
      "{always: blocks > 1, never: blocks < 0}",
      "x.yaml:4:5: 2 moments in one of 'expectations'"
        + " (expected exactly one of at, always, never, eventually)"
    ),
    (
      "{always: blocks > 1, expect: blocks > 1}",
      "x.yaml:4:34: 'expect' beside 'always' (expected 'expect' beside 'at')"
    ),
  ])
  func expectationsAreChecked(_ item: String, _ message: String) {
    #expect(complaints(minimal("expectations:\n  - \(item)")) == message)
  }

  @Test(arguments: [
    ("name: x", "x.yaml:1:1: no key 'schema' in 'the scenario' (expected 'schema')"),
    (
      "schema: 2\nname: x",
      "x.yaml:1:9: '2' (expected schema 1, the only one this version reads)"
    ),
    (
      "schema: 1\nname: a/b",
      "x.yaml:2:7: 'a/b' (expected a name of 1 to 64 letters, digits, '-',"
        + " '_' or '.', not beginning with '.')"
    ),
    ("", "x.yaml:1:1: no document (expected a mapping with 'schema: 1')"),
    (
      "[]",
      "x.yaml:1:1: a list (expected a mapping with schema, name, summary, seed, duration,"
        + " drain, open, settings, traffic, faults, expectations)"
    ),
  ])
  func theDocumentIsChecked(_ text: String, _ message: String) {
    #expect(complaints(text) == message)
  }

  @Test func severalMistakesAreToldInTheOrderOfTheFileAndCountedBeyondTwenty() {
    let text = minimal("drain: 5\nseed: x\nduration: 7\n")
    let lines = complaints(text).split(separator: "\n").map { $0.prefix(9) }
    #expect(lines == ["x.yaml:3:", "x.yaml:4:", "x.yaml:5:"])

    let items = String(repeating: "  - exit\n", count: 30)
    let many = complaints(minimal("traffic:\n" + items)).split(separator: "\n")
    #expect(many.count == 21)
    #expect(many.last == "… and 10 more")
  }

  @Test func theNearestWordIsFoundByEdits() {
    #expect(editDistance("kitten", "sitting") == 3)
    #expect(editDistance("", "abc") == 3)
    #expect(editDistance("rollpus", "rollups") == 1)
    #expect(nearest(to: "chekpoint", among: ["check", "checkpoint"]) == "checkpoint")
    #expect(nearest(to: "zebra", among: ["check", "checkpoint"]) == nil)
  }
}
