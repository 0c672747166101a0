import RollupSimulation

/// The only English about the protocol: names, times and numbers as people read them. What
/// happened, what is waited for and what a rule refused are worded in the files beside this one.
public enum Wording {
  /// A moment without needless hours: `15:28`, `1:02:00`.
  public static func clock(_ time: Instant) -> String {
    TimeText.shortClock(of: time)
  }

  /// A length of time: `350 ms`, `12.5 s`, `28 s`, `5 min`, `1 h 04 min`.
  public static func length(_ span: Span) -> String {
    let millis = span.milliseconds
    if millis < 0 { return "-" + length(Span(milliseconds: -millis)) }
    if millis < 1000 { return "\(millis) ms" }
    let seconds = millis / 1000
    if seconds < 120 {
      let tenths = millis % 1000 / 100
      return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
    }
    if seconds < 3600 {
      return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
    }
    return seconds % 3600 == 0
      ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(two(seconds / 60 % 60)) min"
  }

  /// A number with commas: `6,668`.
  public static func number(_ n: some BinaryInteger) -> String {
    let digits = Array("\(n)")
    var text = ""
    for (k, digit) in digits.enumerated() {
      if k > 0, (digits.count - k) % 3 == 0, digits[k - 1] != "-" { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A count with its noun, such as `1 block` or `6,668 messages`.
  public static func count(_ n: some BinaryInteger, _ noun: String) -> String {
    "\(number(n)) \(n == 1 ? noun : plural(noun))"
  }

  /// More than one of something: `blocks`, `hashes`, `leaves`.
  static func plural(_ noun: String) -> String {
    if noun.hasSuffix("f") { return noun.dropLast() + "ves" }
    return noun + (["s", "sh", "ch", "x"].contains(where: noun.hasSuffix) ? "es" : "s")
  }

  /// An amount kept in thousandths of a unit: `32.0`.
  public static func stake(_ thousandths: UInt64) -> String {
    "\(thousandths / 1000).\(thousandths % 1000 / 100)"
  }

  /// A rollup: `R5`.
  public static func name(_ rollup: RollupID) -> String { "R\(rollup.rawValue)" }
  /// An aggregator: `Agg0`.
  public static func name(_ aggregator: AggregatorID) -> String { "Agg\(aggregator.rawValue)" }
  /// A message: `m17`.
  public static func name(_ message: MessageID) -> String { "m\(message.rawValue)" }

  /// As many are named in a list; more are counted.
  static let namedMax = 3

  /// A short list of messages: `m14`, `m14 and m15`, `1,250 messages`.
  public static func list(_ messages: [MessageID]) -> String {
    switch messages.count {
    case 0: "no message"
    case 1: name(messages[0])
    case 2: "\(name(messages[0])) and \(name(messages[1]))"
    case 3: "\(name(messages[0])), \(name(messages[1])) and \(name(messages[2]))"
    default: count(messages.count, "message")
    }
  }

  /// A short list of rollups: `R3`, `R3 and R4`, `8 rollups`.
  public static func list(_ rollups: [RollupID]) -> String {
    switch rollups.count {
    case 0: "no rollup"
    case 1: name(rollups[0])
    case 2: "\(name(rollups[0])) and \(name(rollups[1]))"
    default: count(rollups.count, "rollup")
    }
  }

  /// A party: `R3's prover`, `Agg0`, `L1`.
  public static func party(_ party: Party) -> String {
    switch party {
    case .sequencer(let r): "\(name(r))'s sequencer"
    case .prover(let r): "\(name(r))'s prover"
    case .aggregator(let a): name(a)
    case .l1: "L1"
    case .network: "the network"
    case .person: "you"
    }
  }

  /// A message's level, as the counts name it.
  public static func level(_ level: Message.Level) -> String {
    switch level {
    case .sent: "Sent"
    case .openable: "Open"
    case .imported: "Imported"
    case .settled: "Tree"
    case .onL1: "L1"
    case .final: "Final"
    }
  }

  /// A node at a checkpoint, by the name of the grammar: `0-1.3`, `C.3`, `A5.3`.
  static func node(_ node: NodeID, _ checkpoint: Int, _ world: World) -> String {
    world.address(of: node, checkpoint: checkpoint).description
  }

  /// An export or import by what its hash is of: `0-1.2`, `R5#183`, `L1#77`.
  static func hashed(_ hash: ImportedHash, _ tree: TreeShape) -> String {
    switch hash.kind {
    case .l1Block: return "L1#\(hash.index)"
    case .rollupBlock: return "R\(hash.first)#\(hash.index)"
    case .node:
      guard let node = tree.node(first: Int(hash.first), count: Int(hash.count)) else {
        return "\(hash.first)-\(Int(hash.first) + Int(hash.count) - 1).\(hash.index)"
      }
      let place = tree[node]
      if node == TreeShape.root { return "B.\(hash.index)" }
      if place.isLeaf { return "A\(tree.rollup(at: node).rawValue).\(hash.index)" }
      if place.parent == TreeShape.root { return "\(place.first == 0 ? "C" : "D").\(hash.index)" }
      return "\(place.first)-\(place.last).\(hash.index)"
    }
  }

  /// The digit of an export's token: the level of the node named; letters from 10 on.
  static func token(_ hash: ImportedHash, _ tree: TreeShape) -> String {
    switch hash.kind {
    case .l1Block: return "L"
    case .rollupBlock: return "R\(hash.first)"
    case .node:
      guard let node = tree.node(first: Int(hash.first), count: Int(hash.count)) else {
        return "?"
      }
      return digit(tree.level(of: node))
    }
  }

  /// The exports of a proof in a few cells: `1 3 ×7 L`, foreign blocks only counted.
  static func tokens(_ exports: [ImportedHash], _ tree: TreeShape) -> Glyphs {
    var levels = UInt64(0)
    var (isUnknown, blocks, hasL1) = (false, 0, false)
    for export in exports {
      switch export.kind {
      case .l1Block: hasL1 = true
      case .rollupBlock: blocks += 1
      case .node:
        if let node = tree.node(first: Int(export.first), count: Int(export.count)) {
          levels |= UInt64(1) << UInt64(tree.level(of: node))
        } else {
          isUnknown = true
        }
      }
    }
    var texts = (0...tree.depth).filter { levels >> UInt64($0) & 1 == 1 }.map {
      "\(digitSign($0))" as Glyphs
    }
    if isUnknown { texts.append("?") }
    if blocks > 0 { texts.append("×\(blocks)") }
    if hasL1 { texts.append("L") }
    return texts.joined(separator: " ")
  }

  /// A level in one cell: letters from 10 on.
  static func digitSign(_ level: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8((level < 10 ? 48 : 87) + min(level, 35)))
  }

  /// The same as text.
  static func digit(_ level: Int) -> String { String(Character(digitSign(level))) }

  /// At least two digits.
  static func two(_ n: some BinaryInteger) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// The plural of a step unit's neighbours in the header.
  static func unit(_ unit: StepUnit) -> String { "\(unit)" }
}
