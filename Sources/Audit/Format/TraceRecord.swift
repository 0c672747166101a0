import FoundationEssentials

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
struct TraceLine: Decodable {
  let record: TraceRecord
  let event: Int?
  let time: Int?

  private enum Key: String, CodingKey { case kind, event, time }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    event = try container.decodeIfPresent(Natural.self, forKey: .event)?.value
    time = try container.decodeIfPresent(Natural.self, forKey: .time)?.value
    switch try container.decode(String.self, forKey: .kind) {
    case "head": record = .head(try HeadRecord(from: decoder))
    case "genesis": record = .genesis(try GenesisRecord(from: decoder))
    case "action": record = .action(try ActionRecord(from: decoder))
    case "block": record = .block(try BlockRecord(from: decoder))
    case "branch": record = .branch(try BranchRecord(from: decoder))
    case "chain": record = .chain(try ChainRecord(from: decoder))
    case "carry": record = .carry(try CarryRecord(from: decoder))
    case "node": record = .node(try NodeRecord(from: decoder))
    case "root": record = .root(try RootRecord(from: decoder))
    case "settlement": record = .settlement(try SettlementRecord(from: decoder))
    case "lone": record = .lone(try LoneRecord(from: decoder))
    case "l1_sent": record = .sent(try SentRecord(from: decoder))
    case "registered": record = .registered(try MovesRecord(from: decoder))
    case "lone_settled": record = .loneSettled(try MovesRecord(from: decoder))
    case "lone_pending": record = .lonePending(try PendingRecord(from: decoder))
    case "l1_reorg": record = .reorg(try ReorgRecord(from: decoder))
    case "member": record = .member(try MemberRecord(from: decoder))
    case "slashed": record = .slashed(try SlashedRecord(from: decoder))
    case "opened": record = .opened(try OpenedRecord(from: decoder))
    case "l1_block": record = .l1Block(try L1BlockRecord(from: decoder))
    case "cut": record = .cut(try CutRecord(from: decoder))
    case "violation": record = .violation(try ViolationRecord(from: decoder))
    case "end": record = .end(try EndRecord(from: decoder))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "unknown kind")
    }
  }

  /// Reads a line; a text that is no record is named by the member that is wrong, never quoted.
  static func read(_ line: ArraySlice<UInt8>, by decoder: JSONDecoder) throws(Breach) -> TraceLine {
    do {
      return try decoder.decode(TraceLine.self, from: Data(line))
    } catch let error as DecodingError {
      throw Breach(.form, "no record: \(place(of: error))")
    } catch {
      throw Breach(.form, "no record")
    }
  }

  private static func place(of error: DecodingError) -> String {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    case .keyNotFound(let key, let found):
      return "the member '\(key.stringValue)' is missing\(suffix(found.codingPath))"
    @unknown default: return "it can't be read"
    }
    return context.codingPath.isEmpty
      ? "it is no JSON object of a known kind" : "a wrong value\(suffix(context.codingPath))"
  }

  /// Only keys that this module asked for stand in a path, so it is safe to print.
  private static func suffix(_ path: [any CodingKey]) -> String {
    let parts = path.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }
    return parts.isEmpty ? "" : " in '\(parts.joined(separator: "."))'"
  }
}
