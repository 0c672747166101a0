import RollupSimulation

/// One thing that happened in a run, with what it takes to hold it against the other run.
struct Item {
  var key: Key
  /// What came of it, in numbers that mean the same in both runs.
  var shape: [Int64]
  /// What its hash is, if it has one; that differs as soon as anything before it differs.
  var hash: Digest?
  var sighting: Sighting
}

/// Where and how one run shows an occurrence.
public struct Sighting: Hashable, Sendable {
  /// The record; for a message that of the block or the event that moved it.
  public let record: Record
  /// The message, in the numbering of that run.
  public let message: MessageID?
  /// When.
  public var time: Instant { record.time }
  /// In which event, counted from 1.
  public var event: Int { record.event }
}

extension Item {
  /// Adds what a record has to compare to `items`. Heartbeats are no outcome: nothing for them.
  static func add(_ record: Record, in world: World, to items: inout [Item]) {
    if let (key, shape, hash) = parts(record.occurrence, in: world) {
      items.append(
        Item(
          key: key, shape: shape, hash: hash, sighting: Sighting(record: record, message: nil)))
    }
    func add(_ messages: [MessageID], _ kind: ComparedKind) {
      for id in messages {
        let leaf = world.message(id).leaf
        let subject = Subject.message(from: leaf.source, to: leaf.destination, nonce: leaf.nonce)
        items.append(
          Item(
            key: Key(kind: kind, subject: subject), shape: [Int64(clamping: leaf.amount)],
            hash: nil, sighting: Sighting(record: record, message: id)))
      }
    }
    switch record.occurrence {
    case .blockMade(_, _, _, let mints, let sends):
      add(mints, .minted)
      add(sends, .sent)
    case .messagesReverted(let sends, let mints):
      add(sends, .sendReverted)
      add(mints, .mintUndone)
    case .messagesRestored(let sends, let mints):
      add(sends, .sendRestored)
      add(mints, .mintRestored)
    default: break
    }
  }

  private typealias Parts = (key: Key, shape: [Int64], hash: Digest?)

  private static func of(
    _ kind: ComparedKind, _ subject: Subject, _ shape: [Int64] = [], _ hash: Digest? = nil
  ) -> Parts {
    (Key(kind: kind, subject: subject), shape, hash)
  }

  private static func parts(_ occurrence: Occurrence, in world: World) -> Parts? {
    func leaf(_ r: RollupID, _ i: Int) -> Subject { .object(.chainProof(r, checkpoint: i)) }
    switch occurrence {
    case .blockMade(let r, let height, _, _, _):
      return of(
        .blockMade, .object(.rollup(r)), [Int64(height)], world.rollups[r].state.headHash)
    case .blockRefused(let r, let why):
      return of(.blockRefused, .object(.rollup(r)), [why.number])
    case .checkpointReached(let i): return of(.checkpointReached, .number(i))
    case .provingStarted(let r, let i, _): return of(.provingStarted, leaf(r, i))
    case .chainProven(let r, let i, let id):
      let proof = world.proof(id)
      return of(.chainProven, leaf(r, i), proof.exports.flatMap(\.numbers), proof.cur)
    case .chainProofRefused(let r, let i, let why):
      return of(.chainProofRefused, leaf(r, i), [why.number])
    case .chainProofLost(let r, let i): return of(.chainProofLost, leaf(r, i))
    case .leafIncluded(let r, let i, let id):
      return of(.leafIncluded, leaf(r, i), [], world.proof(id).cur)
    case .leafCarried(let r, let i, let why):
      return of(.leafCarried, leaf(r, i), [why.number])
    case .leafRefused(let r, let i, let why): return of(.leafRefused, leaf(r, i), [why.number])
    case .jobAbandoned, .foldStarted, .nodeProven, .nodeRefused, .foldLost, .junkFolded,
      .nodeAccepted, .importRefused, .covered:
      return fold(occurrence, in: world)
    case .heartbeat, .aggregatorCrashed, .aggregatorRestarted, .takeover, .epochBegan:
      return aggregator(occurrence)
    case .settlementStarted, .settlementRefused, .loneStarted, .loneRefused, .l1Sent,
      .l1BlockMade, .l1Refused, .registered, .loneSettled, .l1Final, .contractOpened, .slashed,
      .lonePending, .l1Openable, .l1Reorganised, .importFailed, .layer3Verified,
      .membershipChanged:
      return l1(occurrence, in: world)
    case .faultInjected(let fault): return of(.faultInjected, .action(.inject(fault)))
    case .healed(let healing): return of(.healed, .action(.heal(healing)))
    case .exitRequested(let r): return of(.exitRequested, .action(.exit(r)))
    case .chainForked(let r, let from, let orphaned):
      return of(.chainForked, .object(.rollup(r)), [Int64(from), Int64(orphaned)])
    case .chainReverted(let r, let to, let orphaned, _):
      return of(.chainReverted, .object(.rollup(r)), [Int64(to), Int64(orphaned)])
    // Each of its messages is compared by itself.
    case .messagesReverted, .messagesRestored: return nil
    case .invariantBroken(let violation):
      return of(
        .invariantBroken, .number(violation.property.rawValue),
        [violation.declared, violation.computed])
    }
  }

