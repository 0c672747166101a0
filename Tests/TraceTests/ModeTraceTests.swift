import Audit
import FaultSearch
import Foundation
@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Runs in every messaging mode, with faults, reorgs of L1, joins and leaves.
enum ModeRuns {
  /// Modes by name, and a mix of them: one rollup alone, one pair by L1's root.
  static let names = MessagingMode.allCases.map(\.rawValue) + ["mixed"]

  static func storm(_ name: String) throws -> Scenario {
    let text = try #require(BuiltInDemos.named("storm")).text
    var storm = try ScenarioReader.read(text: text, fileName: "storm").get()
    storm.settings.mode = MessagingMode(rawValue: name) ?? .intermediate
    if name == "mixed" {
      let last = RollupID(storm.settings.rollups - 1)
      storm.settings.isolated = [last]
      storm.settings.modeOf = [
        PairMode(from: RollupID(0), to: RollupID(1), mode: .sharedDirect),
        PairMode(from: RollupID(1), to: RollupID(0), mode: .l1Root),
        PairMode(from: RollupID(0), to: last, mode: .direct),
      ]
    }
    return storm
  }

  static func trace(_ name: String, seed: UInt64) throws -> (bytes: [UInt8], world: World) {
    let storm = try storm(name)
    let schedule = FaultSchedule(
      over: storm, provingMax: ScenarioReader.slowestProver(in: storm))
    return Traces.make(schedule.scenario(seed: seed))
  }
}

@Suite struct ModeTraceTests {
  @Test(arguments: ModeRuns.names) func whatRanIsTrue(_ name: String) throws {
    var minted = 0
    for seed in UInt64(1)...30 {
      let (bytes, world) = try ModeRuns.trace(name, seed: seed)
      switch Traces.audit(bytes) {
      case .success(let summary):
        minted += summary.minted
        #expect(summary.l1Blocks >= world.l1.height)
        #expect(summary.proofs == world.proofs.count)
        if world.topology.hasBlockImports { #expect(!summary.unchecked.isEmpty) }
      case .failure(let finding): Issue.record("seed \(seed): \(finding)")
      }
    }
    #expect(minted > 0)
  }

  /// Each new member of the lines is changed, in some run that has it, and found by its rule.
  @Test func whatIsForgedIsFoundByItsRule() throws {
    let rules: [String: Set<Rule>] = [
      "block.openings.senders.contract.path": [.opening],
      "block.openings.l1": [.opening, .form],
      "block.openings.l2": [.opening, .form],
      "chain.block_links.headers": [.exports, .form],
      "chain.l1_links": [.exports, .form],
      "node.opened.hash": [.settlement],
      "node.opened.nodes": [.settlement, .form],
      "node.block_links.headers": [.exports, .settlement, .form],
      "settlement.l1_block": [.exports, .form],
      "settlement.l1_links": [.exports, .form],
      "lone.exports": [.exports, .form],
      "lone.block_links.headers": [.exports, .form],
      "lone.l1_links": [.exports, .form],
      "lone_pending.exports": [.decision],
      "lone_pending.rollup": [.decision, .form],
      "branch.stored": [.branch, .form],
      "l1_reorg.hash": [.hash],
      "l1_reorg.from": [.reorg],
      "l1_reorg.orphaned": [.reorg],
      "member.joins": [.membership],
      "member.epoch": [.membership],
    ]
    var tried: Set<String> = []
    for name in ModeRuns.names {
      for seed in UInt64(1)...30 where tried.count < rules.count {
        let bytes = try ModeRuns.trace(name, seed: seed).bytes
        // Most runs bring nothing that was not tried before.
        let text = String(decoding: bytes, as: UTF8.self)
        let isNew = rules.keys.contains { pattern in
          let path = pattern.split(separator: ".")
          return !tried.contains(pattern) && text.contains("{\"kind\":\"\(path[0])\"")
            && text.contains("\"\(path[path.count - 1])\":")
        }
        if !isNew { continue }
        let forger = Forger(bytes)
        for forgery in forger.forgeries(perPattern: 1) where !tried.contains(forgery.pattern) {
          guard let allowed = rules[forgery.pattern] else { continue }
          tried.insert(forgery.pattern)
          switch Traces.audit(forger.bytes(with: forgery)) {
          case .success: Issue.record("\(name) \(seed): \(forgery.pattern) passes")
          case .failure(let finding):
            #expect(allowed.contains(finding.rule), "\(forgery.pattern): \(finding)")
          }
        }
      }
    }
    #expect(Set(rules.keys).subtracting(tried) == [])
  }
}
