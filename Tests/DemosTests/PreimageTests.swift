@testable import RollupSimulation
import ScenarioFile
import Support
import Testing

/// Every hash that a run shows has a preimage, and SHA-256 of it, computed by code that shares
/// nothing with the engine, is that hash.
@Suite struct PreimageTests {
  private static let names = BuiltInDemos.all.map(\.name)

  /// Hashes looked at for each moment; a walk starts at every kind of object.
  private static let budget = 1_500

  @Test(arguments: names)
  func fieldsHashToTheHashThatTheyStandBehind(_ name: String) throws {
    let demo = try #require(BuiltInDemos.named(name))
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var world = World(scenario: scenario, seed: scenario.seed)
    var walk = Walk()
    for moment in [0, 7, 16, 32, 62] {
      let time = Instant.genesis + .minutes(Int64(moment))
      while let next = world.nextInstant, next <= time, world.step() {}
      walk.visit(world, budget: Self.budget)
    }
    #expect(walk.shapes.count >= 9, "reached only \(walk.shapes.sorted())")
    let hasJunk = scenario.faults.contains {
      switch $0.action {
      case .inject(let fault): [.badImport, .junkInput].contains(fault.kind)
      default: false
      }
    }
    #expect(hasJunk || walk.unknown == 0, "\(walk.unknown) hashes without a preimage")
  }

  @Test func junkHasNoPreimage() throws {
    var scenario = Scenario(name: "junk")
    scenario.settings.rollups = 4
    scenario.faults = [
      ScheduledFault(
        time: .genesis + .minutes(6), action: .inject(.badImport(RollupID(1))))
    ]
    var world = World(scenario: scenario, seed: 1)
    while let next = world.nextInstant, next <= .genesis + .minutes(7), world.step() {}
    let imports = world.rollups[1].blocks.flatMap(\.imports)
    let junk = try #require(imports.first { world.reference(to: $0) == nil })
    #expect(junk.digest != .zero)
    #expect(world.hashes(startingWith: junk.digest.hex, limit: 9).isEmpty)
  }

  @Test func aHashIsFoundByItsFirstDigits() throws {
    let demo = try #require(BuiltInDemos.named("eight"))
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    var world = World(scenario: scenario, seed: scenario.seed)
    while let next = world.nextInstant, next <= .genesis + .minutes(12), world.step() {}
    let root = world.proof(try #require(world.lastRoot).proof).cur
    for digits in [6, 12, 17, 64] {
      let found = world.hashes(startingWith: root.prefixHex(digits).uppercased(), limit: 9)
      #expect(found.contains { $0.digest == root })
    }
    let header = world.rollups[3].block(atHeight: 100).header
    for digest in [header.hash, header.stateRoot, header.outboxRoot] {
      let found = try #require(world.hashes(startingWith: digest.hex, limit: 9).first)
      #expect(world.preimage(of: found.reference)?.digest == digest)
    }
    #expect(world.hashes(startingWith: "xyz", limit: 9).isEmpty)
    #expect(world.hashes(startingWith: "", limit: 9).isEmpty)
    let many = world.hashes(startingWith: "4", limit: 5)
    #expect(many.count == 5)
    #expect(Set(many.map(\.digest)).count == 5)
  }
}

/// A walk from what is on the screen down to leaves.
private struct Walk {
  /// Kinds of preimages met, with the kind of list.
  var shapes: Set<String> = []
  /// Hashes other than `∅` that nobody knows a preimage of.
  var unknown = 0

  mutating func visit(_ world: World, budget: Int) {
    var stack = starts(world)
    var seen: Set<HashReference> = []
    var left = budget
    // Breadth first, so that a budget that ends early has met all kinds.
    var place = 0
    while place < stack.count, left > 0 {
      let reference = stack[place]
      place += 1
      guard seen.insert(reference).inserted else { continue }
      left -= 1
      guard let preimage = world.preimage(of: reference) else {
        Issue.record("no preimage of \(reference)")
        continue
      }
      shapes.insert(Self.kind(preimage.shape))
      if naiveSHA256(preimage.bytes) != preimage.digest.bytes {
        Issue.record("\(reference) is not the hash of its fields at \(world.now)")
      }
      if preimage.bytes.count > 213 { Issue.record("\(reference) is long") }
      for field in preimage.fields { check(field, of: reference, world, &stack) }
    }
  }

  private mutating func check(
    _ field: Preimage.Field, of reference: HashReference, _ world: World,
    _ stack: inout [HashReference]
  ) {
    guard case .hash(let digest, let below, _) = field.value else { return }
    if field.bytes != digest.bytes { Issue.record("\(field.name) of \(reference)") }
    guard let below else {
      if digest != .zero { unknown += 1 }
      return
    }
    stack.append(below)
    if world.preimage(of: below)?.digest != digest {
      Issue.record("\(field.name) of \(reference) leads to another hash, \(below)")
    }
  }

  private func starts(_ world: World) -> [HashReference] {
    var found: [HashReference] = []
    let i = world.newestTreeCheckpoint
    for checkpoint in Set([0, 1, i - 1, i]) where checkpoint >= 0 {
      for n in world.tree.nodes.indices.prefix(15) {
        let address = world.address(of: NodeID(n), checkpoint: checkpoint)
        if let reference = world.reference(to: address) { found.append(reference) }
      }
    }
    for rollup in world.rollups.prefix(8) {
      // Of abandoned branches too.
      let last = rollup.blocks.count - 1
      for k in Set([0, last / 2, last]) { found.append(.block(rollup.id, BlockIndex(k))) }
      for block in rollup.blocks.suffix(60) where !block.imports.isEmpty {
        for imported in block.imports {
          if let reference = world.reference(to: imported) { found.append(reference) }
        }
      }
    }
    found.append(.l1Block(world.l1.height))
    found += world.messages.suffix(5).map { world.reference(toLeafOf: $0) }
    for proof in world.proofs.suffix(12) {
      for export in proof.exports {
        if let reference = world.reference(to: export) { found.append(reference) }
      }
      if case .node = proof.statement { found.append(.previousNode(proof.id)) }
    }
    return found
  }

  private static func kind(_ shape: Preimage.Shape) -> String {
    switch shape {
    case .block: "block"
    case .l1Block: "L1 block"
    case .node: "node"
    case .emptyList: "empty list"
    case .merkleLeaf(let list, _, _): "leaf of \("\(list)".prefix { $0 != "(" })"
    case .merkleNode(let list, _, _, _): "part of \("\(list)".prefix { $0 != "(" })"
    }
  }
}
