// Made from demos/compare-all.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let compareAll = #"""
    # Made for `prooftop compare compare-all`: the same traffic and the same two faults under every mode.
    # At 1:34:50 R3 forks away the 55 blocks that it made since the last checkpoint; at 2:52 the aggregator
    # dies, and nobody takes over. Read the table from top to bottom:
    #
    #   l1-root         loses nothing that was sent, and takes three quarters of an hour
    #   direct          takes 5 s, and everyone who had imported from R3, directly or not, reverts
    #   shared-direct   takes 5 s, and everyone reverts to the epoch's start when the aggregator dies
    #   intermediate    takes minutes, and loses the blocks of a checkpoint or two
    schema: 1
    name: compare-all
    summary: >-
      The same traffic and the same faults under every mode of the post, for 'prooftop compare'. Read off
      the table which one is fast, which one is safe, and which one is both.
    duration: 3h
    drain: 1h20min

    settings:
      rollups: 8
      aggregation:
        aggregators: 1
        workers: 4

    traffic:
      - randomPairs: {permille: 60, amounts: 1..40}

    faults:
      - at: 1h34min50s
        fork: {rollup: R3, depth: 55}
      - at: 2h52min
        crashAggregator: Agg0

    expectations:
      - always: invariants.violations == 0

    """#
}
