// Made from demos/rollup-fork.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let rollupFork = #"""
    # Two forks of the same kind with different ends: what matters is whether a chain proof of the
    # abandoned branch is already in the tree.
    schema: 1
    name: rollup-fork
    summary: >-
      R3 abandons four blocks that nobody has proven: it loses them and goes on. R5 abandons forty,
      ten of them under B.4: no chain proof can connect its new branch to the tree, so its leaf is
      carried at checkpoint 5 and R5 goes back to the branch that the tree holds.
    duration: 1h
    drain: 5min

    settings:
      rollups: 8
      aggregation:
        collectionDeadline: 45s   # too short for R5 to prove twice
      costs:
        chainProofOf: {R5: 24s}

    traffic:
      - stream: {from: R0, to: R1, amount: 30, start: 3min20s, every: 5min}
      - stream: {from: R4, to: R5, amount: 7, start: 2min, every: 5min}
      - stream: {from: R1, to: R6, amount: 25, start: 2min30s, every: 5min}
      - stream: {from: R2, to: R3, amount: 8, start: 4min, every: 5min}

    faults:
      - at: 7min1s              # 24 blocks after checkpoint 1: all four are above it
        fork: {rollup: R3, depth: 4}
      - at: 22min31s            # 30 blocks after checkpoint 4: ten of the forty are under B.4
        fork: {rollup: R5, depth: 40}

    expectations:
      - always: invariants.violations == 0
      - never: messages.forged_accepted > 0
      - at: 8min
        expect: R3.reverted == 4
      - at: 25min
        expect: R5.reverted == 40
      - at: 26min
        expect:
          - carried_leaves == 1         # R5 at checkpoint 5
          - R5.included == 240          # B.4's block of R5, on its chain again
          - R5.reverted == 114          # the forty, and the 74 of its own branch that it built since
      - at: end
        expect:
          - registry.checkpoint == 12   # one rollup can't stop the others
          - R0.settled == 720
          - R5.settled == 656           # 64 blocks were given up and never made again

    """#
}
