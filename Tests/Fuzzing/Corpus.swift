@testable import RollupSimulation
import ScenarioFile
import Support

/// What inputs are made of: the demos, and small scenarios that reach much within few events.
public enum Corpus {
  static let texts: [[UInt8]] = {
    var texts = BuiltInDemos.all.map { Array($0.text.utf8) }
    for preset in Presets.all {
      let line = "settings: {preset: [\(preset.name), plonk], rollups: 3, l1: {slot: 12s}}"
      texts.append(Array("schema: 1\nname: p\nduration: 20min\n\(line)\n".utf8))
    }
    for seed in 1...16 {
      var storm = RandomStorm(Choices(seed: UInt64(seed) &* 0x9e37_79b9)).scenario()
      // As long as the file's rules want it.
      storm.settings.l1.lockGrace = .minutes(20)
      texts.append(Array(ScenarioWriter.write(storm).utf8))
    }
    return texts
  }()

  /// The format's own words, gathered from the texts, and names of things.
  static let words: [String] = {
    var words: [String] = []
    for text in texts {
      let line = String(decoding: text, as: UTF8.self)
      for word in line.split(whereSeparator: { !$0.isLetter && $0 != "_" && $0 != "." }) {
        words.append(String(word))
      }
    }
    let names = ["R0", "R1", "R7", "R99", "R9999", "R999999999", "Agg0", "Agg15", "m0", "B.1"]
    return Array(Set(words + names)).sorted()
  }()

  /// The input with a number.
  public static func input(_ kind: Trial.Kind, seed: UInt64, number: Int) -> [UInt8] {
    var mutations = Mutations(seed: seed << 40 ^ UInt64(number), words: words)
    switch kind {
    case .scenario: return mutations.damaged(texts)
    case .settings: return mutations.damaged(assignments)
    case .trace:
      let damaged = mutations.damaged(TraceCorpus.texts)
      return number % 8 == 0 ? damaged : TraceCorpus.chained(damaged)
    }
  }

  /// `path=value` for every setting of every text.
  private static let assignments: [[UInt8]] = {
    var found: [[UInt8]] = []
    for text in texts {
      var group = ""
      for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
        let indent = line.prefix { $0 == " " }.count
        guard indent == 2 || indent == 4, let colon = line.firstIndex(of: ":") else { continue }
        let key = line[..<colon].dropFirst(indent)
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        if indent == 2 { group = value.isEmpty ? key + "." : "" }
        if !value.isEmpty, !key.hasPrefix("-") {
          found.append(Array("\(indent == 4 ? group : "")\(key)=\(value)".utf8))
        }
      }
    }
    return found
      + ["preset=taiko", "preset=[ethereum, stark]", "preset.0=aztec"].map { Array($0.utf8) }
      + ["settings.rollups=3", "traffic.0.stream.amount=9", "a.b=c"].map { Array($0.utf8) }
  }()
}
