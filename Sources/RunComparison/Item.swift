import RollupSimulation

/// One thing that happened in a run, with what it takes to hold it against the other run.
struct Item {
  var key: Key
  /// What came of it, in numbers that mean the same in both runs.
  var shape: [Int64]
  /// What its hash is, if it has one; that differs as soon as anything before it differs.
  var hash: Digest?
  /// Whether it only leads from one outcome to the next.
  var isStep: Bool
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
  /// Adds what a record has to compare to `items`: what came of it, and the blocks' messages one by
  /// one.
  static func add(_ record: Record, in world: World, to items: inout [Item]) {
    let facts = record.occurrence.facts(in: world)
    let outcome = record.occurrence.outcome(in: world)
    if let subject = outcome.subject {
      items.append(
        Item(
          key: Key(kind: .occurrence(facts.kind), subject: subject), shape: outcome.shape,
          hash: outcome.hash, isStep: outcome.isStep,
          sighting: Sighting(record: record, message: nil)))
    }
    for changes in facts.messages where changes.change.milestone.isOfBlock {
      for id in changes.ids {
        let leaf = world.message(id).leaf
        let subject = Subject.message(from: leaf.source, to: leaf.destination, nonce: leaf.nonce)
        items.append(
          Item(
            key: Key(kind: .message(changes.change), subject: subject),
            shape: [Int64(clamping: leaf.amount)], hash: nil, isStep: false,
            sighting: Sighting(record: record, message: id)))
      }
    }
  }
}
