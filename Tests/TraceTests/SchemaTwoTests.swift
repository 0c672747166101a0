import Foundation
import RollupSimulation
import ScenarioFile
import Testing
import TraceFile

/// A trace of schema 3 as schema 2 wrote it: the head says whether every rollup is in the tree and
/// every pair has the mode `intermediate`, and only if not, where rollups settle and which pairs
/// have modes of their own. Each line is chained anew.
enum SchemaTwo {
  static func translate(_ trace: String) throws -> [UInt8] {
    var previous = Digest.zero
    var translated: [UInt8] = []
    for (number, line) in trace.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
      // `,"d":"`, 64 digits and `"}` end every line.
      var body = Array(line.dropLast(72))
      if number == 0 { body = try translateHead(String(decoding: body, as: UTF8.self)) }
      var input = HashInput()
      input.append(previous)
      input.append(bytes: body)
      previous = input.digest()
      translated += body + Array(",\"d\":\"\(previous.description)\"}\n".utf8)
    }
    return translated
  }

  private static func translateHead(_ line: String) throws -> [UInt8] {
    let places = try #require(line.range(of: ",\"places\":["))
    let gas = try #require(line.range(of: ",\"gas\":{"))
    let between = line[places.lowerBound..<gas.lowerBound]
    let list = between.dropFirst(",\"places\":[".count).prefix { $0 != "]" }
    let isUniform =
      line.contains("\"mode\":\"intermediate\"") && between.hasSuffix(",\"pairs\":[]")
      && list.split(separator: ",").allSatisfy { $0 == "\"tree\"" }
    let head =
      line[..<places.lowerBound] + ",\"uniform\":\(isUniform)" + (isUniform ? "" : between)
      + line[gas.lowerBound...]
    return Array(
      head.replacingOccurrences(of: ",\"schema\":3,", with: ",\"schema\":2,").utf8)
  }
}

/// What schema 3 left out can be told from the rest, and nothing else has changed: the bytes of the
/// program that wrote schema 2 come back.
@Suite struct SchemaTwoTests {
  /// Scenario files, and SHA-256 of the traces that schema 2 had of them.
  static let known = [
    (
      "demos/aggregator-failure.yaml",
      "49755be41c7de6fb1dbbd7473005d1fc5493e56dcf534b398eae577a243ba5d5"
    ),
    ("demos/compare-all.yaml", "99f90f7528c33ac1c4e2032ccea815292249ca7cd1e459a733d8adc7786c3cf4"),
    (
      "demos/direct-contagion.yaml",
      "884bd4e479ad9b75ca8f5a2bde288373e92d47180759e4a05ad2dfd667f7a26c"
    ),
    (
      "demos/direct-two-way.yaml",
      "fc4dcd9e95ca76ab80fc27320e940062d867d65b229536003624d8b9e86c4565"
    ),
    (
      "demos/early-block-import.yaml",
      "7be4a97e86dbf5908a4f874ffd9017c9a49fe6fa251b703067e452c5b85d57da"
    ),
    ("demos/eight.yaml", "241b24eda8faccd105599d8fb42ec08bbf89d46f747700ae51312bcf735f12f8"),
    ("demos/happy-path.yaml", "704b89798071fc48d13f641123f3fb9a194e3a28c663dda381eadeb7444df530"),
    ("demos/l1-reorg.yaml", "a753371a81e24db7d17405946e65d0ad1483dd96636033a1442d46284ed6be14"),
    ("demos/l1-root-slow.yaml", "793b55bf1a1c08537fe43512afb8d100b3fea383089d35211a59ac7fa4c08c6d"),
    ("demos/l3-combined.yaml", "b98ec6199698c3d4ebea9bd4c853bc8a89ebc65b03737cacc8158842b543112f"),
    ("demos/l3-on-l2.yaml", "9fdde9218f3f84c94a2942eaafe262c0158f8d07bff0e5518e39df539c0db3fa"),
    ("demos/late-proof.yaml", "24595eda3b7c2cf2fc5249f61ef3296499a396c974e99c135833fa5e1c06cfc6"),
    (
      "demos/merge-into-ancestor.yaml",
      "ad353c867555e4a4d337ca05e28232e5275c7da2b920ae26bdd1ce039a9d7773"
    ),
    ("demos/mixed-modes.yaml", "9a2895aad6f610cc9a806141c97b0ce85cb31b9e4dbaaa8aec769e41c5b4fdee"),
    ("demos/rollup-fork.yaml", "4c3ac9adfb4a92acfa098e2d27cc5dfdb1bd80617595cf940cbb4494c5147665"),
    (
      "demos/shared-direct-exports.yaml",
      "6a9aea0bd8436b48ab9cdb1c24a9b8b46a0edfa3d2d149e69711aee28a72bdbe"
    ),
    (
      "demos/shared-direct-missing-proof.yaml",
      "6891f2fb2e319313b4f1e593e9ae305dfffcb6c2a77e90820931dd7c195f31ad"
    ),
    ("demos/storm.yaml", "efe63c8dea23fd8b07e5643b87efe58e123497e751883ed1c1b3abcea3ce1290"),
    (
      "demos/successor-mid-tree.yaml",
      "d95020fd2045d145f9689de976390df747564933ad7efeb29176fc1e5d401e1b"
    ),
    ("demos/zero-delay.yaml", "4ec06327d61b273443ad0561ffb9cbd4a4cd8237846419ab8792de3a9ed4c060"),
    (
      "Tests/TraceTests/SchemaTwo/direct-storm-7.yaml",
      "afd9ef87fb9e1a2b28f37e4298626620f294470e8abfb3f17b0fcf6658325fba"
    ),
    (
      "Tests/TraceTests/SchemaTwo/intermediate-storm-8.yaml",
      "2d0889203c51ea25a3c4bd37b90f2a3ab127fa148b26308b8935ca80d736ea89"
    ),
    (
      "Tests/TraceTests/SchemaTwo/l1-root-storm-9.yaml",
      "d42264c29ab11e9ebefa083c14bf1101eb2bcf91266f88f88a68ba53a4e8152b"
    ),
    (
      "Tests/TraceTests/SchemaTwo/l3-combined-storm-10.yaml",
      "dde40e23a08cf3d108630a6ab489cd3c08e5ecbd52f79eeaa68e53619d241b05"
    ),
    (
      "Tests/TraceTests/SchemaTwo/l3-on-l2-storm-11.yaml",
      "360a5d5ffe0fc92431820cc5b9c68c0ce061383050b3d557e35b161b8c6005b0"
    ),
    (
      "Tests/TraceTests/SchemaTwo/shared-direct-storm-12.yaml",
      "4a1e81d78799d728308fe9d2602536260c169c59df6e96698c89de68ad2d185e"
    ),
  ]

  @Test(arguments: known) func comesBack(_ file: String, _ hash: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    let scenario = try ScenarioReader.read(text: text, fileName: file).get()
    var world = World(scenario: scenario, seed: scenario.seed)
    world.isTracing = true
    var writer = TraceWriter()
    var trace = writer.begin(world, run: scenario.runIdentifier(seed: scenario.seed))
    while world.step() { trace += writer.take(world) }
    trace += writer.finish(world)
    var input = HashInput()
    input.append(bytes: try SchemaTwo.translate(trace))
    #expect(input.digest().description == hash)
  }
}
