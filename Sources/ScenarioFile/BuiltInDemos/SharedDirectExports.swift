// Made from demos/shared-direct-exports.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let sharedDirectExports = #"""
    # The post's example in 3.1: a hundred rollups, and each imports a block hash of every other. A hash
    # settles where the two sides meet, so each proof exports every rollup that is not below it: 99 at a
    # leaf, 98 at a pair, 97 at a three, 50 at each half, 0 at the root; 19,128 over all 199 proofs. With
    # the intermediate tree's own hashes it is 7 at most, and 1,146 in all (demo paper-100).
    schema: 1
    name: shared-direct-exports
    summary: >-
      A hundred rollups import each other's blocks under one aggregator: 99 exports at every leaf, 19,128
      over the whole tree. With node hashes it is 7 and 1,146.
    duration: 16min
    drain: 10min

    settings:
      mode: shared-direct
      rollups: 100
      checkpointInterval: 5min
      checkpointsPerEpoch: 3
      aggregation:
        workers: 32
      costs:
        fold: 5s

    traffic:
      - allToAll: {amount: 1}

    expectations:
      - always: invariants.violations == 0
      - at: end
        expect:
          - exports.leaf_max == 99
          - exports.inner_max == 98
          - exports.root_max == 0
          - exports.total_last_checkpoint == 19128
          - latency_ms.usable.mean == 5000
          - reverted.blocks == 0

    """#
}
