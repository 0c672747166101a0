// What a chain says of itself. What is asked often becomes a part of its callers: otherwise all of
// a rollup would be copied for each call.

extension Rollup {
  /// The chain's head.
  @inline(__always) var head: BlockIndex { chain[chain.count - 1] }
  /// The head's height.
  @inline(__always) var height: Int { chain.count - 1 }

  /// A block by index.
  @inline(__always) func block(_ index: BlockIndex) -> Block { blocks[index] }
  /// The chain's block at a height ≤ `height`.
  @inline(__always) func block(atHeight height: Int) -> Block { blocks[chain[height]] }
  /// Whether no block ever left the chain, so that the index of each is its height: two numbers
  /// that lie in the rollup itself answer for blocks that lie far apart.
  @inline(__always) private var isStraight: Bool { chain.count == blocks.count }
  /// The height of a block, on whichever branch.
  @inline(__always) func height(of index: BlockIndex) -> Int {
    isStraight ? index.index : Int(blocks[index].header.height)
  }
  /// Whether a block lies on the chain.
  @inline(__always) func isOnChain(_ index: BlockIndex) -> Bool {
    if isStraight { return true }
    let height = Int(blocks[index].header.height)
    return height < chain.count && chain[height] == index
  }
  /// The newest block of a block's past that lies on the chain: the block itself, or where its
  /// branch parts from the chain. O(blocks of the branch).
  func newestOnChain(under block: BlockIndex) -> BlockIndex {
    var block = block
    while !isOnChain(block) { block = blocks[block].parent }
    return block
  }
  /// When a block was made: at its own time, or later, if its sequencer wrote another past.
  /// O(1) while there is no other branch.
  func madeAt(_ index: BlockIndex) -> Instant {
    if isStraight { return blocks[index].time }
    return sequencer.madeAt(index) ?? blocks[index].time
  }
  /// The last block of the chain that was made by `time`: a branch made later that reaches back
  /// before it was known to nobody then. O(log height + blocks of that branch).
  func block(madeBy time: Instant) -> BlockIndex {
    var block = block(notAfter: time)
    while block != .genesis, madeAt(block) > time { block = blocks[block].parent }
    return block
  }
  /// The last block at or before `time` on the chain. O(log height).
  func block(notAfter time: Instant) -> BlockIndex {
    chain[max(chain.lowerBound { blocks[$0].time <= time } - 1, 0)]
  }
  /// The way from the head to another block, on whichever branch; `nil` if that is the head.
  /// O(blocks that leave or come back).
  func way(to target: BlockIndex) -> ChainWay? {
    var coming: [BlockIndex] = []
    var point = target
    while !isOnChain(point) {
      coming.append(point)
      point = blocks[point].parent
    }
    let floor = height(of: point)
    if floor == height, coming.isEmpty { return nil }
    let leaving = stride(from: height, to: floor, by: -1).map { chain[$0] }
    return ChainWay(floor: floor, leaving: leaving, coming: coming.reversed())
  }
}
