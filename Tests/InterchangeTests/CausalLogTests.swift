import Explorer
import Foundation
import Interchange
import RollupSimulation
import Support
import Testing

/// The log as ShiViz parses it, and its clocks against what really led to what.
@Suite struct CausalLogTests {
  private func log(_ run: RecordedRun) throws -> CausalLogReader {
    try CausalLogReader(Runs.text { try CausalLog.write(run, words: Wording.sentence, to: $0) })
  }

  @Test(arguments: Runs.names)
  func theLawsOfVectorClocksHold(_ name: String) throws {
    let log = try log(Runs.run(name))
    #expect(log.events.count > 70)
    #expect(log.complaints == [])
  }

  /// Every line but the header's is part of an event.
  @Test(arguments: Runs.names)
  func nothingIsLeftOverByTheRegularExpression(_ name: String) throws {
    let run = try Runs.run(name)
    let text = Runs.text { try? CausalLog.write(run, words: Wording.sentence, to: $0) }
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(try log(run).events.count * 2 == lines.count)
  }

  /// The clocks order two events exactly if a chain of sends and receipts does, followed by names
  /// in a graph of its own.
  @Test(arguments: ["eight", "happy-path", "successor-mid-tree", "zero-delay"])
  func theClocksAreCausality(_ name: String) throws {
    let run = try Runs.run(name, until: .genesis + .minutes(32))
    let world = run.end
    let log = try log(run)
    var children: [String: [String]] = [:]
    for n in world.tree.nodes.indices {
      guard let (left, right) = world.tree[NodeID(n)].children else { continue }
      for i in 1...max(1, world.checkpoint) {
        children[world.address(of: NodeID(n), checkpoint: i).description] = [left, right].map {
          world.address(of: $0, checkpoint: i).description
        }
      }
    }
    let naive = NaiveOrder(log.events, children: children)
    var differences: [String] = []
    var ordered = 0
    for b in log.events.indices {
      ordered += naive.before[b].count
      for a in 0..<b where naive.precedes(a, b) != log.precedes(a, b) {
        let (x, y) = (log.events[a], log.events[b])
        differences.append("\(x.host) '\(x.text)' and \(y.host) '\(y.text)'")
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5))")
    #expect(ordered > 10_000 && ordered < log.events.count * log.events.count / 2)
  }

  /// Whatever way a message took: its sending happened before its minting, that before its
  /// settling in the tree.
  @Test(arguments: Runs.names)
  func aMessageIsSentBeforeItIsMinted(_ name: String) throws {
    let run = try Runs.run(name)
    let log = try log(run)
    let sent = log.places(of: "sends")
    let minted = log.places(of: "mints")
    var pairs = 0
    for message in run.end.messages where message.mint != nil && message.reverted == nil {
      let name = "m\(message.id.rawValue)"
      guard let sent = sent[name], let minted = minted[name] else { continue }
      pairs += 1
      #expect(log.precedes(sent, minted), "\(name)")
    }
    #expect(pairs > 3 || run.end.messages.count <= 3)
  }

  /// Accepting a `B` on L1 follows from every leaf under it.
  @Test func l1FollowsFromEveryProver() throws {
    let run = try Runs.run("eight")
    let log = try log(run)
    let registered = try #require(
      log.events.firstIndex { $0.text.contains("The registry takes B.12") })
    for r in 0..<8 {
      let proven = try #require(
        log.events.firstIndex { $0.text.contains(" A\(r).12 proven") })
      #expect(log.precedes(proven, registered))
    }
  }

  @Test func anyStormKeepsTheLaws() {
    check("logs of storms", cases: 40) { choices in
      let log = try log(Runs.storm(choices))
      try demandEqual(log.complaints, [], "complaints")
    }
  }

  @Test func aNameCanNotEscape() throws {
    let text = Runs.text { try? CausalLog.write(Runs.hostile, words: Wording.sentence, to: $0) }
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("#") }.count == 2)
    #expect(try log(Runs.hostile).complaints == [])
  }
}
