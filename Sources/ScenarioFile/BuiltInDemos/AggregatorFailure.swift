// Made from demos/aggregator-failure.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let aggregatorFailure = #"""
    # What intermediate proofs are for. Without them the whole hour would be lost.
    schema: 1
    name: aggregator-failure
    summary: >-
      The only aggregator dies for good at 23:10. The last B it made, B.4, is on the shelf of every
      rollup; one of them posts it with an exposure proof, and all land on checkpoint 4.
    duration: 1h
    drain: 5min

    settings:
      rollups: 8
      aggregation:
        aggregators: 1          # nobody takes over
        exitAfter: 4min         # the patience of the rollups
      costs:
        chainProofOf: {R7: 41s}

    traffic:
      - stream: {from: R0, to: R1, amount: 30, start: 3min20s, every: 5min}
      - stream: {from: R0, to: R2, amount: 9, start: 1min, every: 5min}
      - stream: {from: R3, to: R6, amount: 40, start: 2min, every: 5min}

    faults:
      - at: 23min10s            # B.4 is proven, the interval of checkpoint 5 under way
        crashAggregator: Agg0

    expectations:
      - always: invariants.violations == 0
      - at: 23min
        expect: B.4.proven == 1
      - never: B.5.proven == 1
      - eventually: exits >= 1
      - at: end
        expect:
          - registry.checkpoint == 4
          - R0.settled == 240       # 4 checkpoints of 60 blocks; with no B at all it would be 0
          - R7.settled == 240

    """#
}
