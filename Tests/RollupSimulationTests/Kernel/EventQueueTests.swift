import Support
import Testing

@testable import RollupSimulation

@Suite("The queue gives events in their total order")
struct EventQueueTests {
  /// A list that is searched for its least element each time.
  private struct Naive {
    var waiting: [(time: Int64, rank: UInt8, number: Int)] = []
    mutating func pop() -> Int? {
      guard
        let least = waiting.min(by: {
          ($0.time, $0.rank, $0.number) < ($1.time, $1.rank, $1.number)
        })
      else { return nil }
      waiting.removeAll { $0.number == least.number }
      return least.number
    }
  }

  @Test("pushed and popped in any order")
  func order() {
    check("queue", cases: 300, seed: 41) { choices in
      var queue = EventQueue()
      var naive = Naive()
      for number in 0..<choices.int(in: 0...150) {
        if choices.int(in: 0...2) == 0 {
          let next = queue.pop()
          try demandEqual(next.map { "\($0.event)" }, naive.pop().map { "\(event($0))" }, "next")
        } else {
          let time = Int64(choices.int(in: 0...6))
          let rank = UInt8(choices.int(in: 0...6))
          queue.push(event(number), at: Instant(milliseconds: time), rank: rank)
          naive.waiting.append((time, rank, number))
        }
        try demandEqual(queue.count, naive.waiting.count, "count")
      }
      var order: [Event] = []
      queue.visitUpcoming(where: { _ in true }) { _, event in
        order.append(event)
        return true
      }
      for event in order {
        try demandEqual(queue.nextEvent, event, "head")
        try demandEqual(queue.pop()?.event, event, "upcoming")
        try demandEqual(naive.pop().map { self.event($0) }, event, "naive")
      }
      try demand(queue.pop() == nil && naive.pop() == nil, "empty in the end")
    }
  }

  private func event(_ number: Int) -> Event { .rollupBlock(RollupID(number)) }
}
