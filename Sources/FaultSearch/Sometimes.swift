/// What should happen in some run of a search: one that never reaches an exit proves nothing about
/// exits.
public enum Sometimes: String, CaseIterable, Hashable, Sendable {
  /// A successor took an epoch.
  case takeover
  /// A crashed aggregator came back and still held an epoch.
  case restartAsHolder = "restart_as_holder"
  /// All aggregators were down at once.
  case allAggregatorsDown = "all_aggregators_down"
  /// Work on a node died with its maker.
  case foldLost = "fold_lost"
  /// The registry took a `B` that came by an expansion.
  case expansionSettled = "expansion_settled"
  /// The registry took a `B` that came by an exposure.
  case exitSettled = "exit_settled"
  /// L1 refused a `B` because another stands already or the head is another one.
  case settlementRaced = "settlement_raced"
  /// A contract's lock was not renewed.
  case contractOpened = "contract_opened"
  /// An open contract took a lone proof.
  case loneProofSettled = "lone_proof_settled"
  /// The relation refused a lone proof.
  case loneProofRefused = "lone_proof_refused"
  /// A lock held against a lone proof.
  case frontRunLockedOut = "front_run_locked_out"
  /// A leaf was carried at the deadline.
  case leafCarried = "leaf_carried"
  /// A leaf was carried because its contract is open.
  case leafOfOpenContract = "leaf_of_open_contract"
  /// A late chain proof went in at a later checkpoint.
  case lateLeafIncluded = "late_leaf_included"
  /// An aggregator refused a leaf that starts from another block than the tree's.
  case staleLeafRefused = "stale_leaf_refused"
  /// An aggregator refused a leaf with a foreign export.
  case foreignExportRefused = "foreign_export_refused"
  /// The chain relation refused.
  case chainProofRefused = "chain_proof_refused"
  /// A chain proof was lost on its way.
  case chainProofLost = "chain_proof_lost"
  /// The node relation refused.
  case nodeRefused = "node_refused"
  /// A node was folded with junk.
  case junkFolded = "junk_folded"
  /// A rollup did not believe a node proof.
  case importRefused = "import_refused"
  /// A sequencer's block was invalid: a message minted before.
  case secondMintRefused = "second_mint_refused"
  /// A sequencer built another branch.
  case forked
  /// A chain went back to the branch in the tree or on L1.
  case revertedToOtherBranch = "reverted_to_other_branch"
  /// A chain went back to before an import that was lost.
  case revertedByLostImport = "reverted_by_lost_import"
  /// Messages left their chain with the block that sent them.
  case sendReverted = "send_reverted"
  /// A message was minted, lost its mint, and was minted again.
  case mintedAgainAfterRevert = "minted_again_after_revert"
  /// A stake was taken.
  case slashed
  /// An export settled because it equals `prev`.
  case exportSettledByEquality = "export_settled_by_equality"
  /// An export settled through a chain of links.
  case exportSettledByLink = "export_settled_by_link"
  /// An export merged into that of a higher node.
  case mergedUp = "merged_up"
  /// A leaf waited for another's.
  case leafEntangled = "leaf_entangled"
  /// L1 kept a proof until others settled.
  case lonePending = "lone_pending"
  /// A block of L1 opened messages.
  case openedThroughL1 = "opened_through_l1"
  /// L1 left some of its blocks.
  case l1Reorganised = "l1_reorganised"
  /// The contract of an L2 took a proof of an L3.
  case layer3Verified = "layer3_verified"
  /// A rollup joined the tree.
  case joined
  /// A rollup left the tree.
  case left
  /// A rollup reverted because what it imported was not settled in time.
  case revertedByTimeout = "reverted_by_timeout"
  /// A rollup reverted because L1 left a block that it had imported.
  case revertedByReorg = "reverted_by_reorg"
  /// A forked rollup went back to the branch that the aggregator had committed to.
  case revertedToCommittedBranch = "reverted_to_committed_branch"
  /// A mint became final.
  case mintFinal = "mint_final"
  /// At the end a message waits for what nobody under way will bring.
  case stuckAtEnd = "stuck_at_end"
  /// At the end every message is final or reverted.
  case allDoneAtEnd = "all_done_at_end"
}

/// A set of them, which grows with their number.
public struct SometimesSet: Hashable, Sendable {
  /// Bit `k` of all words one after another is the `k`-th of all cases.
  private var words = [UInt64](repeating: 0, count: (all.count + 63) / 64)
  private static let all = Sometimes.allCases

  /// None of them.
  public init() {}

  /// Whether a property was reached. O(1) after the first call.
  public func contains(_ property: Sometimes) -> Bool {
    let place = Self.place(property)
    return words[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  mutating func insert(_ property: Sometimes) {
    let place = Self.place(property)
    words[place / 64] |= 1 << UInt64(place % 64)
  }

  private static func place(_ property: Sometimes) -> Int { places[property]! }
  private static let places = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($0.element, $0.offset) })
}

extension SometimesSet: LosslessStringConvertible {
  /// The words in hexadecimal, such as `3f01` or `3f01.2`.
  public var description: String {
    words.map { String($0, radix: 16) }.joined(separator: ".")
  }

  /// Reads back what `description` wrote; `nil` for anything else.
  public init?(_ description: String) {
    let texts = description.split(separator: ".", omittingEmptySubsequences: false)
    let read = texts.map { UInt64($0, radix: 16) }
    guard read.count == words.count, !read.contains(nil) else { return nil }
    words = read.compactMap { $0 }
  }
}
