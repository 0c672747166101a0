@testable import RollupSimulation
import Support
import Testing

@Suite(
  "Encodings are those of the protocol's worked examples",
  .enabled(if: vectorsFolder != nil, "needs ../shared/vectors beside the checkout"))
struct ProtocolVectorTests {
  let file: ProtocolVectors

  init() throws { file = try readVectors("protocol.json", as: ProtocolVectors.self) }

  @Test("message trees, grown one message at a time")
  func messages() {
    #expect(!file.message_trees.isEmpty)
    for vector in file.message_trees {
      var tree = MerkleTree()
      for message in vector.messages { tree.append(leafHash: message.leaf.hash) }
      #expect(tree.root.hex == vector.root, "\(vector.messages.count) messages")
      let naive = NaiveMerkle.rootOfData(vector.messages.map(\.data))
      #expect(naiveHex(naive) == vector.root, "naive, \(vector.messages.count) messages")
    }
  }

  @Test("states")
  func states() {
    #expect(!file.states.isEmpty)
    for vector in file.states {
      let balances = vector.state.balances.map { (UInt32($0[0]), $0[1]) }
      let spent = vector.state.nextNonces.map { (UInt32($0[0]), $0[1]) }
      var tree = MutableMerkleTree()
      for (account, balance) in balances {
        tree.insertLeaf(at: tree.count, StateLeaf.balance(account: account, balance))
      }
      for (source, nonce) in spent {
        let leaf = StateLeaf.spent(source: RollupID(Int(source)), nextNonce: nonce)
        tree.insertLeaf(at: tree.count, leaf)
      }
      #expect(tree.root().hex == vector.root)
      let data = NaiveProtocol.stateLeaves(balances: balances, spent: spent, sent: [])
      #expect(naiveHex(NaiveMerkle.rootOfData(data)) == vector.root)
    }
  }

  @Test("import lists")
  func imports() throws {
    #expect(!file.import_lists.isEmpty)
    for vector in file.import_lists {
      let list = try vector.imports.map { imported in
        ImportedHash(
          kind: try #require(ImportedHash.Kind(rawValue: imported.kind)), first: imported.first,
          count: imported.count, index: imported.index, digest: digest(hex: imported.digest))
      }
      #expect(ImportedHash.root(of: list).hex == vector.root)
    }
  }

  @Test("blocks")
  func blocks() {
    #expect(!file.blocks.isEmpty)
    for vector in file.blocks {
      let block = vector.block
      let header = BlockHeader(
        rollup: RollupID(Int(block.rollup)), height: block.height,
        time: Instant(milliseconds: Int64(block.timeMs)), parent: digest(hex: block.parent),
        stateRoot: digest(hex: block.stateRoot), txRoot: digest(hex: block.txRoot),
        outboxRoot: digest(hex: block.outboxRoot), inboxRoot: digest(hex: block.inboxRoot),
        importsRoot: digest(hex: block.importsRoot))
      #expect(header.hash.hex == vector.hash)
    }
  }

  @Test("node hashes")
  func nodes() {
    #expect(!file.trees.isEmpty)
    for tree in file.trees {
      let hashes = EngineNodeHashes(rollups: tree.rollups, checkpoints: tree.checkpoints.count)
      for checkpoint in tree.checkpoints {
        for node in checkpoint.nodes {
          #expect(
            hashes.cur(node.first, node.count, checkpoint.i)?.hex == node.cur,
            "node \(node.first)+\(node.count) of \(tree.rollups) at \(checkpoint.i)")
        }
      }
    }
  }
}
