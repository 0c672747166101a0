import Screen
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test("fixed slots are served first, shares take the rest in proportion")
  func slots() {
    #expect(Slot.lengths([.fixed(2), .share(1), .share(2), .fixed(1)], total: 12) == [2, 3, 6, 1])
    #expect(Slot.lengths([.share(1), .share(1), .share(1)], total: 10) == [3, 3, 4])
    #expect(Slot.lengths([.fixed(8), .share(1), .fixed(8)], total: 10) == [8, 0, 2])
    #expect(Slot.lengths([.fixed(3)], total: -4) == [0])
  }

  @Test("with any share no cell is lost and none is invented")
  func sums() {
    for total in 0...60 {
      for weights in [[1], [1, 2], [3, 3, 1], [5, 1, 1, 7], [0, 2]] {
        let slots = weights.map { Slot.share($0) } + [.fixed(4)]
        #expect(Slot.lengths(slots, total: total).reduce(0, +) == total)
      }
    }
  }

  @Test("parts lie side by side inside the whole")
  func parts() {
    let whole = Rect(2, 3, 10, 6)
    #expect(whole.rows([.fixed(1), .share(1)]) == [Rect(2, 3, 10, 1), Rect(2, 4, 10, 5)])
    #expect(whole.columns([.share(1), .share(1)]) == [Rect(2, 3, 5, 6), Rect(7, 3, 5, 6)])
    #expect(whole.inset(left: 1, top: 1, right: 20) == Rect(3, 4, 0, 5))
    #expect(whole.intersection(Rect(0, 0, 4, 4)) == Rect(2, 3, 2, 1))
    #expect(whole.intersection(Rect(20, 20, 4, 4)).isEmpty)
  }
}
