/// What the book keeps of one rollup: its messages in the order of its chain, and how far of them
/// the milestones are that they reach in that order.
struct MessagePage: Numbered, Sendable {
  typealias Number = RollupID

  /// Messages of the chain in the order of their sends.
  var outbox = Table<MessageID>(chunkShift: 5)
  /// Messages minted, in the order of their mints.
  var inbox = Table<MessageID>(chunkShift: 5)
  /// Outgoing messages by destination.
  private var laneList = PeerList<Lane>()
  /// Whoever has sent a message here that is not minted, ascending by place in the tree; after a
  /// revert perhaps others too.
  var incoming: [RollupID] = []
  /// Mints whose imports the tree has not settled, in the order of their blocks. One flat list for
  /// all ancestors: a list for each would be counted up and down whenever the page is copied.
  var unsettled: [Unsettled] = []
  /// How far along outbox and inbox the milestones are that messages reach in the order of their
  /// chain.
  var reach = ChainReach()

  /// Messages to one destination, chained from the newest back by `Message.previousInLane`: a list
  /// for each destination would have to be counted up and down whenever the lanes are copied.
  struct Lane: Hashable, Sendable, OfPeer {
    var destination: RollupID
    var count: Int32
    var newest: MessageID
    var peer: RollupID { destination }
  }

  /// A mint that waits to be settled at an ancestor, named by its index above the rollup's leaf.
  struct Unsettled: Hashable, Sendable {
    var message: MessageID
    var ancestor: UInt8
  }
}

extension MessagePage {
  /// All lanes, ascending by destination.
  var lanes: [Lane] { laneList.all }

  @inline(__always) func lane(to destination: RollupID) -> Lane? { laneList[destination] }

  /// Puts a message at the end of its lane; returns the one before it, itself if it is the first.
  mutating func addToLane(_ message: MessageID, destination: RollupID) -> MessageID {
    var previous = message
    let none = Lane(destination: destination, count: 0, newest: message)
    laneList.change(destination, new: none) { lane in
      if lane.count > 0 { previous = lane.newest }
      lane.count += 1
      lane.newest = message
    }
    return previous
  }

  /// Takes the newest message off its lane; `previous` is the one before it.
  mutating func removeLastFromLane(to destination: RollupID, previous: MessageID) {
    let none = Lane(destination: destination, count: 1, newest: previous)
    laneList.change(destination, new: none) { lane in
      lane.count -= 1
      lane.newest = previous
    }
  }

  /// Remembers that `source` sends messages here; `places` orders rollups as the tree does.
  mutating func expect(_ source: RollupID, places: [Int32]) {
    let place = place(of: source, places)
    if place == incoming.count || incoming[place] != source { incoming.insert(source, at: place) }
  }

  /// Nothing of `source` waits here.
  mutating func forget(_ source: RollupID, places: [Int32]) {
    let place = place(of: source, places)
    if place < incoming.count, incoming[place] == source { incoming.remove(at: place) }
  }

  private func place(of source: RollupID, _ places: [Int32]) -> Int {
    incoming.lowerBound { places[$0.index] < places[source.index] }
  }
}
