// Made from demos/l1-root-slow.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let l1RootSlow = #"""
    # The original way: wait until the sender is on L1, then read it there. With no proving time, no
    # delays and no wait for L1's finality only the rhythm of settlement is left, and it can be worked
    # out by hand.
    #
    # An epoch ends at 3,600 s; its B is in the first L1 block after that, at 3,612 s, and importable at
    # once; the next block of a rollup is at 3,615 s. A message of the block at t = 5, 10, ..., 3,600 s
    # waits 3,615 - t: 3,610 s at worst, 1,812.5 s on average. The root exports one L1 hash, and nothing
    # else: everything imported from L1 merges along the chain and across rollups.
    schema: 1
    name: l1-root-slow
    summary: >-
      Messages by L1 roots: safe and cheap, but half an hour on average and an hour at worst, with all
      proving times and delays at zero. In the tree everything imported merges into one L1 hash.
    duration: 2h1min
    drain: 5min

    settings:
      mode: l1-root
      rollups: 8
      networkDelay: 0s
      costs:
        chainProofMin: 0s
        chainProofMax: 0s
        fold: 0s
        settlement: 0s
      l1:
        finalitySlots: 0        # 64 slots, Ethereum's two epochs: 2,577.5 s and 4,375 s

    traffic:
      - stream: {from: R0, to: R1, amount: 1, every: 5s}
      - stream: {from: R0, to: R2, amount: 1, every: 5s}
      - stream: {from: R0, to: R4, amount: 1, every: 5s}
      - stream: {from: R4, to: R7, amount: 1, every: 5s}

    expectations:
      - always:
          - invariants.violations == 0
          - exports.root_max <= 1         # one L1 hash
      - at: end
        expect:
          - latency_ms.usable.mean == 1812500
          - latency_ms.usable.max == 3610000
          - exports.leaf_max == 1
          - exports.root_max == 1
          - settlements == 2
          - reverted.blocks == 0

    """#
}
