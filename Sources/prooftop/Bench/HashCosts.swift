import RollupSimulation

/// What one SHA-256 costs on this machine, by the number of 64-byte blocks that it compresses, in
/// nanoseconds: with the counts of a run, the least time that the run could take.
struct HashCosts {
  /// For one to four blocks.
  private let short: [Double]
  /// For a block of a long input.
  private let longBlock: Double

  /// Measures each usual length; the median of several rounds, since other processes disturb some.
  static func measured() -> HashCosts {
    HashCosts(
      short: [33, 65, 170, 213].map { cost(ofBytes: $0, rounds: 60_000) },
      longBlock: cost(ofBytes: 64 * 512, rounds: 200) / 512)
  }

  private static func cost(ofBytes count: Int, rounds: Int) -> Double {
    var input = [UInt8](repeating: 0x5A, count: count)
    var spent: [Int64] = []
    for _ in 0..<7 {
      let start = Clock.ownNanoseconds
      for _ in 0..<rounds {
        // Each hash goes into the next input, so that none can be left out.
        let digest = input.withUnsafeBytes { HashInput.sha256($0) }
        input[0] = UInt8(truncatingIfNeeded: digest.prefixWord)
      }
      spent.append(Clock.ownNanoseconds - start)
    }
    return Double(spent.sorted()[spent.count / 2]) / Double(rounds)
  }

  /// The least time for these hashes, in nanoseconds.
  func floor(_ hashes: HashMeter) -> Double {
    zip(hashes.short, short).reduce(Double(hashes.longBlocks) * longBlock) {
      $0 + Double($1.0) * $1.1
    }
  }

  /// One SHA-256 of 64 bytes, which with their padding are two blocks.
  var ofSixtyFourBytes: Double { short[1] }

  func write(to log: BenchLog) {
    log.heading("one SHA-256, by the blocks of 64 bytes that it compresses")
    for (k, cost) in short.enumerated() {
      log.note("\(k + 1) block\(k == 0 ? "" : "s")", "\(Decimals.text(cost)) ns")
    }
    log.note("each block of a long input", "\(Decimals.text(longBlock)) ns")
  }
}
