import Audit
import Testing

/// Both auditors, who must say the same.
enum Readers {
  /// Expects both to stop at a line, by a rule.
  static func expectRefused(
    _ forged: (bytes: [UInt8], line: Int)?, _ rule: Rule, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard let (bytes, line) = forged else {
      Issue.record("\(name): nothing to forge", sourceLocation: sourceLocation)
      return
    }
    switch Traces.audit(bytes) {
    case .success:
      Issue.record("\(name) passes", sourceLocation: sourceLocation)
    case .failure(let finding):
      #expect(
        finding.line == line && finding.rule == rule,
        "\(name), line \(line) by \(rule.rawValue): \(finding)", sourceLocation: sourceLocation)
    }
    if Stranger.python == nil { return }
    let output = try Stranger.audit(bytes).output
    #expect(
      output.hasPrefix("line \(line): \(rule.rawValue):"),
      "\(name), line \(line) by \(rule.rawValue), the other: \(output)",
      sourceLocation: sourceLocation)
  }

  /// Expects both to find it true.
  static func expectTrue(
    _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if case .failure(let finding) = Traces.audit(bytes) {
      Issue.record("\(name): \(finding)", sourceLocation: sourceLocation)
    }
    if Stranger.python == nil { return }
    let result = try Stranger.audit(bytes)
    #expect(result.status == 0, "\(name): \(result.output)", sourceLocation: sourceLocation)
  }
}
