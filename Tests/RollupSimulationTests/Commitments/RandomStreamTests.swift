import RollupSimulation
import Support
import Testing

@Suite("Random streams are a fixed function of seed, actor, purpose and index")
struct RandomStreamTests {
  @Test("the numbers are those of the documented construction")
  func construction() {
    check("construction", seed: 51) { choices in
      let (seed, actor, purpose) = (choices.anyNumber(), choices.anyNumber(), choices.anyNumber())
      let index = choices.anyNumber()
      let stream = RandomStream(seed: seed, actor: actor, purpose: purpose)
      let hash = naiveSHA256(naiveBytes(seed) + naiveBytes(actor) + naiveBytes(purpose))
      let key = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      // Splitmix64's output after state `s` is its mix of `s + step`.
      let once = splitmix64(after: key &+ index &* 0x9e37_79b9_7f4a_7c15)
      let twice = splitmix64(after: (once ^ key) &- 0x9e37_79b9_7f4a_7c15)
      try demandEqual(stream.draw(index), twice, "draw \(index)")
    }
  }

  @Test("the naive mixer is splitmix64: its published first numbers from seed 1234567")
  func mixer() {
    #expect(splitmix64(after: 1_234_567) == 6_457_827_717_110_365_317)
    #expect(
      splitmix64(after: 1_234_567 &+ 0x9e37_79b9_7f4a_7c15) == 3_203_168_211_198_807_973)
  }

  @Test("names stand for numbers, and each part of the key makes another stream")
  func names() {
    #expect(
      RandomStream(seed: 7, actor: 3, purpose: "proving")
        == RandomStream(seed: 7, actor: 3, purpose: RandomStream.number(of: "proving")))
    #expect(RandomStream.number(of: "abc") == 0xba78_16bf_8f01_cfea)
    let draws = [
      RandomStream(seed: 7, actor: 3, purpose: "proving"),
      RandomStream(seed: 8, actor: 3, purpose: "proving"),
      RandomStream(seed: 7, actor: 4, purpose: "proving"),
      RandomStream(seed: 7, actor: 3, purpose: "network"),
      RandomStream(seed: 7, actor: "sequencer", purpose: "proving"),
    ].map { $0.draw(0) }
    #expect(Set(draws).count == draws.count)
  }

  @Test("uniform numbers keep to their range, up to the widest")
  func range() {
    check("range", cases: 500, seed: 52) { choices in
      let stream = RandomStream(seed: choices.anyNumber(), actor: 0, purpose: 0)
      let a = Int64(bitPattern: choices.anyNumber())
      let b = Int64(bitPattern: choices.anyNumber())
      let range = min(a, b)...max(a, b)
      let value = stream.uniform(choices.anyNumber(), in: range)
      try demand(range.contains(value), "\(value) outside \(range)")
    }
    let stream = RandomStream(seed: 1, actor: 2, purpose: 3)
    #expect(stream.uniform(5, in: -4 ... -4) == -4)
    let all = stream.uniform(5, in: .min ... .max)
    #expect(UInt64(bitPattern: all) == stream.draw(5))
  }

  @Test("every face of a die comes up about equally often")
  func die() {
    let stream = RandomStream(seed: 9, actor: 0, purpose: "die")
    var counts = [Int](repeating: 0, count: 6)
    for index in 0..<60_000 { counts[Int(stream.uniform(UInt64(index), in: 1...6)) - 1] += 1 }
    for count in counts { #expect((9_700...10_300).contains(count)) }
  }

  @Test("a width that does not divide 2^64 has no bias")
  func noBias() {
    // With 3 · 2^62 numbers, plain scaling would give those ≡ 0 mod 3 half of all draws.
    let stream = RandomStream(seed: 9, actor: 0, purpose: "bias")
    var counts = [0, 0, 0]
    let half = Int64(3) << 61
    for index in 0..<30_000 {
      let value = stream.uniform(UInt64(index), in: -half...half - 1)
      counts[Int(UInt64(bitPattern: value &+ half) % 3)] += 1
    }
    for count in counts { #expect((9_700...10_300).contains(count)) }
  }

  /// Written as the generator's published recurrence, with a state that steps.
  private func splitmix64(after state: UInt64) -> UInt64 {
    var z = state &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
