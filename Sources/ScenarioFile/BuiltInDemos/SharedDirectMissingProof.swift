// Made from demos/shared-direct-missing-proof.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let sharedDirectMissingProof = #"""
    # One proof for all, once an epoch, and nothing in between. R3's prover halts at 30 minutes: at the
    # epoch's end its leaf is missing. R1 has imported a block of R3, R0 one of R1: their exports can't
    # settle, and neither can anything that depends on them. They revert to before the import, which was
    # early in the epoch; R4 and R5 have nothing to do with them and settle.
    schema: 1
    name: shared-direct-missing-proof
    summary: >-
      One rollup's proof is missing at the epoch's end. Everyone who imported its blocks, directly or
      not, is refused and reverts almost to the epoch's start.
    duration: 1h1min
    drain: 30min

    settings:
      mode: shared-direct
      rollups: 6
      aggregation:
        aggregators: 1

    traffic:
      - stream: {from: R3, to: R1, amount: 5, start: 2min, every: 10min}
      - stream: {from: R1, to: R0, amount: 4, start: 4min, every: 10min}
      - stream: {from: R4, to: R5, amount: 3, start: 1min, every: 5min}

    faults:
      - at: 30min
        haltProver: R3

    expectations:
      - always: invariants.violations == 0
      - at: 1h
        expect:
          - reverted.blocks == 0
      - at: end
        expect:
          - R0.reverted >= 650
          - R1.reverted >= 650
          - R4.reverted == 0
          - R5.reverted == 0
          - R4.settled >= 720
          - R5.settled >= 720

    """#
}
