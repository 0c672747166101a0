// Made from demos/paper-100.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let paper100 = #"""
    # The post's own numbers: 100 rollups, a block every 5 s, a checkpoint every 5 min, L1 once an
    # hour, everyone sends to everyone. The proving times are assumptions.
    schema: 1
    name: paper-100
    summary: >-
      One hundred rollups, all to all. A leaf exports at most seven hashes instead of ninety-nine,
      and each level of the tree settles one of them: 7 6 5 4 3 2 1 0 from the leaves to the root.
    duration: 1h
    drain: 5min

    settings:
      rollups: 100
      aggregation:
        workers: 16
      costs:
        chainProofMin: 35s
        chainProofMax: 41s
        fold: 4s

    traffic:
      - allToAll: {amount: 1}   # 9,900 messages in every interval

    faults:
      # R37 is late for checkpoint 7, but within the collection deadline of 90 s: half the tree
      # waits for it, the other half goes on.
      - at: 34min50s
        slowProver: {rollup: R37, proving: 84s}

    expectations:
      - always:
          - invariants.violations == 0
          - exports.leaf_max <= 7
          - exports.inner_max <= 6
          - exports.root_max == 0
      - at: end
        expect:
          - exports.leaf_max == 7
          - exports.total_last_checkpoint == 1146
          - R0.settled == 720
          - carried_leaves == 0
          - registry.checkpoint == 12

    """#
}
