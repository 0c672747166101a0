// Made from demos/merge-into-ancestor.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let mergeIntoAncestor = #"""
    # The post's "it might have been merged into E": an export of a lower ancestor merges into one of a
    # higher ancestor as soon as an opening shows that the one contains the other. R0 imports hashes of
    # 0-1, of C and of B; with merging up only the one of B travels on.
    schema: 1
    name: merge-into-ancestor
    summary: >-
      Exports of lower ancestors merge into that of a higher one: a leaf that imports at three heights
      exports one hash instead of three.
    duration: 30min
    drain: 10min

    settings:
      mode: intermediate
      rollups: 8
      mergeUp: true
      networkDelay: 0s
      checkpointsPerEpoch: 6
      costs:
        chainProofMin: 10s
        chainProofMax: 10s
        fold: 5s

    traffic:
      - stream: {from: R1, to: R0, amount: 1, every: 20s}
      - stream: {from: R2, to: R0, amount: 1, every: 20s}
      - stream: {from: R7, to: R0, amount: 1, every: 20s}

    expectations:
      - always:
          - invariants.violations == 0
          - exports.root_max == 0
      - at: end
        expect:
          - exports.leaf_max == 1
          - messages.usable >= 200
          - reverted.blocks == 0

    """#
}
