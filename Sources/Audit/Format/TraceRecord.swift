/// One line of a trace, read.
enum TraceRecord {
  case head(HeadRecord)
  case genesis(GenesisRecord)
  case action(ActionRecord)
  case block(BlockRecord)
  case branch(BranchRecord)
  case chain(ChainRecord)
  case carry(CarryRecord)
  case node(NodeRecord)
  case root(RootRecord)
  case settlement(SettlementRecord)
  case lone(LoneRecord)
  case sent(SentRecord)
  case registered(MovesRecord)
  case loneSettled(MovesRecord)
  case lonePending(PendingRecord)
  case reorg(ReorgRecord)
  case member(MemberRecord)
  case slashed(SlashedRecord)
  case opened(OpenedRecord)
  case l1Block(L1BlockRecord)
  case cut(CutRecord)
  case violation(ViolationRecord)
  case end(EndRecord)
}

/// A record with its place in the run; lines before the first event have none.
struct TraceLine {
  private enum Kind: String {
    case head, genesis, action, block, branch, chain, carry, node, root, settlement, lone
    case registered, member, slashed, opened, cut, violation, end
    case sent = "l1_sent"
    case loneSettled = "lone_settled"
    case lonePending = "lone_pending"
    case reorg = "l1_reorg"
    case l1Block = "l1_block"

    var hasEvent: Bool { self != .head && self != .genesis }
  }
  let record: TraceRecord
  var event = 0
  var time = 0

  /// Reads the bytes of a line before its digest.
  init(_ body: ArraySlice<UInt8>) throws(Breach) {
    var line = LineReader(body)
    try line.open()
    let kind: Kind = try line.word("kind")
    if kind.hasEvent {
      try line.key("event")
      event = try line.natural()
      try line.key("time")
      time = try line.natural()
    }
    record =
      switch kind {
      case .head: .head(try HeadRecord(&line))
      case .genesis: .genesis(try GenesisRecord(&line))
      case .action: .action(try ActionRecord(&line))
      case .block: .block(try BlockRecord(&line))
      case .branch: .branch(try BranchRecord(&line))
      case .chain: .chain(try ChainRecord(&line))
      case .carry: .carry(try CarryRecord(&line))
      case .node: .node(try NodeRecord(&line))
      case .root: .root(try RootRecord(&line))
      case .settlement: .settlement(try SettlementRecord(&line))
      case .lone: .lone(try LoneRecord(&line))
      case .sent: .sent(try SentRecord(&line))
      case .registered: .registered(try MovesRecord(&line))
      case .loneSettled: .loneSettled(try MovesRecord(&line))
      case .lonePending: .lonePending(try PendingRecord(&line))
      case .reorg: .reorg(try ReorgRecord(&line))
      case .member: .member(try MemberRecord(&line))
      case .slashed: .slashed(try SlashedRecord(&line))
      case .opened: .opened(try OpenedRecord(&line))
      case .l1Block: .l1Block(try L1BlockRecord(&line))
      case .cut: .cut(try CutRecord(&line))
      case .violation: .violation(try ViolationRecord(&line))
      case .end: .end(try EndRecord(&line))
      }
    try line.end()
  }
}
