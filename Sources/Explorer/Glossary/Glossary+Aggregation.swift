extension Glossary {
  /// Who folds.
  static let aggregation = [
    entry(
      ["aggregator", "aggregators", "Agg", "AGG", "aggregates", "aggregation"],
      "Collects chain proofs and folds them with a pool of workers, one round a checkpoint. "
        + "Aggregators take turns by epoch; a silent one is replaced after a time-out.",
      "PROTOCOL 5 and 6 · post 2.2.2"),
    entry(
      ["worker", "workers", "pool", "maker"],
      "A prover in the aggregator's pool that folds one node at a time. With fewer workers "
        + "than ready nodes, some nodes wait.",
      "PROTOCOL 5 · post 2.2.2.2"),
    entry(
      ["round", "rounds"],
      "One aggregator's work on one checkpoint: what it knows of every node of the tree. Two "
        + "aggregators may know different things about the same checkpoint.",
      "PROTOCOL 5"),
    entry(
      ["heartbeat", "heartbeats", "beat", "time-out", "silent", "silence"],
      "A sign of life that the aggregator sends to all. After a time-out of silence the next "
        + "in the rotation takes over; anyone can exit.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["successor", "takes over", "takeover", "takeovers", "take-overs", "stands by", "rotation"],
      "The next aggregator goes on with the rollups' own proofs and every node proof it has "
        + "heard. It makes the missing Bs first.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["holder", "held"],
      "Who has an epoch: the rotation's choice, or a successor after a time-out. It folds the "
        + "epoch's checkpoints and settles them on L1.",
      "PROTOCOL 5 and 6"),
    entry(
      ["at risk", "risk"],
      "Blocks above the leaves under the last proven B: what would have to be proven again if "
        + "the aggregator died now. At risk is not reverted.",
      "PROTOCOL 6 and 7 · post 2.2.2.2"),
    entry(
      ["dies", "died", "alive", "crashed", "CRASHED", "crash", "crashes"],
      "A crashed aggregator sends and folds nothing until it is restarted. What it had "
        + "finished and sent is kept by those who heard it; folds under way are lost.",
      "PROTOCOL 6 · post 2.2.2.2"),
    entry(
      ["network", "withheld"],
      "What one party sends another hears after the network's delay. A party that was not "
        + "told knows nothing, whatever the picture shows.",
      "PROTOCOL 6"),
    entry(
      ["wasted"],
      "Proofs that nobody took: junk, duplicates, and work on what was reverted. They are "
        + "counted because somebody paid for them.",
      "PROTOCOL 2.1 and 5"),
  ]
}
