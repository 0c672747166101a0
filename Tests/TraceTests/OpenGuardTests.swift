import Audit
@testable import RollupSimulation
import Testing

/// An auditor asks no switch: what a guard would have stopped is false, even where the run took it.
@Suite struct OpenGuardTests {
  /// A quiet run of two rollups with one guard off and those who use the hole.
  private func run(
    without guardPath: WritableKeyPath<Guards, Bool>, _ actions: [(Int64, Action)]
  ) -> [UInt8] {
    var scenario = Traces.rich()
    scenario.settings.rollups = 2
    scenario.settings.guards[keyPath: guardPath] = false
    scenario.faults = actions.map {
      ScheduledFault(time: .genesis + .seconds($0.0), action: $0.1)
    }
    return Traces.make(scenario).bytes
  }

  private func rule(_ bytes: [UInt8]) -> Rule? {
    guard case .failure(let finding) = Traces.audit(bytes) else { return nil }
    return finding.rule
  }

  private let r0 = RollupID(0)
  private let a0 = AggregatorID(0)

  @Test func aContractThatTakesALoneProofWhileItIsLocked() {
    let bytes = run(
      without: \.lock, [(26, .inject(.frontRun(r0))), (31, .inject(.forkRollup(r0, depth: 2)))])
    #expect(rule(bytes) == .decision)
  }

  @Test func aMessageThatIsMintedTwice() {
    #expect(rule(run(without: \.nonces, [(50, .inject(.mintAgain(r0)))])) == .nonce)
  }

  @Test func aRootThatContinuesJunk() {
    #expect(rule(run(without: \.continuity, [(19, .inject(.junkInput(a0)))])) == .continuity)
  }

  @Test func anExportThatSettlesWithoutBeingEqual() {
    #expect(rule(run(without: \.settleRule, [(41, .inject(.junkInput(a0)))])) == .settlement)
  }

  @Test func aGuardThatIsOffAndThatNobodyUses() {
    for guardPath in [\Guards.lock, \.nonces, \.continuity, \.settleRule] {
      #expect(rule(run(without: guardPath, [])) == nil)
    }
  }
}
