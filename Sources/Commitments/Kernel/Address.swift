/// The one way to name an object, on screen, in files and in `:goto` (EXPERIENCE 1).
public enum Address: Hashable, Sendable {
  /// `R5`
  case rollup(RollupID)
  /// `R5#183`, the block at that height on the chain.
  case block(RollupID, height: Int)
  /// `A5.3`, the chain proof at a checkpoint.
  case chainProof(RollupID, checkpoint: Int)
  /// `4-5.3`, a node by its first and last leaf in the tree's order. `C.3` and `D.3`, the root's
  /// children, are read as `.child` because their leaves depend on the tree.
  case node(first: Int, last: Int, checkpoint: Int)
  /// `C.3` (left) and `D.3` (right), the root's children.
  case child(right: Bool, checkpoint: Int)
  /// `B.3`
  case root(checkpoint: Int)
  /// `m17`
  case message(MessageID)
  /// `L1#77`
  case l1Block(Int)
  /// `Agg0`
  case aggregator(AggregatorID)
  /// `cmd 1`
  case command(CommandID)
  /// `e1780`
  case event(Int)
}

extension Address: CustomStringConvertible {
  /// The address as written and read.
  public var description: String {
    switch self {
    case .rollup(let r): "R\(r.rawValue)"
    case .block(let r, let h): "R\(r.rawValue)#\(h)"
    case .chainProof(let r, let i): "A\(r.rawValue).\(i)"
    case .node(let first, let last, let i): "\(first)-\(last).\(i)"
    case .child(let right, let i): "\(right ? "D" : "C").\(i)"
    case .root(let i): "B.\(i)"
    case .message(let m): "m\(m.rawValue)"
    case .l1Block(let n): "L1#\(n)"
    case .aggregator(let a): "Agg\(a.rawValue)"
    case .command(let c): "cmd \(c.rawValue)"
    case .event(let n): "e\(n)"
    }
  }
}

extension Address {
  /// Reads any address of the grammar; `nil` if the text is none. Letters are case-sensitive and
  /// numbers have at most nine digits, no sign and no leading zero.
  public init?(_ text: String) {
    if let n = Self.number(text, after: "L1#") {
      self = .l1Block(n)
    } else if let n = Self.number(text, after: "Agg") {
      self = .aggregator(AggregatorID(n))
    } else if let n = Self.number(text, after: "cmd ") {
      self = .command(CommandID(n))
    } else if let n = Self.number(text, after: "e") {
      self = .event(n)
    } else if let n = Self.number(text, after: "m") {
      self = .message(MessageID(n))
    } else if let n = Self.number(text, after: "B.") {
      self = .root(checkpoint: n)
    } else if let n = Self.number(text, after: "C.") {
      self = .child(right: false, checkpoint: n)
    } else if let n = Self.number(text, after: "D.") {
      self = .child(right: true, checkpoint: n)
    } else if let n = Self.number(text, after: "R") {
      self = .rollup(RollupID(n))
    } else if let (r, h) = Self.pair(text, after: "R", separator: "#") {
      self = .block(RollupID(r), height: h)
    } else if let (r, i) = Self.pair(text, after: "A", separator: ".") {
      self = .chainProof(RollupID(r), checkpoint: i)
    } else if let dot = text.lastIndex(of: "."),
      let i = Self.number(String(text[dot...]), after: "."),
      let (first, last) = Self.pair(String(text[..<dot]), after: "", separator: "-"), first < last
    {
      self = .node(first: first, last: last, checkpoint: i)
    } else {
      return nil
    }
  }

  private static func number(_ text: String, after prefix: String) -> Int? {
    guard text.hasPrefix(prefix) else { return nil }
    let digits = text.utf8.dropFirst(prefix.utf8.count)
    guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.first != 0x30 || digits.count == 1
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func pair(
    _ text: String, after prefix: String, separator: Character
  ) -> (Int, Int)? {
    guard text.hasPrefix(prefix), let at = text.firstIndex(of: separator),
      let a = number(String(text[..<at]), after: prefix),
      let b = number(String(text[text.index(after: at)...]), after: "")
    else { return nil }
    return (a, b)
  }
}
