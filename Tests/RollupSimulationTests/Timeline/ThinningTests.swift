import Testing

@testable import RollupSimulation

/// Snapshots thin out away from where one is, and in the same proportions in a run of any length.
@Suite struct ThinningTests {
  private static let most = 200
  private static let step = 100

  /// A run of so many snapshots that is thinned out from its newest on.
  private static func run(of count: Int) throws -> [Int] {
    var places = [0]
    for k in 1...count {
      places.append(k * step)
      guard places.count > most else { continue }
      let newest = places.count - 1
      places.remove(at: try #require(Timeline.leastMissed(of: places, from: newest, sparing: 12)))
    }
    return places
  }

  @Test(arguments: [600, 2_000, 10_000])
  func gapsAreNarrowHereAndBoundedThere(_ count: Int) throws {
    let places = try Self.run(of: count)
    #expect(places.count == Self.most && places.first == 0 && places.last == count * Self.step)
    let even = count * Self.step / Self.most
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }
    #expect(gaps.max()! <= 4 * even, "a jump there replays no more")
    let newest = places.filter { $0 >= count * Self.step / 4 * 3 }
    // A quarter of the run would have a quarter of them.
    #expect(newest.count * 10 >= Self.most / 4 * 13)
    let tail = places.suffix(13)
    #expect(zip(tail.dropFirst(), tail).allSatisfy { $0 - $1 == Self.step }, "neighbours stay")
  }

  @Test func whoIsInTheMiddleKeepsWhatLiesThere() {
    let places = Array(stride(from: 0, through: 10_000, by: 100))
    let gone = Timeline.leastMissed(of: places, from: 50, sparing: 4)
    #expect(gone == 1 || gone == places.count - 2)
    #expect(Timeline.leastMissed(of: [0, 1, 2], from: 1, sparing: 4) == nil)
  }
}
