// Made from demos/l3-combined.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let l3Combined = #"""
    # The same four rollups as in l3-on-l2, proven by one central party: R0 imports its L3s' block hashes
    # and they import its own, a block after the send. Each chain has its own proof, and the one proof
    # over all of them compares every imported hash with the real one: no verifier contract, and the L3s'
    # state diffs go to L1 without passing through R0.
    #
    # At 30 minutes R2 tries to fork away blocks that the central party has committed to. It is that party
    # that picks the fork: R2 goes back, and whoever imported from it loses nothing.
    schema: 1
    name: l3-combined
    summary: >-
      An L2 and its L3s import each other's block hashes under one central prover, which compares them
      in one proof and picks the fork when a sequencer makes two.
    duration: 1h1min
    drain: 20min

    settings:
      mode: l3-combined
      rollups: 4
      layers: {R1: R0, R2: R0, R3: R0}
      aggregation:
        aggregators: 1

    traffic:
      - stream: {from: R1, to: R0, amount: 5, start: 1min, every: 4min}
      - stream: {from: R0, to: R2, amount: 4, start: 2min, every: 4min}
      - stream: {from: R1, to: R3, amount: 3, start: 3min, every: 4min}
      - stream: {from: R2, to: R1, amount: 2, start: 30s, every: 4min}

    faults:
      - at: 30min
        fork: {rollup: R2, depth: 4}

    expectations:
      - always: invariants.violations == 0
      - at: end
        expect:
          - latency_ms.usable.mean == 5000
          - R0.reverted == 0
          - R1.reverted == 0
          - R3.reverted == 0
          - R2.reverted >= 4
          - R0.settled == 720
          - R2.settled >= 715             # four blocks made anew
          - exports.root_max == 0

    """#
}
