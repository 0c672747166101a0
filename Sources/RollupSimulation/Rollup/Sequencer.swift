/// Who makes a rollup's blocks; here one central sequencer.
///
/// The seam of block making: what its rollup is served comes in as a ``BlockOffer``, what it makes
/// of that goes out as ``BlockInput``s, which anybody may refuse. Nobody else knows why a block was
/// made or not, so that a set of sequencers can stand here.
public struct Sequencer: Hashable, Sendable {
  /// Makes no blocks until healed.
  private(set) var isHalted = false
  /// Forks made so far.
  private(set) var forks = 0
  /// Blocks that it made later than they say, as indices into its rollup's blocks, oldest first.
  private(set) var rewritten: [Rewritten] = []
  /// Blocks of another past, and when they were made.
  struct Rewritten: Hashable, Sendable {
    var blocks: Range<Int>
    var at: Instant
  }
  /// Told to import a junk hash in its next block.
  private var importsJunkNext = false
  /// Told to mint its newest message once more.
  private(set) var mintsAgainNext = false

  /// A rule that it can be told to break once.
  enum Breach {
    /// The next block imports what is no hash of anything.
    case importsJunk
    /// A block is tried that mints the newest message once more.
    case mintsAgain
  }
  /// What it does when a block is due.
  enum Turn: Hashable {
    case rests
    case obeys
    /// Whatever is known of its next block, it may first try another.
    case breaksRule
  }
  /// What it does in its turn.
  @inline(__always) var turn: Turn { isHalted ? .rests : breaksRuleNext ? .breaksRule : .obeys }
  /// Told to break some rule.
  @inline(__always) var breaksRuleNext: Bool { importsJunkNext || mintsAgainNext }

  /// Makes no more blocks.
  mutating func halt() { isHalted = true }

  /// Makes blocks again; false if it never stopped.
  mutating func heal() -> Bool {
    defer { isHalted = false }
    return isHalted
  }

  /// Is told to break a rule as soon as it can.
  mutating func tell(_ breach: Breach) {
    switch breach {
    case .importsJunk: importsJunkNext = true
    case .mintsAgain: mintsAgainNext = true
    }
  }

  /// It breaks a rule now, if it was told to; it does so once.
  mutating func take(_ breach: Breach) -> Bool {
    switch breach {
    case .importsJunk:
      defer { importsJunkNext = false }
      return importsJunkNext
    case .mintsAgain:
      defer { mintsAgainNext = false }
      return mintsAgainNext
    }
  }

  /// The next block: every opened message is minted, then come the users' sends. A user without the
  /// money sends nothing.
  func block(from offer: consuming BlockOffer) -> BlockInput {
    let sends = offer.affordable
    let deadline = offer.lifetime.map { offer.time + $0 }
    return BlockInput(
      time: offer.time, openings: offer.openings,
      transactions: sends.map {
        .send(destination: $0.destination, amount: $0.amount, deadline: deadline)
      } + offer.layer3.compactMap(\.transaction), traffic: sends.map(\.line),
      asked: offer.sends.count, areNoncesChecked: offer.areNoncesChecked, layer3: offer.layer3)
  }

  /// A block that takes the place of the next, and mints what was minted before.
  func secondMint(of opening: HashOpening, insteadOf offer: BlockOffer) -> BlockInput {
    BlockInput(
      time: offer.time, openings: [opening],
      transactions: [], asked: offer.sends.count, areNoncesChecked: offer.areNoncesChecked)
  }

  /// It leaves its chain for another past.
  mutating func noteFork() { forks += 1 }

  /// The other past: blocks of the same times, the first of which moves money elsewhere instead of
  /// sending it, which is why somebody forks.
  func otherPast(of abandoned: [Block], balance: UInt64) -> [BlockInput] {
    // Each fork moves the money to an account of its own: no two branches are ever the same, not
    // even where there is no money left to move.
    let theft = Transaction.transfer(from: 0, to: UInt32(forks), amount: min(1, balance))
    return abandoned.enumerated().map { k, old in
      BlockInput(
        time: old.time, openings: [],
        transactions: k == 0 ? [theft] : [])
    }
  }

  /// These blocks say that they are older than they are.
  mutating func noteRewritten(_ blocks: Range<Int>, at time: Instant) {
    rewritten.append(Rewritten(blocks: blocks, at: time))
  }

  /// When a block of another past was really made; `nil` if it was made when it says.
  func madeAt(_ index: BlockIndex) -> Instant? {
    rewritten.last { $0.blocks.contains(index.index) }?.at
  }
}

/// What a sequencer can make its next block from.
struct BlockOffer {
  /// The block's time.
  var time: Instant
  /// What the next block can mint, with its openings.
  var openings: [HashOpening]
  /// Proofs of L3s for an L2's contract.
  var layer3: [Layer3Proof]
  /// What users ask for.
  var sends: [TrafficPlan.Send]
  /// What they have, before the block.
  var balance: UInt64
  /// How long a message can be minted after its block.
  var lifetime: Span?
  /// A switchable guard.
  var areNoncesChecked: Bool

  /// What users have the money for, in their order.
  var affordable: [TrafficPlan.Send] {
    if sends.isEmpty { return [] }
    var balance = balance
    for opening in openings {
      for sender in opening.senders {
        for message in sender.messages where !message.leaf.isExpired(at: time) {
          balance += message.leaf.amount
        }
      }
    }
    return sends.filter { send in
      guard send.amount <= balance else { return false }
      balance -= send.amount
      return true
    }
  }
}
