import Support
import Testing

@testable import RollupSimulation

/// How far along a list milestones have come, held against a list that remembers each place's
/// moment by itself.
@Suite struct ChainReachTests {
  private struct Moment: Equatable {
    var time: Instant
    var checkpoint: Int
  }

  @Test func momentsAreThoseOfListsThatRememberEachPlace() {
    check("random steps of the three tracks") { choices in
      var reach = ChainReach()
      var naive: [ChainReach.Track: [Moment]] = [:]
      for step in 1...choices.int(in: 1...60) {
        let track: ChainReach.Track = [.covered, .onL1, .final][choices.int(in: 0...2)]
        let end = choices.int(in: 0...12)
        var places = naive[track] ?? []
        let count = places.count
        if choices.int(in: 0...2) > 0 {
          let moment = Moment(time: .seconds(step), checkpoint: step)
          let fresh = reach.advance(track, to: end, at: moment.time, by: step)
          while places.count < end { places.append(moment) }
          try demandEqual(Array(fresh), Array(count..<places.count), "what is reached")
        } else {
          let gone = reach.retreat(track, to: end)
          places.removeLast(max(count - end, 0))
          try demandEqual(Array(gone), Array(places.count..<count), "what is lost")
        }
        naive[track] = places
        for track in [ChainReach.Track.covered, .onL1, .final] {
          let places = naive[track] ?? []
          try demandEqual(reach.end(of: track), places.count, "the end")
          for place in 0...12 {
            let found = reach.moment(track, Int32(place))
            let expected = place < places.count ? places[place] : nil
            try demandEqual(found?.time, expected?.time, "\(track) at \(place)")
            try demandEqual(reach.has(track, Int32(place)), expected != nil, "has")
            if track == .covered {
              try demandEqual(found?.checkpoint, expected?.checkpoint, "by whose B")
            }
          }
        }
      }
    }
  }
}
