import RollupSimulation
import Support
import Testing

/// One grammar of times: what is printed anywhere can be given back.
@Suite struct TimeTextTests {
  @Test func aClockReadsBackToWhatItShows() {
    check("clocks", cases: 1_000) { choices in
      let bits = UInt64(TimeText.longest.milliseconds - 1)
      let time = Instant(milliseconds: Int64(choices.number(upTo: bits)))
      let cut = Instant(milliseconds: time.milliseconds / 1_000 * 1_000)
      let exact = TimeText.clock(of: time, withMilliseconds: true)
      try demandEqual(TimeText.clock(exact), time, exact)
      for text in [TimeText.clock(of: time), TimeText.shortClock(of: time)] {
        try demandEqual(TimeText.clock(text), cut, text)
        try demandEqual(try? TimeText.moment(text).get(), cut, text)
      }
      let span = time - .genesis
      try demandEqual(try? TimeText.span(TimeText.text(span)).get(), span, TimeText.text(span))
    }
  }

  @Test(arguments: [
    ("1 h 04 min", 3_840_000), ("2 min 5 s", 125_000), ("12.5 s", 12_500), ("350 ms", 350),
    ("1h 04min 10s", 3_850_000), ("2min 32s", 152_000), ("75:30", 4_530_000),
  ])
  func whatIsWrittenForPeopleIsRead(_ text: String, _ milliseconds: Int64) throws {
    #expect(try TimeText.moment(text).get() == Instant(milliseconds: milliseconds))
  }

  @Test func blocksAreALengthOnlyWhereTheyHaveOne() {
    #expect(try! TimeText.span("12 blocks", blockTime: .seconds(2)).get() == .seconds(24))
    #expect(throws: TimeText.Failure.malformed) { try TimeText.span("12 blocks").get() }
  }
}
