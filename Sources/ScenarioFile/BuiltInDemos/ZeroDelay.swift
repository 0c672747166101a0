// Made from demos/zero-delay.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let zeroDelay = #"""
    # The floor under every latency: with no proving time and no delays only the checkpoint's rhythm
    # is left. It can be worked out by hand.
    #
    # A message of the block at offset t into an interval, t = 5, 10, ..., 300 s, can be minted in
    # the first block after the checkpoint, at 305 s: it waits 305 - t. That is 300 s at worst and
    # 152.5 s on average, at every height of the tree, because all heights are proven at once.
    schema: 1
    name: zero-delay
    summary: >-
      All proving times and delays are zero. One message in every block of R0 to a partner at each
      height of the tree: 152.5 s from send to mint on average, 300 s at worst.
    duration: 1h
    drain: 5min

    settings:
      rollups: 8
      networkDelay: 0s
      costs:
        chainProofMin: 0s
        chainProofMax: 0s
        fold: 0s
        settlement: 0s
      l1:
        finalitySlots: 0

    traffic:
      - stream: {from: R0, to: R1, amount: 1, every: 5s}   # height 1
      - stream: {from: R0, to: R2, amount: 1, every: 5s}   # height 2
      - stream: {from: R0, to: R4, amount: 1, every: 5s}   # height 3

    expectations:
      - always: invariants.violations == 0
      - at: end
        expect:
          - latency_ms.usable.mean == 152500
          - latency_ms.usable.max == 300000
          - registry.checkpoint == 12

    """#
}
