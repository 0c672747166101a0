import Yams

/// Makes a `Tree` of YAML text: one document, no tags, anchors, aliases or merge keys, every key a
/// text and no key twice.
struct TreeComposer {
  /// Deepest nesting of lists and mappings.
  static let maxDepth = 16
  /// Longest list or mapping.
  static let maxItems = 100_000

  private let source: SourceText
  private let problems: Problems

  /// The tree of `source`, or `nil` if there is none; what is wrong goes to `problems`.
  static func compose(_ source: SourceText, problems: Problems) -> Tree? {
    let size = source.text.utf8.count
    guard size <= SourceText.maxBytes else {
      problems.add(
        Position(file: source.fileName, line: 1, column: 1), found: "\(size.grouped) bytes",
        expected: "at most \(SourceText.maxBytes.grouped) bytes")
      return nil
    }
    if let obstacle = source.firstObstacle() {
      problems.add(obstacle)
      return nil
    }
    let composer = TreeComposer(source: source, problems: problems)
    do {
      // The basic resolver gives every scalar as written: `1:30`, `yes`, `1e3` stay text.
      let parser = try Parser(
        yaml: source.text, resolver: .basic, constructor: .default, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        problems.add(composer.start, found: "no document", expected: "a mapping with 'schema: 1'")
        return nil
      }
      return composer.tree(root, depth: 0)
    } catch let error as YamlError {
      composer.report(error)
    } catch {
      problems.add(composer.start, found: "text that is no YAML", expected: "YAML")
    }
    return nil
  }

  private var start: Position { Position(file: source.fileName, line: 1, column: 1) }

  private func position(_ mark: Mark?) -> Position {
    Position(file: source.fileName, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  private func tree(_ node: Node, depth: Int) -> Tree? {
    let position = position(node.mark)
    // A node's mark is where its properties begin, so the first character tells them apart from
    // content; no plain scalar begins with one of these.
    switch source.scalar(line: position.line, column: position.column) {
    case "&":
      problems.add(position, found: "an anchor", expected: "the value written out in each place")
      return nil
    case "!":
      problems.add(position, found: "a tag", expected: "a value without a tag")
      return nil
    default: break
    }
    switch node {
    case .scalar(let scalar):
      return Tree(
        content: .scalar(scalar.string, plain: scalar.style == .plain), position: position)
    case .sequence(let sequence):
      guard isSizeAllowed(sequence.count, depth: depth, position) else { return nil }
      let items = sequence.map { tree($0, depth: depth + 1) }
      guard !items.contains(where: { $0 == nil }) else { return nil }
      return Tree(content: .list(items.compactMap { $0 }), position: position)
    case .mapping(let mapping):
      guard isSizeAllowed(mapping.count, depth: depth, position) else { return nil }
      return entries(mapping, depth: depth).map {
        Tree(content: .mapping($0), position: position)
      }
    case .alias:
      problems.add(position, found: "an alias", expected: "the value written out in each place")
      return nil
    }
  }

  private func isSizeAllowed(_ count: Int, depth: Int, _ position: Position) -> Bool {
    if depth >= TreeComposer.maxDepth {
      problems.add(
        position, found: "too deep nesting", expected: "at most \(TreeComposer.maxDepth) levels")
      return false
    }
    if count > TreeComposer.maxItems {
      problems.add(
        position, found: "\(count.grouped) entries",
        expected: "at most \(TreeComposer.maxItems.grouped) in one list or mapping")
      return false
    }
    return true
  }

  private func entries(_ mapping: Node.Mapping, depth: Int) -> [Tree.Entry]? {
    var entries: [Tree.Entry] = []
    var isWhole = true
    for (key, value) in mapping {
      guard let keyTree = tree(key, depth: depth + 1), let valueTree = tree(value, depth: depth + 1)
      else {
        isWhole = false
        continue
      }
      guard case .scalar(let name, _) = keyTree.content else {
        problems.add(keyTree.position, found: "\(keyTree.summary) as a key", expected: "a word")
        isWhole = false
        continue
      }
      entries.append(Tree.Entry(key: name, position: keyTree.position, value: valueTree))
    }
    return isWhole ? entries : nil
  }

  private func report(_ error: YamlError) {
    switch error {
    case .parser(_, let problem, let mark, _) where problem.contains("nesting level"):
      problems.add(
        position(mark), found: "too deep nesting",
        expected: "at most \(TreeComposer.maxDepth) levels")
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let detail = context.map { " (\($0.text))" } ?? ""
      problems.add(position(mark), found: "\(problem)\(detail)", expected: "YAML")
    case .composer(_, let problem, let mark, _) where problem.contains("alias"):
      problems.add(
        position(mark), found: "an alias", expected: "the value written out in each place")
    case .composer(_, _, let mark, _):
      problems.add(position(mark), found: "another document", expected: "a single document")
    case .duplicatedKeysInMapping(let duplicates, let context):
      problems.add(
        position(context.mark), found: "key \((duplicates.first ?? "").quoted) more than once",
        expected: "each key once in a mapping")
    default:
      problems.add(start, found: "text that is no YAML", expected: "YAML")
    }
  }
}
