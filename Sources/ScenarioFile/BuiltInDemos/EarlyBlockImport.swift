// Made from demos/early-block-import.yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
extension BuiltInDemos {
  static let earlyBlockImport = #"""
    # The i-2 case. A block early in an interval is made before the newest checkpoint is folded: the newest
    # hash that it can import is the one before. R6's message of 4:50 is under B.1, which is proven about
    # a minute after 5:00; so R1 can mint it only after 6:00, through B.1. R0's neighbour message of the
    # same time is under the pair 0-1 and comes sooner.
    #
    # What R1 imports in its first blocks after 10:00 is B.1 still (two checkpoints back, i-2), because B.2
    # does not exist yet; at checkpoint 3 its export of B.1 settles not by equality with B.2 but by a
    # link: B.2 contains B.1.
    schema: 1
    name: early-block-import
    summary: >-
      Blocks early in an interval import a hash that is two checkpoints old, because the newest one is
      still being folded. Such an export settles through a link.
    duration: 30min
    drain: 10min

    settings:
      mode: intermediate
      rollups: 8
      checkpointInterval: 5min
      checkpointsPerEpoch: 6
      aggregation:
        workers: 2
      costs:
        chainProofMin: 40s
        chainProofMax: 60s
        fold: 30s               # B is three minutes late: half of every interval is early
      l1:
        lockGrace: 8min

    traffic:
      - stream: {from: R6, to: R1, amount: 2, start: 4min50s, every: 5s}
      - stream: {from: R0, to: R1, amount: 1, start: 4min50s, every: 5s}

    expectations:
      - always:
          - invariants.violations == 0
          - exports.leaf_max <= 3
      - at: end
        expect:
          - exports.root_max == 0
          - messages.usable >= 400
          - latency_ms.usable.max >= 400000   # one that just missed a checkpoint
          - reverted.blocks == 0

    """#
}
