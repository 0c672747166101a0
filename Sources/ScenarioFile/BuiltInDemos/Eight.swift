// Made from demos/eight.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let eight = #"""
    # Eight rollups under one aggregation tree. All times below are assumptions, made uneven on
    # purpose so that one can see who waits for whom.
    #
    #   pairs  0-1  2-3  4-5  6-7     height 1
    #   C, D   0-3       4-7          height 2
    #   B      0-7                    height 3, the root
    schema: 1
    name: eight
    summary: >-
      Eight rollups, one tree. A message can be minted as soon as the lowest node above both its
      rollups is proven: neighbours are quick, opposite halves wait for the root.
    duration: 1h
    drain: 5min

    settings:
      mode: intermediate
      rollups: 8
      aggregation:
        aggregators: 2
        workers: 3              # four pairs fold on three workers: one has to wait
      costs:
        chainProofMin: 12s
        chainProofMax: 24s
        chainProofOf: {R7: 41s} # the slow one; watch 6-7, then D, then B wait for it
        fold: 15s

    traffic:
      # Lowest common ancestor at height 1: usable first.
      - stream: {from: R0, to: R1, amount: 30, start: 3min20s, every: 5min}
      - stream: {from: R4, to: R5, amount: 7, start: 2min, every: 5min}
      - stream: {from: R6, to: R7, amount: 5, start: 4min, every: 5min}
      # Height 2.
      - stream: {from: R0, to: R2, amount: 9, start: 1min, every: 5min}
      # Height 3: only the root is above both.
      - stream: {from: R1, to: R6, amount: 25, start: 2min30s, every: 5min}
      - stream: {from: R5, to: R0, amount: 11, start: 3min, every: 5min}
      # The message to follow: it needs B.3, and B.3 needs R7.
      - message: {from: R3, to: R6, amount: 40, at: 14min20s}
      # Two ways across the tree, and one sent after checkpoint 3.
      - message: {from: R7, to: R2, amount: 16, at: 6min}
      - message: {from: R7, to: R6, amount: 18, at: 15min10s}

    expectations:
      - always:
          - invariants.violations == 0
          - exports.leaf_max <= 3     # at most one export for each strict ancestor
          - exports.root_max == 0     # the root proof depends on nothing unsettled
      - never: messages.forged_accepted > 0
      - at: 15min
        expect: messages.sent >= 20
      - eventually: B.12.proven == 1
      - at: end
        expect:
          - registry.checkpoint == 12
          - reverted.blocks == 0
          - messages.stuck == 0

    """#
}
