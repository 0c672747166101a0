// Made from demos/happy-path.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let happyPath = #"""
    # The smallest tree with a height to see: two pairs and a root. Nothing goes wrong.
    schema: 1
    name: happy-path
    summary: >-
      Four rollups and no faults: every message is sent, openable, imported, settled in the tree and
      carried to L1 by the last B of its epoch.
    duration: 20min
    drain: 5min

    settings:
      rollups: 4
      checkpointsPerEpoch: 4    # an epoch of 20 min, short enough to watch in one sitting

    traffic:
      # One to a neighbour, one across the root, both ways. The last are sent well before the last
      # checkpoint, so that all of them can be minted before blocks end.
      - message: {from: R0, to: R1, amount: 10, at: 1min}
      - message: {from: R1, to: R0, amount: 4, at: 2min}
      - message: {from: R0, to: R3, amount: 20, at: 3min}
      - message: {from: R3, to: R0, amount: 8, at: 4min}
      - message: {from: R2, to: R3, amount: 6, at: 6min}
      - message: {from: R2, to: R1, amount: 12, at: 7min}

    expectations:
      - always: invariants.violations == 0
      - at: end
        expect:
          - messages.sent == 6
          - messages.usable == 6
          - messages.stuck == 0
          - registry.checkpoint == 4
          - R0.settled == 240       # 4 checkpoints of 60 blocks
          - reverted.blocks == 0
          - takeovers == 0

    """#
}
