// Made from demos/direct-two-way.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let directTwoWay = #"""
    # Two rollups that import each other's blocks all the time. Each one's transition depends on the
    # other's: neither could ever settle first. L1 keeps both, and settles them together, as soon as each
    # one's imports lie in the other's chain. R2 imports from R1 only, and settles with them.
    schema: 1
    name: direct-two-way
    summary: >-
      Two-way traffic by block hashes, without a fault. Each rollup's settlement waits for the other's,
      and L1 settles the set of them in one block: no deadlock.
    duration: 2h1min
    drain: 20min

    settings:
      mode: direct
      rollups: 3
      costs:
        chainProofOf: {R1: 40s}   # the last of the three: the others wait for it on L1

    traffic:
      - stream: {from: R0, to: R1, amount: 3, start: 10s, every: 20s}
      - stream: {from: R1, to: R0, amount: 2, start: 15s, every: 20s}
      - stream: {from: R1, to: R2, amount: 1, start: 30s, every: 60s}

    expectations:
      - always: invariants.violations == 0
      - at: end
        expect:
          - latency_ms.usable.mean == 5000      # one block after the send
          - reverted.blocks == 0
          - R0.settled == 1440
          - R1.settled == 1440
          - R2.settled == 1440
          - messages.stuck == 0

    """#
}
