import Audit
import Support
import Testing

@testable import RollupSimulation

/// For openings, exports, senders and cuts: a trace that breaks just that one, with
/// all that hangs on it made again, is refused at its line, by both readers.
@Suite struct ForgedRuleTests {
  private let r0 = RollupID(0)
  private let r1 = RollupID(1)

  // Exports, openings and senders.

  @Test func exportsMergedUpAlthoughTheSettingSaysNo() throws {
    let merging = calm { $0.settings.mergeUp = true }
    let honest = Forger(Traces.make(merging).bytes)
    let first = honest.lines.indices.first {
      ["chain", "node"].contains(honest.kind(of: $0))
        && !honest.members(of: $0)["contained"].items.isEmpty
    }
    let forged = honest.changing("head") { line in
      line["merge_up"] = .word("false")
      return true
    }
    try Readers.expectRefused(
      first.map { (forged!.bytes, $0 + 1) }, .exports, "merged up")
  }

  /// An inclusion proof does not fix how many leaves there are: the fifth of six passes as third
  /// of four. The sender's own line tells.
  @Test func anOutboxOfAnotherLength() throws {
    let forged = Forger(Traces.make(calm()).bytes).changing("block") { line in
      guard let opening = line["openings"].items.first, let sender = opening["senders"].items.first,
        let message = sender["messages"].items.first, sender["messages"].items.count == 1,
        case .text(let root) = sender["header"].items[6], let outbox = Digest(hex: root)
      else { return false }
      let path = message["path"].items.compactMap { item -> Digest? in
        if case .text(let digits) = item { Digest(hex: digits) } else { nil }
      }
      let fields = message["leaf"].items.compactMap { $0.int }
      let leaf = MessageLeaf(
        source: RollupID(fields[0]), destination: RollupID(fields[1]), nonce: UInt64(fields[2]),
        amount: UInt64(fields[3]), sentAtBlock: UInt64(fields[4]))
      let count = sender["outbox_count"].int!
      for size in 1..<count {
        for index in 0..<size
        where Merkle.verifyInclusion(
          leafHash: leaf.hash, index: UInt64(index), treeSize: UInt64(size), proof: path,
          root: outbox)
        {
          var (changed, other, way) = (message, sender, opening)
          changed["index"] = .number("\(index)")
          other["outbox_count"] = .number("\(size)")
          other["messages"] = .list([changed])
          way["senders"] = .list([other] + opening["senders"].items.dropFirst())
          line["openings"] = .list([way] + line["openings"].items.dropFirst())
          return true
        }
      }
      return false
    }
    try Readers.expectRefused(forged, .inclusion, "a shorter outbox")
  }

  @Test func anImportThatNamesNothing() throws {
    let scenario = calm { $0.faults = faults([(27, .inject(.haltSequencer(r0)))]) }
    let cheat = Cheat(scenario, when: { $0.now.milliseconds > 30_000 }) {
      let junk = ImportedHash(kind: .l1Block, first: 1, count: 0, index: 0, digest: .zero)
      $0.append(
        BlockInput(
          time: .genesis + $0.settings.blockTime * 6,
          openings: [HashOpening(imported: junk, preimages: [], senders: [])],
          transactions: []), to: r0)
    }
    try Readers.expectRefused(cheat.run(to: "block"), .form, "an import of nothing")
  }

  @Test func aTransactionOfWhoDoesNotSendIt() throws {
    let forger = Forger(Traces.make(Traces.rich()).bytes)
    let others = [("settle", "sequencer"), ("slash", "aggregator"), ("lone", "sequencer")]
    for (asks, sender) in others {
      let forged = forger.changing("l1_sent") { line in
        guard line["asks"].reads(asks) else { return false }
        line["sender"] = .list([.text(sender), .number("0")])
        return true
      }
      try Readers.expectRefused(forged, .transaction, asks)
    }
    let asked = calm { $0.faults = faults([(30, .leave(r1))]) }
    let wish = Forger(Traces.make(asked).bytes).changing("l1_sent") { line in
      guard line["asks"].reads("leave") else { return false }
      line["sender"] = .list([.text("prover"), .number("0")])
      return true
    }
    try Readers.expectRefused(wish, .transaction, "leave")
  }

  // Cuts.

  /// Nobody posts what an epoch's aggregator made; a rollup forks below it and settles alone.
  private var contradicted: Scenario {
    calm {
      $0.settings.aggregation.aggregators = 1
      $0.settings.aggregation.exitAfter = nil
      $0.faults = faults([
        (38, .inject(.crashAggregator(AggregatorID(0)))),
        (72, .inject(.forkRollup(r0, depth: 12))), (73, .inject(.frontRun(r0))),
      ])
    }
  }

  @Test func cutsThatNothingAsksFor() throws {
    let honest = Traces.make(contradicted).bytes
    try Readers.expectTrue(honest, "an honest cut")
    let forger = Forger(honest)
    for change in [-1, 1] {
      let moved = forger.changing("cut") { line in
        guard line["after"].int! + change >= 0 else { return false }
        line["after"] = .number("\(line["after"].int! + change)")
        return true
      }
      if change > 0 || moved != nil { try Readers.expectRefused(moved, .cut, "after \(change)") }
    }
    let other = forger.changing("cut") { line in
      line["roots"] = .list([.number("1")])
      return true
    }
    try Readers.expectRefused(other, .cut, "other roots")
    let (_, line) = try #require(other)
    // The next thing that L1 tells of shows that it is missing.
    let ofL1 = ["registered", "lone_settled", "lone_pending", "slashed", "opened", "l1_block"]
    let after = forger.lines.indices.first { $0 >= line && ofL1.contains(forger.kind(of: $0)) }!
    try Readers.expectRefused((forger.removing(line), after), .cut, "no cut")
    // In the event of some other block of L1.
    let first = forger.lines.indices.first { forger.kind(of: $0) == "l1_block" }!
    var cut = forger.members(of: line - 1)
    cut["event"] = forger.members(of: first)["event"]
    cut["time"] = forger.members(of: first)["time"]
    let more = forger.inserting(cut, before: first + 1)
    try Readers.expectRefused((more, first + 1), .cut, "a cut more")
  }
}
