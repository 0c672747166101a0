// Made from demos/mixed-modes.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let mixedModes = #"""
    # Modes side by side, and rollups that come and go.
    #
    #   R0 to R3   members of the tree, by intermediate proofs; R2 and R3 by L1 roots between themselves
    #   R4         outside at first; it asks to join at 5 minutes and is a member from the second epoch on
    #   R5, R6     outside; they import each other's blocks directly
    #   R3         leaves at the end of the second epoch
    #
    # Whatever crosses the tree's edge goes by L1 roots: nothing else could ever settle inside.
    schema: 1
    name: mixed-modes
    summary: >-
      A tree, rollups outside it and pairs with modes of their own, in one run. One rollup joins the tree
      at an epoch's end, another leaves it.
    duration: 1h20min
    drain: 22min

    settings:
      mode: intermediate
      rollups: 7
      isolated: [R4, R5, R6]
      modeOf: {R2-R3: l1-root, R5-R6: direct}
      checkpointInterval: 5min
      checkpointsPerEpoch: 4
      l1:
        finalitySlots: 32

    traffic:
      - stream: {from: R0, to: R1, amount: 3, start: 1min, every: 3min}
      - stream: {from: R2, to: R3, amount: 2, start: 2min, every: 4min}
      - stream: {from: R5, to: R6, amount: 4, start: 1min, every: 2min}
      - stream: {from: R6, to: R5, amount: 3, start: 2min, every: 2min}
      - stream: {from: R4, to: R0, amount: 5, start: 3min, every: 5min}     # by L1, later by the tree
      - stream: {from: R1, to: R4, amount: 2, start: 3min, every: 5min}
      - stream: {from: R5, to: R2, amount: 1, start: 4min, every: 5min}     # into the tree, by L1

    faults:
      - at: 5min
        join: R4
      - at: 25min
        leave: R3

    expectations:
      - always: invariants.violations == 0
      - at: 19min
        expect: R4.open == 1
      - at: 30min
        expect: R4.open == 0
      - at: end
        expect:
          - R3.open == 1
          - R4.settled >= 960
          - R3.settled >= 960
          - R5.settled >= 960
          - reverted.blocks == 0

    """#
}
