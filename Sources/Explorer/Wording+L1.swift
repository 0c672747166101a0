import RollupSimulation

// What goes to L1 or to an L2, and what is decided there.

extension Wording {
  static func sentence(_ occurrence: Occurrence.Settlement, _ world: World) -> String {
    switch occurrence {
    case .settlementStarted(let kind, let i, let job):
      "The \(kind.name) of B.\(i) is being proven\(until(job, world))."
    case .settlementRefused(let kind, let i, let why):
      "No \(kind.name) of B.\(i): \(refusal(why, world.tree))."
    case .exitRequested(let r):
      "\(name(r)) posts the last B to L1, whether or not others agree."
    case .loneStarted(let r, let job): "\(name(r)) starts a lone proof\(until(job, world))."
    case .loneProven(let r, let id): "\(name(r))'s lone proof\(hash(id, world)) is ready and sent."
    case .loneRefused(let r, let why):
      "\(name(r)) can't prove alone: \(refusal(why, world.tree))."
    case .layer3Verified(let verified, let l2, let height):
      "\(name(l2))#\(height) verifies the \(count(verified.count, "proof")) of "
        + "\(list(verified))."
    }
  }

  static func sentence(_ occurrence: Occurrence.L1, _ world: World) -> String {
    switch occurrence {
    case .l1Sent(let id): "To L1: \(transactionName(id, world)) is sent."
    case .l1BlockMade(let number, let transactions):
      transactions.isEmpty
        ? "L1#\(number), no transaction."
        : "L1#\(number) includes \(count(transactions.count, "transaction"))."
    case .l1Refused(let id, let why):
      "L1 refuses \(transactionName(id, world)): \(refusal(why, world.tree))."
    case .l1Reorganised(let n, let orphaned, let returned):
      "L1 REORGANISED from L1#\(n): \(count(orphaned, "block")) left, "
        + "\(count(returned.count, "transaction")) wait again."
    }
  }

  static func sentence(_ occurrence: Occurrence.Contract, _ world: World) -> String {
    switch occurrence {
    case .registered(let i, _, let moved, let messages):
      "The registry takes B.\(i): \(list(moved)) settled, \(list(messages)) on L1."
    case .loneSettled(let r, _, let messages):
      "\(name(r)) settled by its lone proof, \(list(messages)) on L1."
    case .lonePending(let r, _, let exports):
      "L1 keeps \(name(r))'s proof until \(count(exports, "imported block")) "
        + "\(exports == 1 ? "is" : "are") settled."
    case .contractOpened(let r): "\(name(r))'s contract OPENED: it takes lone proofs now."
    case .slashed(let who, _, let amount): "\(party(who)) SLASHED by \(stake(amount))."
    case .membershipChanged(let r, let epoch, let isMember):
      "\(name(r)) \(isMember ? "joins" : "leaves") the tree with epoch \(epoch)."
    case .rootsLost(let last, let lost, let r):
      "\(name(r)) settled another branch than the tree holds: \(count(lost, "B")) after "
        + "checkpoint \(last) can never stand on L1, and all go on from there."
    case .rootsRestored(let first, let restored):
      "L1 took \(count(restored, "B")) from checkpoint \(first) on that were given up: "
        + "all go on from them."
    }
  }
}
