extension World {
  /// Whether anything is broken that a message could be stuck on. O(N).
  var isImpaired: Bool {
    hasRefusedFold || aggregators.contains { $0.isCrashed }
      || rollups.contains { $0.sequencer.isHalted || $0.prover.isHalted }
  }

  /// Messages that wait on something nobody under way will bring.
  ///
  /// O(N) while nothing is broken; else O(senders under way and messages not minted), and N log N
  /// for each checkpoint that some of them wait for.
  public var stuckMessages: Int {
    guard isImpaired else { return 0 }
    var count = 0
    // Messages that wait for the same node share the answer: by checkpoint and node.
    var known: [[Bool?]] = []
    for rollup in rollups {
      for source in book.incoming(of: rollup.id) {
        for id in book.unminted(from: source, to: rollup.id) where isStuck(message(id), &known) {
          count += 1
        }
      }
    }
    return count
  }

  private func isStuck(_ message: Message, _ known: inout [[Bool?]]) -> Bool {
    guard message.openable == nil, let (node, i) = opener(of: message) else {
      return Self.isStuck(waiting(for: message.id))
    }
    while known.count <= i { known.append([]) }
    if known[i].isEmpty { known[i] = Array(repeating: nil, count: tree.nodes.count) }
    let isStuck = known[i][node.index] ?? Self.isStuck(waiting(for: node, i))
    known[i][node.index] = isStuck
    return isStuck
  }

  static func isStuck(_ chain: [Blocker]) -> Bool {
    guard let last = chain.last else { return false }
    return switch last.condition {
    case .aggregator, .healing, .refused: true
    case .checkpoint, .nodeProof, .chainProof, .proving, .worker, .maker, .delivery, .lost, .block,
      .branch,
      .settlement, .lock, .foreignSettlement, .commitment, .contract, .silence, .finality, .end:
      false
    }
  }
}
