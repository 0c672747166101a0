/// The rules that a trace is held against; each name is what a finding says and what the manual
/// explains.
public enum Rule: String, CaseIterable, Hashable, Sendable {
  /// The digest that ends a line is not that of the line before and this line's bytes.
  case lineDigest = "line-digest"
  /// A line is no record of the format.
  case form
  /// Lines out of order: events, times, numbers of proofs, blocks or transactions, a missing end.
  case order
  /// The head is no possible setting.
  case head
  /// A genesis block is not the one that the head implies.
  case genesis
  /// A block does not extend its rollup's head by one.
  case blockParent = "block-parent"
  /// A block's time is not after its parent's, or lies in the future.
  case blockTime = "block-time"
  /// A root in a block's header is not that of what the block did.
  case blockRoot = "block-root"
  /// A hash is not that of its preimage.
  case hash
  /// An opening does not lead from the imported hash to the sender's block.
  case opening
  /// A message is not in the sender's outbox.
  case inclusion
  /// A mint that no opening of its block shows.
  case mint
  /// A message out of the order of nonces, or minted twice.
  case nonce
  /// More spent than there was.
  case balance
  /// A hash was imported that no proof in the trace states, or by a rollup that is not below it.
  case importedHash = "import"
  /// Messages that came by another mode than the one between the two rollups.
  case mode
  /// A chain's new head is no block of that rollup, or its state is not what that block commits to.
  case branch
  /// A cause for leaving a branch that is not there.
  case revertCause = "revert-cause"
  /// A leaf that is not its chain's last block at the checkpoint, or a proof made before it.
  case checkpoint
  /// A leaf that the tree may not take in: of no member, or of one whose contract is open.
  case leaf
  /// A proof made, or a `B` signed, by an aggregator whose turn it is not.
  case turn
  /// A chain proof whose blocks do not lead from where it starts to where it ends.
  case chain
  /// A carried leaf that is no leaf of the tree, or for a cause that is not there.
  case carry
  /// A node proof over inputs that do not belong there.
  case inputs
  /// Exports that are not what the inputs' exports come to.
  case exports
  /// An export that vanished without being equal or linked to the true hash.
  case settlement
  /// Exports left at the root.
  case rootExports = "root-exports"
  /// A `B` that does not continue the one before.
  case continuity
  /// A signature that is not its signer's.
  case signature
  /// A statement whose digest is another.
  case statement
  /// An expansion or exposure that does not open the `B` that it names.
  case expansion
  /// A lone proof with an import that lies under no accepted `B`.
  case lone
  /// A transaction to L1 that names nothing, or evidence that shows no conflict.
  case transaction
  /// A block of L1 that does not follow from the one before and from what was sent.
  case l1Block = "l1-block"
  /// A decision of registry or contracts that the rules do not give.
  case decision
  /// A settled block that does not descend from the one settled before.
  case forward
  /// A mint on a chain that L1 stores, without its send on one that L1 stores.
  case conservation
  /// Blocks of L1 that are taken back otherwise than an action asks for.
  case reorg
  /// A rollup that joins or leaves without having asked, or at another time than an epoch's end.
  case membership
  /// A tree that was cut although no contract contradicts it, or that goes on from another `B`.
  case cut
  /// A contract that opened, or stayed locked, against the rule of locks.
  case lock
  /// Gas that the cost model does not give.
  case gas
  /// Totals at the end that are not those of the lines.
  case end
}

/// What an auditor found: the first line at which a rule does not hold.
///
/// What follows a broken rule has no footing, so an audit stops there.
public struct Finding: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// The rule.
  public let rule: Rule
  /// What was found and what it should have been; printable ASCII.
  public let words: String

  /// `line 17: block-root: …`
  public var description: String { "line \(line): \(rule.rawValue): \(words)" }
}

/// A broken rule, before anybody knows at which line.
struct Breach: Error {
  let rule: Rule
  let words: String

  init(_ rule: Rule, _ words: String) {
    self.rule = rule
    self.words = words
  }
}

/// Demands a rule.
func demand(
  _ condition: Bool, _ rule: Rule, _ words: @autoclosure () -> String
) throws(Breach) {
  if !condition { throw Breach(rule, words()) }
}

/// Demands that what a line declares is what was computed.
func demand(
  _ declared: Digest, is computed: Digest, _ rule: Rule, _ what: String
) throws(Breach) {
  if declared != computed {
    throw Breach(rule, "\(what) is declared \(declared.hex) and computed \(computed.hex)")
  }
}

/// Demands that a number is what was computed.
func demand<N: BinaryInteger>(
  _ declared: N, is computed: N, _ rule: Rule, _ what: String
) throws(Breach) {
  if declared != computed {
    throw Breach(rule, "\(what) is declared \(declared) and computed \(computed)")
  }
}
