// Made from demos/l3-on-l2.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let l3OnL2 = #"""
    # R0 is an L2, and R1, R2 and R3 are L3s on it: their proofs go to a verifier contract in R0's state
    # at every checkpoint. R0 reads their messages in its own state; R1 reads R2's in R0's state, whose
    # block hash it imports. All state diffs travel through R0 to L1, once an epoch.
    #
    # From 20 to 35 minutes R0 makes no blocks: its L3s go on, but nothing of theirs is verified.
    schema: 1
    name: l3-on-l2
    summary: >-
      Three L3s settle in the state of an L2 and send messages through it. When the L2 halts, its L3s
      wait.
    duration: 1h1min
    drain: 20min

    settings:
      mode: l3-on-l2
      rollups: 4
      layers: {R1: R0, R2: R0, R3: R0}

    traffic:
      - stream: {from: R1, to: R0, amount: 5, start: 1min, every: 4min}     # L3 to L2
      - stream: {from: R0, to: R2, amount: 4, start: 2min, every: 4min}     # L2 to L3
      - stream: {from: R1, to: R3, amount: 3, start: 3min, every: 4min}     # L3 to L3, through the L2

    faults:
      - at: 20min
        haltSequencer: R0
      - at: 35min
        heal: {sequencer: R0}

    expectations:
      - always: invariants.violations == 0
      - at: 19min
        expect: messages.usable >= 9
      - at: end
        expect:
          - R0.settled >= 500
          - R1.settled >= 660           # all but the last checkpoint, which came after the L2's proof
          - R3.settled >= 660
          - reverted.blocks == 0
          - exports.leaf_max == 0
          - l1.transactions == 1       # the L2 alone goes to L1

    """#
}
