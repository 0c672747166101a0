// Mode `l3-combined` (PROTOCOL 3; post 2.2.1.3): an L2 and its L3s, all under one aggregator,
// import each other's block hashes, and one aggregated proof compares them.

extension Route {
  static var l3Combined: Route {
    Route(
      imports: .rollupBlock, gates: [.continuity, .commitment], settles: .meetingNode,
      startsInTree: true, hasLayers: true, bringsCheckpoints: false)
  }
}
