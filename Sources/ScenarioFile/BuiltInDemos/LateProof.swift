// Made from demos/late-proof.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let lateProof = #"""
    # A leaf that is not in by the collection deadline does not hold up the tree: it is carried.
    schema: 1
    name: late-proof
    summary: >-
      R6 takes 200 s over its chain proof for checkpoint 3, and R2's proof for checkpoint 6 is lost
      on the way. Each leaf is carried once, and the next checkpoint takes in what was missed.
    duration: 1h
    drain: 6min

    settings:
      rollups: 8
      aggregation:
        collectionDeadline: 90s
      l1:
        # Longer than usual: a slow leaf is waited for until the deadline, and a lock must outlast
        # that, the folds, a takeover, the settlement proof and an L1 slot.
        lockGrace: 5min

    traffic:
      - stream: {from: R6, to: R7, amount: 5, start: 4min, every: 5min}
      - stream: {from: R2, to: R3, amount: 8, start: 4min, every: 5min}
      - stream: {from: R3, to: R6, amount: 40, start: 2min, every: 5min}
      - stream: {from: R0, to: R2, amount: 9, start: 1min, every: 5min}

    faults:
      - at: 14min50s
        slowProver: {rollup: R6, proving: 200s}
      - at: 29min50s
        loseChainProof: R2

    expectations:
      - always: invariants.violations == 0
      - at: 17min
        expect: carried_leaves == 1     # R6 at checkpoint 3
      - at: 32min30s
        expect: carried_leaves == 2     # R2 at checkpoint 6
      - at: end
        expect:
          - R6.settled == 720
          - R2.settled == 720
          - reverted.blocks == 0
          - registry.checkpoint == 12

    """#
}
