// Made from demos/direct-contagion.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let directContagion = #"""
    # Who imports a block hash depends on its sender to settle that very chain.
    #
    #   R0 -> R1 -> R2 -> R3        R4 -> R5 (nothing to do with R0)
    #
    # At 40 minutes R0 forks below the block that R1 had imported at 30 minutes. Everyone goes on: nobody
    # can tell which branch will be settled. At the hour R0 settles the other one. L1 sees that R1's
    # transition can never settle; R1 reverts to before the import and tells it, and so R2 reverts, and
    # R3: exactly those who imported from R0, directly or not. R4 and R5 keep everything.
    schema: 1
    name: direct-contagion
    summary: >-
      A sender forks after others imported its block. When L1 settles the other branch, the receiver and
      all who imported from it revert, transitively; two rollups beside them lose nothing.
    duration: 1h30min
    drain: 45min

    settings:
      mode: direct
      rollups: 6

    traffic:
      - message: {from: R0, to: R1, amount: 30, at: 30min}
      - message: {from: R1, to: R2, amount: 20, at: 32min}
      - message: {from: R2, to: R3, amount: 10, at: 34min}
      - stream: {from: R4, to: R5, amount: 1, start: 1min, every: 5min}

    faults:
      - at: 40min
        fork: {rollup: R0, depth: 130}    # below the block of 30min

    expectations:
      - always: invariants.violations == 0      # value is conserved all along
      - at: 59min
        expect:
          - R1.reverted == 0                      # it hangs, and does not know yet
          - R3.reverted == 0
      - at: end
        expect:
          - R1.reverted >= 350
          - R2.reverted >= 330
          - R3.reverted >= 310
          - R4.reverted == 0
          - R5.reverted == 0
          - R4.settled == 720
          - R5.settled == 720
          - reverted.messages >= 3                # the abandoned one, and what was sent on top of it

    """#
}
