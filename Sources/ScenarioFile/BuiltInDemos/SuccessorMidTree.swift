// Made from demos/successor-mid-tree.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let successorMidTree = #"""
    # The moment of the picture: C.3 is proven, D.3 is being folded, B.3 is not begun.
    schema: 1
    name: successor-mid-tree
    summary: >-
      Agg0 crashes at 15:57 in the middle of a tree. Agg1 holds all node hashes, takes over after
      the heartbeat time-out, reuses every node proof that was finished, and makes the missing B.3
      first.
    duration: 1h
    drain: 5min

    settings:
      rollups: 8
      aggregation:
        aggregators: 2
        workers: 3
        heartbeat: 10s
        timeout: 60s
      costs:
        chainProofOf: {R7: 41s}
        fold: 15s

    traffic:
      - stream: {from: R0, to: R1, amount: 30, start: 3min20s, every: 5min}
      - stream: {from: R4, to: R5, amount: 7, start: 2min, every: 5min}
      - stream: {from: R6, to: R7, amount: 5, start: 4min, every: 5min}
      - stream: {from: R0, to: R2, amount: 9, start: 1min, every: 5min}
      - stream: {from: R1, to: R6, amount: 25, start: 2min30s, every: 5min}
      - message: {from: R3, to: R6, amount: 40, at: 14min20s}

    faults:
      - at: 15min57s
        crashAggregator: Agg0

    expectations:
      - always: invariants.violations == 0
      - at: 15min57s
        expect:
          - B.2.proven == 1
          - B.3.proven == 0
      - at: 17min30s
        expect: takeovers == 1
      - eventually: B.3.proven == 1
      - at: end
        expect:
          - Agg0.alive == 0
          - exits == 0              # nobody had to leave
          - reverted.blocks == 0    # at risk is not reverted
          - registry.checkpoint == 12

    """#
}
