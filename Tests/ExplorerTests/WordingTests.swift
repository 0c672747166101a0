import Screen
import Support
import Testing

@testable import Explorer
@testable import ProofSystem
@testable import RollupSimulation

@Suite("Wording")
struct WordingTests {
  private func isFit(_ text: String) -> Bool {
    !text.isEmpty && text.hasSuffix(".") && Text.sanitised(text) == text
      && !text.contains("Optional")
  }

  @Test(
    "Every occurrence of the demos has a sentence without control characters",
    arguments: ["eight", "late-proof", "rollup-fork", "aggregator-failure", "successor-mid-tree"])
  func demos(name: String) throws {
    let scenario = try Stories.scenario(name)
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isListening = true
    var kinds: Set<String> = []
    while world.step() {
      for record in world.records {
        let text = Wording.sentence(record, in: world)
        if !isFit(text) { Issue.record("bad sentence: \(text)") }
        kinds.insert(record.occurrence.facts(in: world).kind.name)
      }
    }
    #expect(kinds.count >= 10, "the demo shows \(kinds.sorted())")
  }

  /// One of each, the rare ones too, on a world that has none of what they name.
  static let all: [Occurrence] = {
    let r = RollupID(1)
    let n = TreeShape.root
    let a = AggregatorID(0)
    let p = ProofID(9)
    let j = JobID(9)
    let tx = L1TransactionID(9)
    let m = [MessageID(1), MessageID(2)]
    let hash = ImportedHash.node(first: 0, count: 2, checkpoint: 2, .zero)
    let no = Refusal.continuity(declared: .zero, computed: .zero)
    return [
      .sequencer(.blockMade(r, height: 1, imports: 2, mints: m, sends: m)),
      .sequencer(.blockRefused(r, no)),
      .tree(.junkFolded(n, checkpoint: 1, p)), .sequencer(.checkpointReached(1)),
      .action(.faultInjected(.frontRun(r))), .action(.faultInjected(.junkInput(a))),
      .action(.faultInjected(.badImport(r))),
      .action(.faultInjected(.mintAgain(r))),
      .prover(.provingStarted(r, checkpoint: 1, j)), .prover(.chainProven(r, checkpoint: 1, p)),
      .prover(.chainProofRefused(r, checkpoint: 1, no)), .prover(.chainProofLost(r, checkpoint: 1)),
      .tree(.leafIncluded(r, checkpoint: 1, p)), .tree(.leafCarried(r, checkpoint: 1, .deadline)),
      .tree(.leafCarried(r, checkpoint: 1, .openContract)),
      .tree(.leafRefused(r, checkpoint: 1, no)),
      .tree(.foldStarted(n, checkpoint: 1, j)),
      .tree(
        .nodeProven(
          n, checkpoint: 1, p,
          settled: [.init(export: hash, byLink: true), .init(export: hash, byLink: false)],
          messages: m)),
      .tree(.nodeRefused(n, checkpoint: 1, no)), .tree(.foldLost(n, checkpoint: 1, percent: 3)),
      .tree(.nodeAccepted(n, checkpoint: 1, openable: m)),
      .sequencer(.importRefused(r, n, checkpoint: 1, no)),
      .message(.covered(checkpoint: 1, messages: m)), .aggregator(.heartbeat(a)),
      .aggregator(.aggregatorCrashed(a)),
      .aggregator(.aggregatorRestarted(a)),
      .aggregator(.takeover(a, from: AggregatorID(1), epoch: 0)),
      .aggregator(.epochBegan(1, a)), .settlement(.settlementStarted(.expansion, checkpoint: 1, j)),
      .settlement(.settlementRefused(.exposure, checkpoint: 1, no)),
      .settlement(.loneStarted(r, j)), .settlement(.loneRefused(r, no)),
      .l1(.l1Sent(tx)), .l1(.l1BlockMade(1, transactions: [])),
      .l1(.l1BlockMade(1, transactions: [tx])),
      .l1(.l1Refused(tx, no)), .contract(.registered(checkpoint: 1, tx, moved: [r], messages: m)),
      .contract(.loneSettled(r, tx, messages: m)), .message(.l1Final(1, messages: m)),
      .message(.l1Final(1, messages: [])),
      .contract(.contractOpened(r)), .contract(.slashed(.aggregator(a), tx, amount: 32_000)),
      .action(.faultInjected(.forkRollup(r, depth: 2))),
      .action(.faultInjected(.slowProver(r, proving: .seconds(9)))),
      .action(.healed(.prover(r))), .settlement(.exitRequested(r)),
      .sequencer(.chainForked(r, from: 1, orphaned: 2)),
      .sequencer(.forkRefused(r, from: 1, final: 2)),
      .sequencer(.chainReverted(r, to: 1, orphaned: 2, .importLost(hash))),
      .message(.messagesReverted(m, unminted: m)), .message(.messagesExpired(r, height: 4, m)),
      .message(.messagesRestored(m, minted: m, openable: m)),
      .tree(.leafCarried(r, checkpoint: 1, .entangled)),
      .sequencer(.chainReverted(r, to: 1, orphaned: 2, .otherBranchCommitted(height: 3))),
      .sequencer(.chainReverted(r, to: 1, orphaned: 2, .importTimedOut(hash))),
      .sequencer(.chainReverted(r, to: 1, orphaned: 2, .l1Reorg(.l1Block(number: 7, .zero)))),
      .contract(.lonePending(r, tx, exports: 2)), .message(.l1Openable(7, messages: m)),
      .l1(.l1Reorganised(from: 7, orphaned: 2, returned: [tx])),
      .sequencer(.importFailed(r, .rollupBlock(RollupID(0), height: 3, .zero), timedOut: false)),
      .sequencer(.importFailed(r, .rollupBlock(RollupID(0), height: 3, .zero), timedOut: true)),
      .settlement(.layer3Verified([r], on: RollupID(0), height: 3)),
      .contract(.membershipChanged(r, epoch: 2, isMember: true)),
      .contract(.membershipChanged(r, epoch: 2, isMember: false)),
      .action(.faultInjected(.reorgL1(depth: 2))),
      .invariant(
        .invariantBroken(
          InvariantViolation(
            property: .conservation, event: 1, time: .genesis, object: nil, declared: 1,
            computed: 2))),
    ]
  }()