  private static func fold(_ occurrence: Occurrence, in world: World) -> Parts? {
    func node(_ n: NodeID, _ i: Int) -> Subject { .object(world.address(of: n, checkpoint: i)) }
    switch occurrence {
    case .jobAbandoned(let job):
      return of(.jobAbandoned, subject(of: world.job(job).kind, world))
    case .foldStarted(let n, let i, _): return of(.foldStarted, node(n, i))
    case .nodeProven(let n, let i, let id, let settled, let messages):
      let shape = settled.flatMap(\.export.numbers) + [Int64(messages.count)]
      return of(.nodeProven, node(n, i), shape, world.proof(id).cur)
    case .nodeRefused(let n, let i, let why): return of(.nodeRefused, node(n, i), [why.number])
    case .foldLost(let n, let i, let percent): return of(.foldLost, node(n, i), [Int64(percent)])
    case .junkFolded(let n, let i, let id):
      return of(.junkFolded, node(n, i), [], world.proof(id).cur)
    case .nodeAccepted(let n, let i, let openable):
      return of(.nodeAccepted, node(n, i), [Int64(openable.count)])
    case .importRefused(let r, let n, let i, let why):
      return of(.importRefused, node(n, i), [Int64(r.rawValue), why.number])
    case .covered(let i, let messages):
      return of(.covered, .object(.root(checkpoint: i)), [Int64(messages.count)])
    default: return nil
    }
  }

  private static func subject(of kind: Job.Kind, _ world: World) -> Subject {
    switch kind {
    case .chain(let r, let i, _, _): .object(.chainProof(r, checkpoint: i))
    case .fold(let n, let i): .object(world.address(of: n, checkpoint: i))
    case .settlement(_, let i): .object(.root(checkpoint: i))
    case .lone(let r, _): .object(.rollup(r))
    }
  }

  private static func aggregator(_ occurrence: Occurrence) -> Parts? {
    switch occurrence {
    case .aggregatorCrashed(let a): of(.aggregatorCrashed, .object(.aggregator(a)))
    case .aggregatorRestarted(let a): of(.aggregatorRestarted, .object(.aggregator(a)))
    case .takeover(let a, let from, let epoch):
      of(.takeover, .object(.aggregator(a)), [Int64(from.rawValue), Int64(epoch)])
    case .epochBegan(let e, let a): of(.epochBegan, .number(e), [Int64(a.rawValue)])
    default: nil
    }
  }

