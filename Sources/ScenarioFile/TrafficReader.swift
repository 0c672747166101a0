import RollupSimulation

extension ValueReader {
  /// The largest amount of a message.
  static var mostAmount: UInt64 { 1_000_000_000_000 }

  /// The one entry of a mapping that says which kind of thing an item of a list is.
  func kind(_ tree: Tree, named name: String, kinds: [String]) -> Tree.Entry? {
    guard let fields = mapping(tree, named: name, keys: kinds) else { return nil }
    guard fields.entries.count == 1 else {
      // No entry at all is either an empty mapping or one whose keys were refused already.
      if case .mapping(let entries) = tree.content, entries.isEmpty || fields.entries.count > 1 {
        problems.add(
          tree.position, found: "\(fields.entries.count) keys in \(name.quoted)",
          expected: "exactly one of \(kinds.joined(separator: ", "))")
      }
      return nil
    }
    return fields.entries[0]
  }

  /// One item of `traffic`.
  func traffic(_ tree: Tree) -> Traffic? {
    let kinds = ["allToAll", "randomPairs", "hotSpot", "stream", "message"]
    guard let entry = kind(tree, named: "traffic", kinds: kinds) else { return nil }
    switch entry.key {
    case "allToAll":
      guard let fields = mapping(entry.value, named: entry.key, keys: ["amount"]),
        let amount = required("amount", of: fields).flatMap(amount)
      else { return nil }
      return .allToAll(amount: amount)
    case "randomPairs":
      let keys = ["permille", "amounts"]
      guard let fields = mapping(entry.value, named: entry.key, keys: keys) else { return nil }
      return chance(of: fields).map { .randomPairs(permille: $0, amounts: $1) }
    case "hotSpot":
      let keys = ["to", "permille", "amounts"]
      guard let fields = mapping(entry.value, named: entry.key, keys: keys) else { return nil }
      let to = required("to", of: fields).flatMap(rollup)
      guard let (permille, amounts) = chance(of: fields), let to else { return nil }
      return .hotSpot(to, permille: permille, amounts: amounts)
    case "stream": return stream(entry.value)
    default: return message(entry.value)
    }
  }

  private func stream(_ tree: Tree) -> Traffic? {
    let keys = ["from", "to", "amount", "start", "every"]
    guard let fields = mapping(tree, named: "stream", keys: keys) else { return nil }
    let start = fields["start"].map(moment) ?? .genesis
    let every = required("every", of: fields).flatMap { span($0, in: blockTime...TimeText.longest) }
    let amount = required("amount", of: fields).flatMap(amount)
    guard let (from, to) = ends(of: fields), let amount, let start, let every else { return nil }
    return .stream(from: from, to: to, amount: amount, start: start, every: every)
  }

  private func message(_ tree: Tree) -> Traffic? {
    let keys = ["from", "to", "amount", "at"]
    guard let fields = mapping(tree, named: "message", keys: keys) else { return nil }
    let at = required("at", of: fields).flatMap(moment)
    let amount = required("amount", of: fields).flatMap(amount)
    guard let (from, to) = ends(of: fields), let amount, let at else { return nil }
    return .single(from: from, to: to, amount: amount, at: at)
  }

  private func ends(of fields: Fields) -> (from: RollupID, to: RollupID)? {
    let from = required("from", of: fields).flatMap(rollup)
    let toTree = required("to", of: fields)
    guard let from, let toTree, let to = rollup(toTree) else { return nil }
    guard from != to else {
      refuse(toTree, expected: "another rollup than in 'from'")
      return nil
    }
    return (from, to)
  }

  private func chance(of fields: Fields) -> (permille: Int, amounts: ClosedRange<UInt64>)? {
    let permille = required("permille", of: fields).flatMap { integer($0, in: 0...1_000) }
    let amounts = required("amounts", of: fields).flatMap(amounts)
    guard let permille, let amounts else { return nil }
    return (permille, amounts)
  }

  private func amount(_ tree: Tree) -> UInt64? { whole(tree, in: 0...ValueReader.mostAmount) }

  /// `1..50`, or a single amount.
  private func amounts(_ tree: Tree) -> ClosedRange<UInt64>? {
    let text = tree.plainText ?? ""
    var low = text[...]
    var high = text[...]
    if let first = text.firstIndex(of: ".") {
      low = text[..<first]
      high = text[first...].hasPrefix("..") ? text[first...].dropFirst(2) : ""
    }
    if let low = NumberText.whole(low), let high = NumberText.whole(high), low <= high,
      high <= ValueReader.mostAmount
    {
      return low...high
    }
    refuse(
      tree,
      expected: "amounts such as 1..50, ascending, from 0 to \(ValueReader.mostAmount.grouped)")
    return nil
  }
}