  @Test("Rare occurrences have a sentence too, and no two have the same")
  func rare() throws {
    let world = World(scenario: try Stories.scenario("eight"), seed: 1)
    let sentences = WordingTests.all.map { Wording.sentence($0, in: world) }
    for text in sentences where !isFit(text) { Issue.record("bad sentence: \(text)") }
    #expect(Set(sentences).count == sentences.count)
  }

  @Test("Refusals of every kind are told apart")
  func refusals() throws {
    let tree = TreeShape(order: (0..<4).map { RollupID($0) })
    let all = WordingTests.refusals
    #expect(Set(all.map { Wording.refusal($0, tree) }).count == all.count)
    #expect(Set(all.map { Wording.rule($0) }).count == all.count)
  }

  /// One of each kind.
  static let refusals: [Refusal] = {
    let hash = ImportedHash.node(first: 0, count: 2, checkpoint: 2, .zero)
    let leaf = MessageLeaf(
      source: RollupID(0), destination: RollupID(1), nonce: 0, amount: 1, sentAtBlock: 1)
    return [
      .unsealed, .wrongInputs, .notAnExtension(declared: .zero, computed: .zero),
      .wrongState(declared: .zero, computed: .zero),
      .openingMismatch(declared: .zero, computed: .zero), .notIncluded(leaf),
      .wrongNonce(declared: 1, computed: 2), .insufficientBalance(declared: 1, computed: 0),
      .exportDoesNotLink(hash, prev: .zero), .exportsLeftAtRoot([hash]),
      .continuity(declared: .zero, computed: .zero), .foreignExport(hash),
      .staleBase(declared: .zero, computed: .zero), .notFromHead(declared: .zero, computed: .zero),
      .alreadyRegistered(checkpoint: 1), .locked, .noConflict,
    ]
  }()

  /// No more than what is cut off is lost: a tenth of a second, a second or a minute.
  @Test func everyLengthThatIsToldCanBeTypedBack() {
    check("lengths", cases: 1_000) { choices in
      let millis = Int64(choices.anyNumber(bits: 34))
      let span = Span.milliseconds(millis)
      for text in [Wording.length(span), Wording.shortLength(span)] {
        guard let read = try? TimeText.span(text).get() else {
          throw Violation("\(text) is no time")
        }
        let lost = (span - read).milliseconds
        try demand(
          lost >= 0 && lost < (millis < 3_600_000 ? 1_000 : 60_000), "\(text) of \(millis)")
      }
    }
  }

  @Test("Numbers and lengths")
  func numbers() {
    #expect(Wording.number(6668) == "6,668")
    #expect(Wording.number(-1_234_567) == "-1,234,567")
    #expect(Wording.number(0) == "0")
    #expect(Wording.length(.milliseconds(350)) == "350 ms")
    #expect(Wording.length(.seconds(28)) == "28 s")
    #expect(Wording.length(.milliseconds(12_500)) == "12.5 s")
    #expect(Wording.length(.minutes(64)) == "1 h 04 min")
    #expect(Wording.clock(.genesis + .seconds(928)) == "15:28")
    #expect(Wording.clock(.genesis + .seconds(3720)) == "1:02:00")
  }

  @Test("The glossary explains in two sentences every word that can be asked")
  func glossary() {
    for entry in Glossary.entries {
      let sentences = entry.text.components(endingWith: ".")
      #expect(sentences == 2, "\(entry.words[0]) has \(sentences) sentences")
      #expect(entry.section.hasPrefix("PROTOCOL"))
    }
    let words = Glossary.entries.flatMap(\.words)
    #expect(Set(words).count == words.count, "a word is explained twice")
    let asked: [Address] = [
      .rollup(RollupID(0)), .block(RollupID(0), height: 0), .chainProof(RollupID(0), checkpoint: 1),
      .node(first: 0, last: 1, checkpoint: 1), .root(checkpoint: 1), .message(MessageID(0)),
      .l1Block(0), .aggregator(AggregatorID(0)), .command(CommandID(1)), .event(1),
    ]
    for address in asked {
      #expect(Glossary.entry(for: Update.word(for: address)) != nil)
    }
    for level in Message.Level.allCases {
      #expect(Glossary.entry(for: Wording.level(level)) != nil)
    }
  }
}

extension String {
  /// How many sentences there are, by their ends.
  fileprivate func components(endingWith end: Character) -> Int {
    var count = 0
    var before: Character = " "
    for character in self {
      if before == end, character == " " { count += 1 }
      before = character
    }
    return count + (before == end ? 1 : 0)
  }

  /// The words stand behind "after": a cause, then a noun and no sentence of its own.
  @Test func whatTimeWasSpentOnStandsBehindAfter() {
    let world = World(scenario: Scenario(name: "words"), seed: 1)
    for spent in Reason.Spent.examples {
      let cause = Reason(.made, .rollup(RollupID(0)), .genesis, spent: nil)
      let effect = Reason(.made, .rollup(RollupID(0)), .genesis + .seconds(22), spent: spent)
      let words = Wording.spent(effect, after: cause, Places(), world) ?? ""
      #expect(!words.contains(" until ") && !words.contains(" came"), "after \(words)")
    }
  }
}
