import Foundation

/// Graphviz itself, the outside reader of DOT.
enum Graphviz {
  /// Where `dot` is; nil where it is not installed, and the tests say that they were skipped.
  static let path: String? =
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    .map { "\($0)/dot" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  /// A picture as SVG; throws if Graphviz finds anything wrong, warnings included.
  static func svg(_ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("prooftop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("tree.dot")
    let output = folder.appendingPathComponent("tree.svg")
    let errors = folder.appendingPathComponent("errors")
    try Data(text.utf8).write(to: input)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "dot")
    process.arguments = ["-Tsvg", "-o", output.path, input.path]
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let complaints = try String(contentsOf: errors, encoding: .utf8)
    guard process.terminationStatus == 0, complaints.isEmpty else {
      throw Trouble(description: "dot ended with \(process.terminationStatus): \(complaints)")
    }
    return try String(contentsOf: output, encoding: .utf8)
  }
}

/// What is counted in a picture.
struct Picture {
  let nodes: [String]
  let edges: [String]
  let text: String

  init(svg: String) {
    text = svg
    var nodes: [String] = []
    var edges: [String] = []
    let groups = svg.components(separatedBy: "<g id=")
    for group in groups.dropFirst() {
      let title = group.components(separatedBy: "<title>").dropFirst().first?
        .components(separatedBy: "</title>").first
      if group.contains("class=\"node\"") { nodes.append(title ?? "") }
      if group.contains("class=\"edge\"") { edges.append(title ?? "") }
    }
    self.nodes = nodes
    self.edges = edges
  }
}
