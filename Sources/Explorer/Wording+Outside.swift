import RollupSimulation

extension Wording {
  /// What happens on L1 and on an L2 to rollups that settle without the tree, or enter and leave
  /// it.
  static func outside(_ occurrence: Occurrence, _ world: World) -> String {
    switch occurrence {
    case .lonePending(let r, _, let exports):
      return "L1 keeps \(name(r))'s proof until \(count(exports, "imported block")) "
        + "\(exports == 1 ? "is" : "are") settled."
    case .l1Openable(let n, let messages):
      return "L1#\(n) can be imported: it opens \(list(messages))."
    case .l1Reorganised(let n, let orphaned, let returned):
      return "L1 REORGANISED from L1#\(n): \(count(orphaned, "block")) left, "
        + "\(count(returned.count, "transaction")) wait again."
    case .importFailed(let r, let hash, let isLate):
      return "\(name(r))'s import of \(hashed(hash, world.tree)) "
        + (isLate ? "was not settled in time." : "can never settle.")
    case .layer3Verified(let verified, let l2, let height):
      return "\(name(l2))#\(height) verifies the \(count(verified.count, "proof")) of "
        + "\(list(verified))."
    case .membershipChanged(let r, let epoch, let isMember):
      return "\(name(r)) \(isMember ? "joins" : "leaves") the tree with epoch \(epoch)."
    default: preconditionFailure("not about what is outside the tree")
    }
  }

  /// What a message was opened or settled by, as a name.
  static func via(_ via: Message.Via, _ world: World) -> String {
    switch via.place {
    case .node(let v, let i): node(v, i, world)
    case .ownState(let r, _): "\(name(r))'s own state"
    case .block, .l1Block: world.address(of: via).description
    }
  }
}
