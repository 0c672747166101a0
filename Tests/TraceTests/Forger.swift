import Foundation
import RollupSimulation

/// Changes lines of a trace on purpose, and makes the chain of digests fit again.
struct Forger {
  struct Forgery {
    let line: Int
    /// Kind and members on the way to the change, such as `block.header`.
    let pattern: String
    let body: [UInt8]
  }

  /// Lines without their last member `d` and the closing brace.
  let lines: [[UInt8]]
  private static let tailCount = 72

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0.dropLast(Self.tailCount)) }
  }

  func kind(of line: Int) -> String {
    let text = String(decoding: lines[line], as: UTF8.self)
    return String(text.dropFirst(9).prefix { $0 != "\"" })
  }

  /// Lines with their digests, as a trace.
  static func chained(_ lines: [[UInt8]]) -> [UInt8] {
    var digest = Digest.zero
    var bytes: [UInt8] = []
    for line in lines {
      var input = HashInput()
      input.append(digest)
      input.append(bytes: line)
      digest = input.digest()
      bytes += line + Array(",\"d\":\"\(digest.hex)\"}\n".utf8)
    }
    return bytes
  }

  func bytes(with forgery: Forgery) -> [UInt8] {
    var changed = lines
    changed[forgery.line - 1] = forgery.body
    return Self.chained(changed)
  }

  /// A line's members, without its digest.
  func members(of line: Int) -> TraceValue {
    TraceValue(String(decoding: lines[line], as: UTF8.self) + "}")
  }

  static func body(_ value: TraceValue) -> [UInt8] { Array(value.json.utf8.dropLast()) }

  /// The first line of a kind that `change` changes, and the trace with that change; `nil` if it
  /// changes none.
  func changing(
    _ kind: String, _ change: (inout TraceValue) -> Bool
  ) -> (bytes: [UInt8], line: Int)? {
    for line in lines.indices where self.kind(of: line) == kind {
      var value = self.members(of: line)
      if change(&value) {
        let forgery = Forgery(line: line + 1, pattern: kind, body: Self.body(value))
        return (bytes(with: forgery), line + 1)
      }
    }
    return nil
  }

  /// The trace with a line more, before line `line`, or with one less.
  func inserting(_ value: TraceValue, before line: Int) -> [UInt8] {
    Self.chained(lines[..<(line - 1)] + [Self.body(value)] + lines[(line - 1)...])
  }

  func removing(_ line: Int) -> [UInt8] {
    Self.chained(Array(lines[..<(line - 1)] + lines[line...]))
  }

  /// For each place in each kind of line the first few changes, spread over the trace.
  func forgeries(perPattern: Int) -> [Forgery] {
    var count: [String: Int] = [:]
    var found: [Forgery] = []
    // Backwards and in strides, so that lines of later epochs get their turn.
    let order = lines.indices.sorted { ($0 * 7919) % lines.count < ($1 * 7919) % lines.count }
    for line in order {
      for change in Self.changes(of: members(of: line), kind(of: line))
      where count[change.pattern, default: 0] < perPattern {
        count[change.pattern, default: 0] += 1
        found.append(
          Forgery(line: line + 1, pattern: change.pattern, body: Self.body(change.value)))
      }
    }
    return found
  }

  private struct Change {
    var value: TraceValue
    var pattern: String
    init(_ value: TraceValue, _ pattern: String) { (self.value, self.pattern) = (value, pattern) }
  }

  private static func changes(of value: TraceValue, _ pattern: String) -> [Change] {
    switch value {
    case .object(let fields): return changes(ofFields: fields, pattern)
    case .list(let list): return changes(ofList: list, pattern)
    case .word(let old): return [Change(TraceValue.word(old == "true" ? "false" : "true"), pattern)]
    case .number(let digits):
      let next: UInt64 = (UInt64(digits) ?? 0) &+ 1
      return [Change(TraceValue.number(String(next)), pattern)]
    case .text(let old):
      let isHex = old.utf8.count >= 64 && old.allSatisfy { $0.isHexDigit }
      let last: String = old.last == "0" ? "1" : "0"
      return [Change(TraceValue.text(isHex ? String(old.dropLast()) + last : old + "x"), pattern)]
    }
  }

  private static func changes(
    ofFields fields: [(key: String, value: TraceValue)], _ pattern: String
  ) -> [Change] {
    var found: [Change] = []
    // The kind itself says which rules apply.
    for k in fields.indices where fields[k].key != "kind" || pattern.contains(".") {
      for change in changes(of: fields[k].value, "\(pattern).\(fields[k].key)") {
        var copy = fields
        copy[k].value = change.value
        found.append(Change(TraceValue.object(copy), change.pattern))
      }
    }
    return found
  }

  private static func changes(ofList list: [TraceValue], _ pattern: String) -> [Change] {
    var found: [Change] = []
    for place in list.indices {
      for change in changes(of: list[place], pattern) {
        var copy = list
        copy[place] = change.value
        found.append(Change(TraceValue.list(copy), change.pattern))
      }
    }
    if let last = list.last {
      found.append(Change(TraceValue.list(Array(list.dropLast())), pattern + "[less]"))
      found.append(Change(TraceValue.list(list + [last]), pattern + "[more]"))
    }
    return found
  }
}
