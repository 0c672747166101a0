import Explorer
import FaultSearch
import Glibc

/// How far a search is, on one line of standard error, if that is a terminal.
struct CheckProgress {
  /// Time between two lines.
  static let millis = 200

  /// Seeds in all; `nil`: as many as the time allows.
  let total: Int?
  let start: Int
  let deadline: Int?
  private var shown = 0
  private let isShown = isatty(2) == 1

  init(total: Int?, start: Int, deadline: Int?) {
    self.total = total
    self.start = start
    self.deadline = deadline
  }

  /// Shows it, if the last line is long enough ago.
  mutating func show(_ tally: SearchTally) {
    let now = Clock.milliseconds
    guard isShown, now - shown >= Self.millis else { return }
    shown = now
    writeAll("\r\u{1B}[K" + text(tally, now: now), to: 2)
  }

  /// Takes the line away.
  func clear() { if isShown, shown > 0 { writeAll("\r\u{1B}[K", to: 2) } }

  /// Such as `12,345 of 100,000 seeds, 151 a second, 9 min 41 s left, nothing found`.
  func text(_ tally: SearchTally, now: Int) -> String {
    let elapsed = max(1, now - start)
    let rate = tally.seeds * 1000 / elapsed
    var left = deadline.map { max(0, $0 - now) }
    if let total, tally.seeds > 0 {
      let rest = elapsed * max(0, total - tally.seeds) / tally.seeds
      left = min(left ?? rest, rest)
    }
    let done =
      total.map { Wording.number(tally.seeds) + " of " + Wording.count($0, "seed") }
      ?? Wording.count(tally.seeds, "seed")
    return "\(done), \(Wording.number(rate)) a second"
      + (left.map { ", \(Wording.length(.seconds(Int64($0 / 1000)))) left" } ?? "")
      + (tally.brokenRuns == 0 ? ", nothing found" : ", \(Wording.number(tally.brokenRuns)) FOUND")
  }
}
