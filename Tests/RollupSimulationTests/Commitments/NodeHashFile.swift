import Foundation
import Support

/// A file of node hashes, in the form of the protocol's worked examples.
struct NodeHashFile: Codable {
  struct Checkpoint: Codable {
    let i: UInt64
    let nodes: [NaiveNode]
  }
  struct Tree: Codable {
    let rollups: UInt32
    let checkpoints: [Checkpoint]
  }

  static let sizes: [UInt32] = [2, 3, 5, 7, 8, 13, 16, 100]

  var about = """
    cur(v, i) of every inner node, each before its children. Made by the naive model in \
    Tests/Support; the hash of a leaf is SHA-256("leaf" || u32 rollup || u64 checkpoint).
    """
  let trees: [Tree]

  /// The file as the naive model makes it.
  static func naive() -> NodeHashFile {
    NodeHashFile(
      trees: sizes.map { rollups in
        Tree(
          rollups: rollups,
          checkpoints: (UInt64(0)...3).map {
            Checkpoint(i: $0, nodes: NaiveTree.innerNodes(count: rollups, checkpoint: $0))
          })
      })
  }

  /// The file's text, the same on every machine.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let compact = String(decoding: try encoder.encode(self), as: UTF8.self)
    // One line a node: a difference in version control then names the node.
    return compact.replacingOccurrences(of: ",{", with: ",\n{")
      .replacingOccurrences(of: "[{", with: "[\n{") + "\n"
  }
}
