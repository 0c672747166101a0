import Audit
import Foundation
import RollupSimulation
import Support
import Testing

/// A line has one byte form. Whatever else a lenient reader of JSON would take is refused by both:
/// else two of them could read two traces under one digest.
@Suite struct ByteFormTests {
  private static let rich = Forger(Traces.make(Traces.rich()).bytes)

  /// Replaces the first `old` in the first line of a kind that has it.
  private func replacing(
    _ old: String, _ new: String, in kind: String
  ) -> (bytes: [UInt8], line: Int)? {
    replacing(Array(old.utf8), Array(new.utf8), in: kind)
  }

  private func replacing(
    _ old: [UInt8], _ new: [UInt8], in kind: String
  ) -> (bytes: [UInt8], line: Int)? {
    var lines = Self.rich.lines
    for k in lines.indices where Self.rich.kind(of: k) == kind {
      guard let found = lines[k].firstRange(of: old) else { continue }
      lines[k].replaceSubrange(found, with: new)
      return (Forger.chained(lines), k + 1)
    }
    return nil
  }

  @Test(arguments: [
    ("a space", ",\"event\"", ", \"event\"", "block"),
    ("a space behind a colon", "\"event\":", "\"event\": ", "block"),
    ("a tab in a list", "\"imports\":[", "\"imports\":[\t", "block"),
    ("a member twice", "\"rollup\":", "\"rollup\":1,\"rollup\":", "block"),
    ("an unknown member", "\"hash\":", "\"note\":1,\"hash\":", "genesis"),
    ("an unknown member within", "\"outcome\":", "\"note\":1,\"outcome\":", "l1_block"),
    ("members in another order", "\"left\":", "\"right\":1,\"left\":", "node"),
    ("a point", ",\"time\":5000,", ",\"time\":5000.0,", "block"),
    ("an exponent", ",\"time\":5000,", ",\"time\":5000e0,", "block"),
    ("a negative zero", "\"index\":0", "\"index\":-0", "block"),
    ("a zero in front", ",\"time\":5000,", ",\"time\":05000,", "block"),
    ("null for what is absent", ",\"from\":", ",\"base\":null,\"from\":", "chain"),
    ("an empty list", ",\"statement\":", ",\"l1_links\":[],\"statement\":", "chain"),
    ("a short escape", "\\u000a", "\\n", "head"),
    ("an escape in upper case", "\\u000a", "\\u000A", "head"),
    ("an escape of a plain letter", "\"scenario\":\"r", "\"scenario\":\"\\u0072", "head"),
    ("an escaped slash", "\"scenario\":\"r", "\"scenario\":\"\\/r", "head"),
    ("no command and no fault", "\"fault\":0,", "", "action"),
    ("command and fault", "\"fault\":0,", "\"command\":0,\"fault\":0,", "action"),
    ("a negative fault", "\"fault\":0,", "\"fault\":-1,", "action"),
    ("an aggregator that there is not", "[\"aggregator\",0]", "[\"aggregator\",9]", "l1_sent"),
    ("a rollup that there is not", "[\"prover\",", "[\"prover\",7", "l1_sent"),
    ("an unknown cause", "\"deadline\"", "\"delay\"", "carry"),
    ("a kind of signed that there is not", "\"first\":[1", "\"first\":[4", "l1_sent"),
  ])
  func oneForm(_ name: String, _ old: String, _ new: String, _ kind: String) throws {
    try Readers.expectRefused(replacing(old, new, in: kind), .form, name)
  }

  @Test func bytesThatAreNoText() throws {
    let name = Array("\"scenario\":\"".utf8)
    for (words, byte) in [("a control byte", 1), ("no UTF-8", 0xff), ("half a character", 0xc3)] {
      try Readers.expectRefused(replacing(name, name + [UInt8(byte)], in: "head"), .form, words)
    }
  }

  @Test func digitsInUpperCase() throws {
    for (kind, key) in [("root", "signature"), ("block", "hash")] {
      let forged = Self.rich.changing(kind) { line in
        guard case .text(let digits) = line[key], digits.uppercased() != digits else {
          return false
        }
        line[key] = .text(digits.uppercased())
        return true
      }
      try Readers.expectRefused(forged, .form, key)
    }
  }

  /// Every line of every kind is read as it was written, and nothing else is: each change of one
  /// byte into another of the alphabet of JSON is either another value, or refused.
  @Test func whatIsReadIsWhatWasWritten() throws {
    let alphabet = Array("{}[]:,\"\\-+.eEnut 0aA".utf8)
    check("bytes of lines", cases: 3_000, seed: 11) { choices in
      let line = choices.int(in: 0...Self.rich.lines.count - 1)
      let place = choices.int(in: 0...Self.rich.lines[line].count - 1)
      let old = Self.rich.lines[line][place]
      let new = choices.element(of: alphabet)
      if old == new { return }
      var lines = [Self.rich.lines[line]]
      lines[0][place] = new
      // As a first line only a head is in order, but its form is looked at before that.
      guard case .failure(let finding) = Traces.audit(Forger.chained(lines)) else { return }
      if finding.rule == .form { return }
      let text = String(decoding: lines[0], as: UTF8.self) + "}"
      let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
      try demandEqual(value != nil, true, "line \(line + 1), byte \(place): \(finding)")
    }
  }
}
