import Audit
import Foundation
@testable import RollupSimulation
import Support
import Testing

/// What did not happen is found out, and named by line and rule.
@Suite struct FalseTraceTests {
  static let rich = Traces.make(Traces.rich()).bytes

  @Test func anyFlippedBitIsFoundAtItsLine() {
    let bytes = Self.rich
    var lineOf: [Int] = []
    var line = 1
    for byte in bytes {
      lineOf.append(line)
      if byte == UInt8(ascii: "\n") { line += 1 }
    }
    check("flips", cases: 1_500, seed: 5) { choices in
      // Half of them among the first lines, where a flip costs the audit least.
      let place = choices.int(in: 0...(choices.bool() ? bytes.count / 20 : bytes.count) - 1)
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(choices.int(in: 0...7))
      guard case .failure(let finding) = Traces.audit(flipped) else {
        throw Violation("the change of byte \(place) is not found")
      }
      // A line feed that is gone joins two lines; one that is new ends its line early.
      try demandEqual(finding.line, lineOf[place], "byte \(place): \(finding)")
    }
  }

  @Test func aTraceThatIsCutOffIsNotTrue() {
    let bytes = Self.rich
    let starts = bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == UInt8(ascii: "\n") }
    for start in starts.enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
      guard case .failure(let finding) = Traces.audit(Array(bytes[..<start])) else {
        Issue.record("\(start) bytes pass")
        continue
      }
      #expect(finding.rule == .order)
    }
    #expect(throws: Finding.self) { try Traces.audit(Array(bytes.dropLast())).get() }
    #expect(throws: Finding.self) { try Traces.audit(bytes + bytes).get() }
  }

  /// Every member of every kind of line is changed on purpose, with the chain of digests made to
  /// fit again; what nothing depends on is listed here, and nothing else may pass.
  @Test func whatIsForgedIsFoundByItsRule() throws {
    let free: Set<String> = [
      "head.scenario", "head.seed", "head.run", "head.yaml", "head.merge_up",
      "head.block_ms", "head.gas.verification",
      "head.finality_slots", "head.import_depth", "head.block_hash_window",
      "head.pending_timeout_ms", "head.lock_grace_ms", "head.stakes.aggregator",
      "head.keys.sequencers",
      "head.keys.aggregators[more]", "action.command", "action.fault", "action.action",
      "end.final_state_hash", "l1_sent.sender",
      // Witnesses beyond those that a rule needs prove nothing, and harm nothing.
      "chain.links[more]", "chain.links.steps[more]", "chain.contained[more]",
      "node.links[more]", "node.links.steps[more]", "node.contained[more]",
      "lone.openings[more]", "settlement.l1_links[more]",
    ]
    let forger = Forger(Self.rich)
    var passed: Set<String> = []
    var tried: Set<String> = []
    for forgery in forger.forgeries(perPattern: 3) {
      tried.insert(forgery.pattern)
      switch Traces.audit(forger.bytes(with: forgery)) {
      case .success: passed.insert(forgery.pattern)
      case .failure(let finding):
        #expect(finding.rule != .lineDigest, "\(forgery.pattern)")
        #expect(finding.line >= forgery.line, "\(forgery.pattern)")
      }
    }
    #expect(tried.count > 150)
    // Numbers of events, and times where no rule asks for one, are told and not proven.
    let unproven = passed.subtracting(free).filter {
      !$0.hasSuffix(".event") && !$0.hasSuffix(".time")
    }
    #expect(unproven == [])
    #expect(!passed.contains("l1_block.time") && !passed.contains("block.time"))
  }

  @Test func aLineLeftOutOrTwiceIsFound() {
    let forger = Forger(Self.rich)
    var seen: Set<String> = []
    for place in forger.lines.indices {
      let kind = forger.kind(of: place)
      // Nothing follows from a person's wish but what it brings about.
      if kind == "action" { continue }
      if !seen.insert(kind).inserted, place % 17 != 0 { continue }
      var without = forger.lines
      without.remove(at: place)
      #expect(throws: Finding.self, "without \(kind) \(place)") {
        try Traces.audit(Forger.chained(without)).get()
      }
      var twice = forger.lines
      twice.insert(twice[place], at: place)
      #expect(throws: Finding.self, "\(kind) \(place) twice") {
        try Traces.audit(Forger.chained(twice)).get()
      }
    }
  }
}
