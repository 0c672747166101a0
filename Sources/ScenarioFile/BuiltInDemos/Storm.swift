// Made from demos/storm.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let storm = #"""
    # Small and quick, for searching: `prooftop check storm` runs it a hundred thousand times, each time
    # with other faults. Alone it shows a whole life in five minutes: three epochs, both aggregators, an
    # odd tree with a slow prover, messages at all heights.
    #
    #   0-1  3-4     height 1, R2 beside 0-1
    #   0-2          height 2
    #   0-4          height 3, the root
    schema: 1
    name: storm
    summary: >-
      Five rollups, a checkpoint every half minute, three an epoch, three epochs. Made for 'prooftop
      check storm', which runs it again and again under random faults with all invariants on.
    duration: 4min30s
    drain: 1min

    settings:
      rollups: 5
      checkpointInterval: 30s
      checkpointsPerEpoch: 3
      initialBalance: 500
      networkDelay: 300ms
      aggregation:
        aggregators: 2
        workers: 2
        heartbeat: 4s
        timeout: 12s
        collectionDeadline: 15s
        exitAfter: 40s
      costs:
        chainProofMin: 3s
        chainProofMax: 8s
        chainProofOf: {R4: 11s}   # just in time for the deadline
        fold: 2s
        settlement: 3s
      l1:
        slot: 6s
        finalitySlots: 3
        lockGrace: 48s            # longer than an interval, shorter than an epoch

    traffic:
      - stream: {from: R0, to: R1, amount: 3, start: 5s, every: 35s}    # height 1
      - stream: {from: R3, to: R4, amount: 4, start: 10s, every: 50s}
      - stream: {from: R2, to: R0, amount: 5, start: 15s, every: 40s}   # height 2
      - stream: {from: R1, to: R4, amount: 6, start: 20s, every: 45s}   # the root
      - randomPairs: {permille: 60, amounts: 1..9}

    expectations:
      - always:
          - invariants.violations == 0
          - exports.leaf_max <= 3
          - exports.root_max == 0
      - eventually: B.9.proven == 1
      - at: end
        expect:
          - registry.checkpoint == 9
          - settlements == 3
          - takeovers == 0
          - reverted.blocks == 0
          - open_contracts == 0
          - messages.stuck == 0

    """#
}