  private static func l1(_ occurrence: Occurrence, in world: World) -> Parts? {
    func root(_ i: Int) -> Subject { .object(.root(checkpoint: i)) }
    switch occurrence {
    case .settlementStarted(let kind, let i, _):
      return of(.settlementStarted, root(i), [kind == .expansion ? 0 : 1])
    case .settlementRefused(_, let i, let why):
      return of(.settlementRefused, root(i), [why.number])
    case .loneStarted(let r, _): return of(.loneStarted, .object(.rollup(r)))
    case .loneRefused(let r, let why): return of(.loneRefused, .object(.rollup(r)), [why.number])
    case .l1Sent(let id): return of(.l1Sent, sender(of: world.l1.transactions[id]))
    case .l1Refused(let id, let why):
      return of(.l1Refused, sender(of: world.l1.transactions[id]), [why.number])
    case .l1BlockMade(let n, let transactions):
      return of(
        .l1BlockMade, .object(.l1Block(n)), [Int64(transactions.count)], world.l1.blocks[n].hash)
    case .registered(let i, _, let moved, let messages):
      return of(.registered, root(i), [Int64(moved.count), Int64(messages.count)])
    case .loneSettled(let r, _, let messages):
      return of(.loneSettled, .object(.rollup(r)), [Int64(messages.count)])
    case .l1Final(let n, let messages):
      return messages.isEmpty
        ? nil : of(.l1Final, .object(.l1Block(n)), [Int64(messages.count)])
    case .contractOpened(let r): return of(.contractOpened, .object(.rollup(r)))
    case .lonePending(let r, _, let exports):
      return of(.lonePending, .object(.rollup(r)), [Int64(exports)])
    case .l1Openable(let n, let messages):
      return of(.l1Openable, .object(.l1Block(n)), [Int64(messages.count)])
    case .l1Reorganised(let n, let orphaned, let returned):
      return of(
        .l1Reorganised, .object(.l1Block(n)), [Int64(orphaned), Int64(returned.count)])
    case .importFailed(let r, let hash, let isLate):
      return of(.importFailed, .object(.rollup(r)), hash.numbers + [isLate ? 1 : 0])
    case .layer3Verified(let verified, let l2, _):
      return of(.layer3Verified, .object(.rollup(l2)), verified.map { Int64($0.rawValue) })
    case .membershipChanged(let r, let epoch, let isMember):
      return of(.membershipChanged, .object(.rollup(r)), [Int64(epoch), isMember ? 1 : 0])
    case .slashed(let party, _, let amount):
      return of(.slashed, subject(of: party), [Int64(clamping: amount)])
    default: return nil
    }
  }

  private static func sender(of transaction: L1Transaction) -> Subject {
    subject(of: transaction.sender)
  }

  private static func subject(of party: Party) -> Subject {
    switch party {
    case .sequencer(let r), .prover(let r): .object(.rollup(r))
    case .aggregator(let a): .object(.aggregator(a))
    case .l1, .network, .person: .world
    }
  }
}

extension ImportedHash {
  /// What the hash is of, without the hash.
  fileprivate var numbers: [Int64] {
    [Int64(kind.rawValue), Int64(first), Int64(count), Int64(bitPattern: index)]
  }
}

extension Refusal {
  /// Which rule refused; what was declared and computed are hashes for the most part.
  fileprivate var number: Int64 {
    switch self {
    case .unsealed: 0
    case .wrongInputs: 1
    case .notAnExtension: 2
    case .wrongState: 3
    case .openingMismatch: 4
    case .notIncluded: 5
    case .wrongNonce: 6
    case .insufficientBalance: 7
    case .exportDoesNotLink: 8
    case .exportsLeftAtRoot: 9
    case .continuity: 10
    case .foreignExport: 11
    case .staleBase: 12
    case .notFromHead: 13
    case .alreadyRegistered: 14
    case .locked: 15
    case .noConflict: 16
    case .unknownL1Block: 17
    }
  }
}

extension CarryReason {
  fileprivate var number: Int64 {
    switch self {
    case .deadline: 0
    case .openContract: 1
    case .entangled: 2
    }
  }
}
