import RollupSimulation

/// One `--set path=value`, taken apart.
struct SettingsOverride {
  private let path: [Substring]
  private let value: Tree
  private let position: Position
  private let problems: Problems

  /// Takes `argument` apart, the `number`th of its kind counted from 1; complains and gives `nil`
  /// if it is none or names no path of a scenario file.
  init?(_ argument: String, number: Int, problems: Problems) {
    self.problems = problems
    position = Position(file: Position.setOption, line: number, column: 1)
    guard let equals = argument.firstIndex(of: "=") else {
      problems.add(position, found: argument.quoted, expected: "path=value, such as rollups=100")
      return nil
    }
    let written = String(argument[..<equals])
    guard let path = SettingsOverride.fullPath(of: written) else {
      problems.add(
        position, found: "unknown path \(written.quoted)",
        expected: "a path of the scenario file, such as settings.rollups",
        suggestion: nearest(to: written, among: SettingsOverride.paths(like: written)))
      return nil
    }
    self.path = path.split(separator: ".", omittingEmptySubsequences: false)
    let text = String(argument[argument.index(after: equals)...])
    let before = argument[...equals].unicodeScalars.count
    guard let value = SettingsOverride.value(text, number: number, after: before, problems) else {
      return nil
    }
    self.value = value
  }

  /// The path from the document's root, or `nil` if there can be no such path. What lies inside
  /// lists is left to the reader, which knows what may stand there.
  private static func fullPath(of written: String) -> String? {
    let head = String(written.prefix { $0 != "." })
    if DocumentReader.keys.contains(head) && head != "settings" { return written }
    let inside = head == "settings" ? String(written.dropFirst("settings.".count)) : written
    let isKnown = SettingsField.paths.contains { path in
      path == inside || path.hasPrefix(inside + ".")
        || (path == "costs.chainProofOf" && inside.hasPrefix(path + "."))
    }
    let key = SettingsField.presetKey
    let isPreset = inside == key || inside.hasPrefix(key + ".")
    return (isKnown || isPreset) && !inside.isEmpty ? "settings." + inside : nil
  }

  /// All paths to suggest from: with `settings.` in front if `written` begins so.
  private static func paths(like written: String) -> [String] {
    let settings = [SettingsField.presetKey] + SettingsField.paths
    let prefixed = settings.map { "settings." + $0 }
    return written.contains("settings.") ? prefixed : settings + DocumentReader.keys + prefixed
  }

  private static func value(
    _ text: String, number: Int, after column: Int, _ problems: Problems
  ) -> Tree? {
    if text.isEmpty {
      let position = Position(file: Position.setOption, line: number, column: column + 1)
      return Tree(content: .scalar("", plain: true), position: position)
    }
    let own = Problems()
    let tree = TreeComposer.compose(
      SourceText(text, fileName: Position.setOption), problems: own)
    for problem in own.all {
      let position = Position(
        file: Position.setOption, line: number, column: problem.column + column)
      problems.add(
        position, found: problem.found, expected: problem.expected, suggestion: problem.suggestion)
    }
    return tree?.moved(toLine: number, right: column)
  }

  /// Puts the value into `tree`, with the mappings on the way if they are missing.
  func apply(to tree: inout Tree) {
    put(into: &tree, path[...])
  }

  private func put(into tree: inout Tree, _ rest: ArraySlice<Substring>) {
    guard let key = rest.first else {
      tree = value
      return
    }
    switch tree.content {
    case .list(var items):
      guard let index = NumberText.whole(key).flatMap(Int.init(exactly:)),
        items.indices.contains(index)
      else {
        problems.add(
          position, found: "no item \(String(key).quoted) in a list of \(items.count)",
          expected: items.isEmpty ? "a path to something else" : "0 to \(items.count - 1)")
        return
      }
      put(into: &items[index], rest.dropFirst())
      tree.content = .list(items)
    case .mapping(var entries):
      if let index = entries.firstIndex(where: { $0.key == key }) {
        put(into: &entries[index].value, rest.dropFirst())
      } else {
        var added = Tree(content: .mapping([]), position: position)
        put(into: &added, rest.dropFirst())
        entries.append(Tree.Entry(key: String(key), position: position, value: added))
      }
      tree.content = .mapping(entries)
    case .scalar:
      tree.content = .mapping([])
      put(into: &tree, rest)
    }
  }
}

extension Tree {
  /// The same with every position on `line` and `columns` further right.
  func moved(toLine line: Int, right columns: Int) -> Tree {
    func moved(_ position: Position) -> Position {
      Position(file: position.file, line: line, column: position.column + columns)
    }
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .list(let items): .list(items.map { $0.moved(toLine: line, right: columns) })
      case .mapping(let entries):
        .mapping(
          entries.map {
            Entry(
              key: $0.key, position: moved($0.position),
              value: $0.value.moved(toLine: line, right: columns))
          })
      }
    return Tree(content: content, position: moved(position))
  }
}
