/// Something that a rollup keeps of one other rollup.
package protocol OfPeer: Sendable {
  /// The other rollup.
  var peer: RollupID { get }
}

/// At most one element for each other rollup, ascending, in small pieces.
///
/// A rollup comes to keep hundreds of them and changes one a message; of a copy of the world it
/// shares all pieces but that one. A flat list would be copied whole after each snapshot.
package struct PeerList<Element: OfPeer>: Sendable {
  /// Nothing of anybody.
  package init() {}

  /// Some neighbours. What a search looks at lies beside the elements' address.
  private struct Piece: Sendable {
    var last: RollupID
    var count: Int32
    var elements: [Element]
  }
  private static var pieceMax: Int { 32 }
  private var pieces: [Piece] = []
  /// Number of elements.
  package private(set) var count = 0

  /// All of them, in order.
  package var all: [Element] { pieces.flatMap(\.elements) }

  /// The element of a peer.
  @inline(__always) package subscript(peer: RollupID) -> Element? {
    let piece = pieces.lowerBound { $0.last < peer }
    if piece == pieces.count { return nil }
    let place = pieces[piece].elements.lowerBound { $0.peer < peer }
    let element = pieces[piece].elements[place]
    return element.peer == peer ? element : nil
  }

  /// Changes the element of a peer, which is `new` if there was none; gives back its place among
  /// all, and whether it is new. O(pieces).
  @inline(__always) @discardableResult
  package mutating func change(
    _ peer: RollupID, new: @autoclosure () -> Element, _ change: (inout Element) -> Void
  ) -> (place: Int, isNew: Bool) {
    var piece = pieces.lowerBound { $0.last < peer }
    if piece == pieces.count {
      // Behind all others: into the last piece.
      if piece == 0 { pieces.append(Piece(last: peer, count: 0, elements: [])) } else { piece -= 1 }
    }
    let place = pieces[piece].elements.lowerBound { $0.peer < peer }
    let before = pieces[..<piece].reduce(place) { $0 + Int($1.count) }
    if place < pieces[piece].elements.count, pieces[piece].elements[place].peer == peer {
      change(&pieces[piece].elements[place])
      return (before, false)
    }
    var element = new()
    change(&element)
    insert(element, piece, place)
    return (before, true)
  }

  private mutating func insert(_ element: Element, _ piece: Int, _ place: Int) {
    pieces[piece].elements.insert(element, at: place)
    pieces[piece].count += 1
    count += 1
    pieces[piece].last = max(pieces[piece].last, element.peer)
    guard pieces[piece].count == Self.pieceMax else { return }
    let whole = pieces[piece].elements
    let half = Self.pieceMax / 2
    pieces[piece] = Self.piece(whole[..<half])
    pieces.insert(Self.piece(whole[half...]), at: piece + 1)
  }

  private static func piece(_ elements: ArraySlice<Element>) -> Piece {
    Piece(
      last: elements[elements.endIndex - 1].peer, count: Int32(elements.count),
      elements: Array(elements))
  }
}
