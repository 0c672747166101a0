import RollupSimulation
import Testing

@testable import ScenarioFile

/// Sizes and times carry their unit; nothing is guessed (EXPERIENCE 3).
@Suite struct UnitsTests {
  @Test(arguments: [
    ("5s", 5_000), ("350ms", 350), ("5min", 300_000), ("1h", 3_600_000), ("1h4min", 3_840_000),
    ("15min57s", 957_000), ("0.5s", 500), ("1.25min", 75_000), ("5 min", 300_000), ("0s", 0),
    ("12 blocks", 24_000), ("1 block", 2_000), ("0 blocks", 0), ("1_000ms", 1_000),
    ("1h1min1s1ms", 3_661_001),
  ])
  func aTimeIsReadInMilliseconds(_ text: String, _ milliseconds: Int64) throws {
    let span = try TimeText.span(text, blockTime: .seconds(2)).get()
    #expect(span.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "s", "5", "1.5", "-5s", "+5s", "5m", "5 sec", "5S", "1s1min", "1s1s", "5s ", " 5s",
    "0.0005s",
    "12blocks", "1.5 blocks", "blocks", "1h  4min", "1:30", "05s", "9999999999999999999h", "５s",
    "99999999999999 blocks", "1..5s", "1.s", "5s\u{0}",
  ])
  func whatIsNoTimeIsRefused(_ text: String) {
    #expect(throws: TimeText.Failure.self) {
      try TimeText.span(text, blockTime: .seconds(2)).get()
    }
  }

  @Test(arguments: [
    ("0:15:57", 957_000), ("15:57", 957_000), ("1:02:03.004", 3_723_004), ("0:00", 0),
  ])
  func aQuotedClockIsAMoment(_ text: String, _ milliseconds: Int64) throws {
    let moment = try TimeText.moment(text, isPlain: false, blockTime: .seconds(5)).get()
    #expect(moment.milliseconds == milliseconds)
    #expect(throws: TimeText.Failure.bareClock) {
      try TimeText.moment(text, isPlain: true, blockTime: .seconds(5)).get()
    }
  }

  @Test(arguments: ["1:60", "60:00:00:00", "1:5", "1:05.5", ":05", "1:", "-1:05", "1:60:00"])
  func whatIsNoClockIsRefused(_ text: String) {
    #expect(throws: TimeText.Failure.self) {
      try TimeText.moment(text, isPlain: false, blockTime: .seconds(5)).get()
    }
  }

  @Test func everyTimeReadsBackAsWritten() throws {
    var numbers = TestNumbers(state: 7)
    for _ in 0..<2_000 {
      let limit = Int64.random(in: 1...TimeText.longest.milliseconds, using: &numbers)
      let span = Span(milliseconds: Int64.random(in: 0...limit, using: &numbers))
      #expect(try TimeText.span(TimeText.text(span), blockTime: .seconds(5)).get() == span)
    }
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("1_000", 1_000), ("18446744073709551615", UInt64.max),
  ])
  func wholeNumbersAreDecimal(_ text: String, _ value: UInt64) {
    #expect(NumberText.whole(text) == value)
  }

  /// `010` is 8 and `0x10` is 16 in YAML 1.1; here they are nothing.
  @Test(arguments: [
    "", "010", "0x10", "+1", "-1", "1e3", "1.0", "_1", "1_", "1__0", "18446744073709551616", "１",
  ])
  func whatIsNoWholeNumberIsRefused(_ text: String) {
    #expect(NumberText.whole(text) == nil)
  }

  @Test func sizesAreInBytes() {
    #expect(NumberText.bytes("1200B") == 1_200)
    #expect(NumberText.bytes("1.2 kB") == 1_200)
    #expect(NumberText.bytes("4KiB") == 4_096)
    #expect(NumberText.bytes("1200") == nil)
    #expect(NumberText.bytes("1.2345kB") == nil)
    #expect(NumberText.thousandths(32_000) == "32.0")
    #expect(NumberText.thousandths(32_050) == "32.05")
    #expect(NumberText.thousandths(5) == "0.005")
  }
}
