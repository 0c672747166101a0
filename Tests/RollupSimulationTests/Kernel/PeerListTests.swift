import Support
import Testing

@testable import RollupSimulation

/// Copies share their pieces; nobody may see what another did.
@Suite("A list by peer is sorted, and its copies are lists of their own")
struct PeerListTests {
  private struct Pair {
    var list = PeerList<NonceCounter>()
    var model: [NonceCounter] = []
  }

  @Test("whatever is changed in any of them in any order")
  func changes() {
    check("peer lists", cases: 300, seed: 7) { choices in
      var pairs = [Pair()]
      for step in 0..<choices.int(in: 0...300) {
        let k = choices.int(in: 0...pairs.count - 1)
        if choices.int(in: 0...20) == 0 {
          if pairs.count < 4 { pairs.append(pairs[k]) } else { pairs[0] = pairs[k] }
          continue
        }
        let peer = RollupID(choices.int(in: 0...200))
        let change = pairs[k].list.change(peer, new: NonceCounter(peer: peer, next: 0)) {
          $0.next += UInt64(step)
        }
        let old = pairs[k].model.firstIndex { $0.peer == peer }
        let place = old ?? pairs[k].model.filter { $0.peer < peer }.count
        if old == nil { pairs[k].model.insert(NonceCounter(peer: peer, next: 0), at: place) }
        pairs[k].model[place].next += UInt64(step)
        try demandEqual(change.place, place, "place")
        try demandEqual(change.isNew, old == nil, "newness")
      }
      for pair in pairs {
        try demandEqual(pair.list.all, pair.model, "elements")
        try demandEqual(pair.list.count, pair.model.count, "count")
        for peer in 0...200 {
          let found = pair.list[RollupID(peer)]
          try demandEqual(found, pair.model.first { $0.peer == RollupID(peer) }, "\(peer)")
        }
      }
    }
  }
}
