import FaultSearch
import Testing

@testable import RollupSimulation

/// A send whose block comes back onto its chain can be opened at once by whoever holds a hash over
/// it, whichever way the hash came.
@Suite struct RestoredSendTests {
  @Test(arguments: MessagingMode.allCases)
  func whatItsReceiverHoldsOpensARestoredSendAtOnce(_ mode: MessagingMode) {
    var opened = 0
    for seed in UInt64(1)...120 {
      var world = World(
        scenario: Storm.schedule { $0.mode = mode }.scenario(seed: seed), seed: seed)
      world.isListening = true
      while world.step() {
        for record in world.records {
          guard case .message(.messagesRestored(let sends, _, let openable)) = record.occurrence
          else { continue }
          for id in sends where isHeld(id, world) {
            opened += 1
            #expect(
              world.message(id).openable != nil, "\(mode) seed \(seed) e\(world.eventCount) \(id)")
          }
          // With them whatever the receiver could not open before, since the sender had left.
          for id in openable {
            #expect(isHeld(id, world), "\(mode) seed \(seed) e\(world.eventCount) \(id)")
          }
        }
      }
    }
    if mode == .intermediate { #expect(opened > 0) }
  }

  /// Told by the hashes that have arrived, without the engine's own openings.
  private func isHeld(_ id: MessageID, _ world: World) -> Bool {
    let message = world.message(id)
    let (source, r) = (message.source, message.destination)
    func contains(_ block: BlockIndex) -> Bool {
      world.rollups[source].descends(block, from: message.sentIn)
    }
    switch world.topology.route(from: source, to: r).imports {
    case .node:
      if world.l1.contracts[r].isOpen { return false }
      let lowest = world.settings.importPolicy == .lowestCommonAncestor
      let node = lowest ? world.tree.lowestCommonAncestor(source, r) : TreeShape.root
      let place = world.tree.place(of: node, above: r)!
      return world.rollups[r].view.accepted[place].map {
        contains(world.includedBlock(of: source, under: $0.proof))
      } ?? false
    case .l1Block:
      let isMember = world.topology.isMember(r)
      let last =
        isMember ? world.l1.finalNumber : max(0, world.l1.height - world.settings.l1.importDepth)
      return world.l1.moves.contains {
        $0.rollup == source && $0.number <= last && contains($0.block)
      }
    case .contractState:
      // The contract in the state of the L2 that the sender settles on; the L2 alone knows it at
      // once.
      guard world.topology.settlingL2(of: source) == r else { return false }
      return contains(world.layer3Base(of: source).block)
    case .rollupBlock: return false
    }
  }
}
