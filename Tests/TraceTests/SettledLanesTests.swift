@testable import Audit
import RollupSimulation
import Testing

/// Value on the chains that L1 stores. With every other rule kept no trace can break this one, so
/// what it sees is shown by itself: mints must be a beginning of the sends.
@Suite struct SettledLanesTests {
  private func message(_ n: UInt64) -> Digest {
    MessageLeaf(
      source: RollupID(0), destination: RollupID(1), nonce: n, amount: 30, sentAtBlock: 7
    ).hash
  }
  private func sent(_ n: UInt64) -> Chain.Sent { Chain.Sent(to: 1, leaf: message(n)) }
  private func minted(_ n: UInt64) -> Chain.Minted { Chain.Minted(from: 0, leaf: message(n)) }

  @Test func aMintNeedsItsSend() {
    var lanes = SettledLanes()
    #expect(lanes.mint([minted(0)], on: 1) != nil)
    lanes.settle([sent(0)], from: 0)
    #expect(lanes.mint([minted(0)], on: 1) == nil)
    #expect(lanes.mint([minted(0)], on: 1) != nil, "twice")
    lanes.settle([sent(1)], from: 0)
    #expect(lanes.mint([minted(1)], on: 2) != nil, "elsewhere")
    #expect(lanes.mint([minted(2)], on: 1) != nil, "another message")
    #expect(lanes.mint([minted(1)], on: 1) == nil)
  }

  @Test func whatL1LeavesIsNotSettled() {
    var lanes = SettledLanes()
    lanes.settle([sent(0), sent(1)], from: 0)
    #expect(lanes.mint([minted(0), minted(1)], on: 1) == nil)
    lanes.unmint([minted(1)], on: 1)
    lanes.unsettle([sent(1)], from: 0)
    #expect(lanes.mint([minted(1)], on: 1) != nil)
    lanes.settle([sent(1)], from: 0)
    #expect(lanes.mint([minted(1)], on: 1) == nil)
  }

  @Test func whatIsFinalIsForgotten() {
    var lanes = SettledLanes()
    lanes.settle([sent(0), sent(1)], from: 0)
    #expect(lanes.mint([minted(0)], on: 1) == nil)
    lanes.forget([minted(0)], on: 1)
    #expect(lanes.count == 1)
    #expect(lanes.mint([minted(1)], on: 1) == nil)
  }

  /// One by one and in many pieces, with a reorg in between: no send is lost or takes another's
  /// place.
  @Test func manyAreForgottenInPieces() {
    var lanes = SettledLanes()
    let nonces = UInt64(0)..<500
    lanes.settle(nonces.map(sent), from: 0)
    for n in nonces {
      #expect(lanes.mint([minted(n)], on: 1) == nil)
      lanes.unmint([minted(n)], on: 1)
      #expect(lanes.mint([minted(n + 1)], on: 1) != nil)
      #expect(lanes.mint([minted(n)], on: 1) == nil)
      lanes.forget([minted(n)], on: 1)
      #expect(lanes.count == nonces.count - Int(n) - 1)
    }
    lanes.settle([sent(500)], from: 0)
    lanes.unsettle([sent(500)], from: 0)
    #expect(lanes.mint([minted(500)], on: 1) != nil)
    lanes.settle([sent(500)], from: 0)
    #expect(lanes.mint([minted(500)], on: 1) == nil)
  }
}
