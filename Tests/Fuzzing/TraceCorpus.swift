@testable import RollupSimulation
import Support
import TraceFile

/// Short traces to be damaged, each the beginning of another storm.
enum TraceCorpus {
  /// Events a trace goes to: enough for proofs of a checkpoint in most storms.
  static let events = 90
  /// Bytes of a line's digest, which damage is followed by.
  private static let tailCount = 72

  static let texts: [[UInt8]] = (1...12).map { seed in
    var storm = RandomStorm(Choices(seed: UInt64(seed) &* 0x9e37_79b9)).scenario()
    let n = 2 + seed % 3
    storm.settings.rollups = n
    storm.settings.order = []
    storm.settings.isolated.removeAll { $0.index >= n }
    storm.settings.modeOf.removeAll { max($0.from.index, $0.to.index) >= n }
    storm.settings.layers.removeAll { max($0.rollup.index, $0.parent.index) >= n }
    storm.settings.blockTime = .seconds(5)
    storm.settings.checkpointInterval = .seconds(20)
    storm.traffic = [.allToAll(amount: 1)]
    storm.faults = []
    var text = ""
    TraceWriter.write(storm, seed: UInt64(seed), commands: [], to: events, run: "r") { text += $0 }
    return Array(text.utf8)
  }

  /// Makes the digests of all lines fit again, so that damage reaches the rules behind them.
  static func chained(_ bytes: [UInt8]) -> [UInt8] {
    var digest = Digest.zero
    var result: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let body = line.dropLast(tailCount)
      var input = HashInput()
      input.append(digest)
      input.append(bytes: Array(body))
      digest = input.digest()
      result += body + Array(",\"d\":\"\(digest.hex)\"}\n".utf8)
    }
    return result
  }
}
