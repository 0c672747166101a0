import RollupSimulation
import Support

/// What `protocol.json` holds and these tests read.
struct ProtocolVectors: Decodable {
  struct Message: Decodable {
    let source: UInt32
    let destination: UInt32
    let nonce: UInt64
    let amount: UInt64
    let sentAtBlock: UInt64

    var leaf: MessageLeaf {
      MessageLeaf(
        source: RollupID(Int(source)), destination: RollupID(Int(destination)), nonce: nonce,
        amount: amount, sentAtBlock: sentAtBlock)
    }
    var data: [UInt8] {
      NaiveProtocol.message(
        source: source, destination: destination, nonce: nonce, amount: amount,
        sentAtBlock: sentAtBlock)
    }
  }
  struct MessageTree: Decodable {
    let messages: [Message]
    let root: String
  }
  struct State: Decodable {
    let balances: [[UInt64]]
    let nextNonces: [[UInt64]]
  }
  struct StateRoot: Decodable {
    let state: State
    let root: String
  }
  struct Import: Decodable {
    let kind: UInt8
    let first: UInt32
    let count: UInt32
    let index: UInt64
    let digest: String
  }
  struct ImportList: Decodable {
    let imports: [Import]
    let root: String
  }
  struct Block: Decodable {
    let rollup: UInt32
    let height: UInt64
    let timeMs: UInt64
    let parent: String
    let stateRoot: String
    let txRoot: String
    let outboxRoot: String
    let inboxRoot: String
    let importsRoot: String
  }
  struct BlockHash: Decodable {
    let block: Block
    let hash: String
  }

  // The names are the file's.
  let message_trees: [MessageTree]
  let states: [StateRoot]
  let import_lists: [ImportList]
  let blocks: [BlockHash]
  let trees: [NodeHashFile.Tree]
}
