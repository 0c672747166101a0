import Foundation
import RollupSimulation

/// Changes members of a trace's lines on purpose, and makes the chain of digests fit again.
struct Forger {
  struct Forgery {
    let line: Int
    /// Kind and members on the way to the change, such as `block.header.*`.
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

  /// For each place in each kind of line the first few changes, spread over the trace.
  func forgeries(perPattern: Int) -> [Forgery] {
    var count: [String: Int] = [:]
    var found: [Forgery] = []
    // Backwards and in strides, so that lines of later epochs get their turn.
    let order = lines.indices.sorted { ($0 * 7919) % lines.count < ($1 * 7919) % lines.count }
    for line in order {
      guard
        let value = try? JSONSerialization.jsonObject(
          with: Data(lines[line] + [UInt8(ascii: "}")]), options: [.fragmentsAllowed])
      else { continue }
      for change in Self.changes(of: value, kind(of: line))
      where count[change.pattern, default: 0] < perPattern {
        count[change.pattern, default: 0] += 1
        guard
          let data = try? JSONSerialization.data(
            withJSONObject: change.value, options: [.sortedKeys, .withoutEscapingSlashes])
        else { continue }
        found.append(
          Forgery(line: line + 1, pattern: change.pattern, body: Array(data.dropLast())))
      }
    }
    return found
  }

  private static func changes(
    of value: Any, _ pattern: String
  ) -> [(value: Any, pattern: String)] {
    switch value {
    case let object as [String: Any]:
      return object.keys.sorted().flatMap { key in
        // The kind itself says which rules apply.
        key == "kind" && !pattern.contains(".")
          ? []
          : changes(of: object[key]!, "\(pattern).\(key)").map { change in
            var copy = object
            copy[key] = change.value
            return (copy as Any, change.pattern)
          }
      }
    case let list as [Any]:
      var found: [(Any, String)] = list.indices.flatMap { place in
        changes(of: list[place], pattern).map { change in
          var copy = list
          copy[place] = change.value
          return (copy as Any, change.pattern)
        }
      }
      if !list.isEmpty {
        found.append((Array(list.dropLast()), pattern + "[less]"))
        found.append((list + [list[list.count - 1]], pattern + "[more]"))
      }
      return found
    case let number as NSNumber where CFGetTypeIDIsBoolean(number):
      return [(!number.boolValue, pattern)]
    case let number as NSNumber: return [(number.uint64Value &+ 1, pattern)]
    case let text as String where text.utf8.count >= 64 && text.allSatisfy(\.isHexDigit):
      return [(text.dropLast() + (text.last == "0" ? "1" : "0"), pattern)]
    case let text as String: return [(text + "x", pattern)]
    default: return []
    }
  }

  private static func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }
}
