import Screen
import Testing

@Suite("Rectangles")
struct RectTests {
  @Test("what is in both is in either")
  func intersections() {
    let whole = Rect(2, 3, 10, 6)
    #expect(whole.intersection(Rect(0, 0, 4, 4)) == Rect(2, 3, 2, 1))
    #expect(whole.intersection(Rect(20, 20, 4, 4)).isEmpty)
  }
}
