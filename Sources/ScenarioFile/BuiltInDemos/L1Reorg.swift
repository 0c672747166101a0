// Made from demos/l1-reorg.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let l1Reorg = #"""
    # L1 leaves blocks that it had. R3 and R4 stand outside the tree and import L1 hashes as soon as they
    # see them; the members of the tree wait until a block of L1 is final.
    #
    # At 21min48s the B of R0, R1 and R2 is on L1, and at 21min50s R3 and R4 open what was sent to them.
    # L1 then leaves its last 5 blocks: the settlement waits for a block again, and R3 and R4, whose
    # imported hash is no more, revert; nobody in the tree does.
    schema: 1
    name: l1-reorg
    summary: >-
      L1 reorganises after a settlement. Two rollups outside the tree had imported the orphaned blocks
      and revert; the tree imports final L1 blocks only and loses nothing.
    duration: 45min
    drain: 30min

    settings:
      mode: l1-root
      rollups: 5
      isolated: [R3, R4]
      checkpointInterval: 5min
      checkpointsPerEpoch: 4      # an epoch of 20 minutes
      aggregation:
        aggregators: 1
        workers: 2

    traffic:
      - stream: {from: R0, to: R3, amount: 5, start: 1min, every: 2min}
      - stream: {from: R3, to: R4, amount: 4, start: 2min, every: 3min}
      - stream: {from: R1, to: R4, amount: 3, start: 3min, every: 3min}
      - stream: {from: R1, to: R2, amount: 3, start: 3min, every: 4min}
      - stream: {from: R4, to: R0, amount: 2, start: 4min, every: 5min}

    faults:
      - at: 21min57s
        reorgL1: {depth: 5}

    expectations:
      - always: invariants.violations == 0
      - at: 21min56s
        expect:
          - settlements == 1
          - reverted.blocks == 0
      - at: 21min57s
        expect:
          - settlements == 0
          - R3.reverted >= 1
          - R4.reverted >= 1
      - at: end
        expect:
          - settlements == 2
          - R0.reverted == 0
          - R1.reverted == 0
          - R2.reverted == 0
          - messages.on_l1 >= 20

    """#
}
