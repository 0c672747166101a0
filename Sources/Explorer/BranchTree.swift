import RollupSimulation

/// The branches of a session as lines of a tree, with the commands of the one that is shown.
struct BranchTree {
  /// What a line is about.
  enum Row: Hashable {
    case branch(Int)
    case command(CommandID)
  }
  /// A line, with the strokes of the tree before it.
  struct Line: Hashable {
    var row: Row
    var strokes: String
  }

  let lines: [Line]

  /// All branches but those that were only a stage on the way to another: whose future, without a
  /// name, ends where another begins.
  init(_ timeline: Timeline) {
    let branches = timeline.branches
    func isStage(_ id: Int) -> Bool {
      let branch = branches[id]
      return id != 0 && id != timeline.branch && branch.title == nil && !branch.isUnvisited
        && branches.contains { $0.parent == id && $0.forkEvent == branch.lastEvent }
    }
    var shown = branches.indices.filter { !isStage($0) }
    if shown.isEmpty { shown = [0] }
    var children: [Int: [Int]] = [:]
    for id in shown where id != 0 {
      var parent = branches[id].parent ?? 0
      while !shown.contains(parent) { parent = branches[parent].parent ?? 0 }
      children[parent, default: []].append(id)
    }
    var lines: [Line] = []
    func add(_ id: Int, _ strokes: String, _ below: String) {
      lines.append(Line(row: .branch(id), strokes: strokes))
      let below = below.isEmpty ? "" : BranchTree.shortened(below)
      let next = children[id] ?? []
      if id == timeline.branch {
        let bar = next.isEmpty ? "  " : "│ "
        for command in branches[id].commands {
          lines.append(Line(row: .command(command.id), strokes: below + bar + "  "))
        }
      }
      for (k, child) in next.enumerated() {
        let isLast = k == next.count - 1
        add(child, below + (isLast ? "└─ " : "├─ "), below + (isLast ? "   " : "│  "))
      }
    }
    add(0, "", "")
    self.lines = lines
  }

  /// Deeper than this nobody can read; the strokes next to the name matter.
  private static let strokesMax = 24
  private static func shortened(_ strokes: String) -> String {
    String(strokes.suffix(strokesMax))
  }

  /// How a branch came about: the commands that it has and its parent has not, or not so.
  static func story(_ id: Int, _ timeline: Timeline) -> String {
    guard let parent = timeline.branches[id].parent else { return "as the scenario has it" }
    let before = timeline.branches[parent].commands
    let commands = timeline.branches[id].commands
    var parts = commands.filter { command in !before.contains { $0.id == command.id } }.map {
      "+ \(Address.command($0.id)) \(ActionText.write($0.action))\($0.enabled ? "" : " (off)")"
    }
    parts += commands.filter { command in
      before.contains { $0.id == command.id && $0.enabled != command.enabled }
    }.map { "\(Address.command($0.id)) \($0.enabled ? "on" : "off")" }
    return parts.isEmpty ? "without what came after" : parts.joined(separator: ", ")
  }

  /// The branches that can be gone to or compared with, in the order of lines.
  var branches: [Int] {
    lines.compactMap { if case .branch(let id) = $0.row { id } else { nil } }
  }
}
