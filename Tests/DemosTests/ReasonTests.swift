@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// The chains of causes: each leads back in time, step by step, to somebody's decision, and what a
/// step says it took is what it took.
@Suite struct ReasonTests {
  @Test(arguments: DemoFiles.names)
  func everyChainLeadsBackToADecision(_ name: String) throws {
    let scenario = try DemoFiles.scenario(name)
    var world = World(scenario: scenario, seed: scenario.seed)
    var explained = 0
    var complaints: [String] = []
    func look() {
      for object in objects(of: world) {
        let explanation = world.explain(object)
        for chain in [explanation.history, explanation.because] where !chain.isEmpty {
          explained += 1
          if let words = Self.complaint(chain, world) { complaints.append("\(object): \(words)") }
        }
      }
    }
    while world.step() {
      if world.eventCount % 1_999 == 0 { look() }
    }
    look()
    #expect(explained > 20)
    for complaint in complaints.prefix(12) { Issue.record("\(complaint)") }
  }

  /// Of the many messages of a large run every 97th stands for the others.
  private func objects(of world: World) -> [Address] {
    let stride = world.messages.count > 1_000 ? 97 : 1
    var found: [Address] = []
    for k in Swift.stride(from: 0, to: world.messages.count, by: stride) {
      found.append(.message(MessageID(k)))
    }
    for i in [1, world.checkpoint / 2, world.checkpoint] where i >= 1 {
      for node in world.tree.nodes.indices {
        found.append(world.address(of: NodeID(node), checkpoint: i))
      }
    }
    for rollup in world.rollups {
      found += [.rollup(rollup.id), .block(rollup.id, height: rollup.height / 2)]
    }
    return found + world.aggregators.map { .aggregator($0.id) }
      + [.l1Block(world.l1.height), .l1Block(world.l1.height / 2)]
  }

  private static func complaint(_ chain: [Reason], _ world: World) -> String? {
    let words = chain.map {
      "\($0.object) \($0.kind) \($0.time.milliseconds) \($0.spent.map { "\($0)" } ?? "-")"
    }
    .joined(separator: "\n    ")
    if chain.count > 200 { return "no end: \(chain.count) steps" }
    guard case .origin = chain[chain.count - 1].kind else { return "no origin:\n    \(words)" }
    for (step, cause) in zip(chain, chain.dropFirst()) {
      if cause.time > step.time { return "a cause after its effect:\n    \(words)" }
      guard let spent = step.spent else { return "nothing between cause and effect:\n    \(words)" }
      if case .origin = cause.kind { continue }
      if let declared = length(spent, world), declared != step.time - cause.time {
        return
          "\(step.object) \(spent) took \((step.time - cause.time).milliseconds) ms:\n    \(words)"
      }
    }
    return nil
  }

  /// How long something takes by the settings alone; nil where that depends on more.
  private static func length(_ spent: Reason.Spent, _ world: World) -> Span? {
    switch spent {
    case .atOnce: .zero
    case .fold: world.settings.costs.fold
    case .settlementProof: world.settings.costs.settlement
    case .chainProof(let length, _, let isSlowed): isSlowed ? nil : length
    default: nil
    }
  }
}
