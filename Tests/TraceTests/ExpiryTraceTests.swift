@testable import Audit
import RollupSimulation
import ScenarioFile
import Testing

/// Returns of messages that came too late, as both auditors see them.
@Suite struct ExpiryTraceTests {
  private static func trace() throws -> [UInt8] {
    let text = try #require(BuiltInDemos.named("late-message")).text
    let scenario = try ScenarioReader.read(text: text, fileName: "late-message").get()
    let (bytes, world) = Traces.make(scenario)
    #expect(world.messages.contains { $0.isExpired })
    return bytes
  }

  @Test func bothAuditorsTakeAReturn() throws {
    let bytes = try Self.trace()
    let summary = try Traces.audit(bytes).get()
    #expect(summary.sent == 5 && summary.minted == 4)
    guard Stranger.python != nil else { return }
    let result = try Stranger.audit(bytes)
    #expect(result.status == 0, "\(result.output)")
  }

  /// The deadline alone says which of the two a block does, and the leaf commits to the deadline.
  @Test(arguments: [
    ("\"transactions\":[[4,0,3,", "\"transactions\":[[1,0,3,"),
    ("\"transactions\":[[1,1,3,", "\"transactions\":[[4,1,3,"),
    ("\"transactions\":[[0,3,25,480000]]", "\"transactions\":[[0,3,25]]"),
    ("\"transactions\":[[0,3,25,480000]]", "\"transactions\":[[0,3,25,0]]"),
    ("[0,3,0,25,12,480000]", "[0,3,0,25,12,960000]"), ("[0,3,0,25,12,480000]", "[0,3,0,25,12]"),
  ])
  func whatIsForgedIsFoundByBoth(_ old: String, _ new: String) throws {
    let forger = Forger(try Self.trace())
    var lines = forger.lines.map { String(decoding: $0, as: UTF8.self) }
    let k = try #require(lines.firstIndex { $0.contains(old) }, "no line has \(old)")
    lines[k] = lines[k].replacing(old, with: new)
    let bytes = Forger.chained(lines.map { Array($0.utf8) })
    guard case .failure(let finding) = Traces.audit(bytes) else {
      Issue.record("\(new) is taken for true")
      return
    }
    #expect([.mint, .form, .blockRoot, .inclusion].contains(finding.rule), "\(finding)")
    guard Stranger.python != nil else { return }
    #expect(try Stranger.audit(bytes).status == 1)
  }
}
