/// Checks a trace from the file alone: every hash, opening, export, signature and settlement, by
/// its own evaluation of PROTOCOL's rules. It shares the commitments with the simulation and
/// nothing else.
///
/// Feed it the bytes in order, then ask for the summary. It keeps what is still open (blocks that
/// L1 has not settled, proofs of the last epochs), so its memory does not grow with the trace as
/// long as epochs settle. Cost: the hashes of the trace, a few times.
public struct Auditor {
  private var lines = LineSplitter()
  private var chain = LineChain()
  private var number = 0
  private var state: AuditState?
  private var finding: Finding?

  /// An auditor that has read nothing.
  public init() {}

  /// Takes the next bytes. Throws at the first line with a broken rule; nothing is checked after
  /// that.
  public mutating func feed(_ bytes: ArraySlice<UInt8>) throws(Finding) {
    if let finding { throw finding }
    let tooLong = Finding(line: number + 1, rule: .form, words: "the line is too long")
    // The splitter is taken out while its lines are looked at: both belong to this value.
    var lines = self.lines
    self.lines = LineSplitter()
    try lines.feed(bytes, tooLong: tooLong) { line throws(Finding) in try take(line) }
    self.lines = lines
  }

  /// What was checked, once all bytes were fed; throws if the trace is cut off.
  public mutating func finish() throws(Finding) -> AuditSummary {
    if let finding { throw finding }
    guard !lines.hasRest, let state, state.isEnded else {
      throw Finding(
        line: number + 1, rule: .order, words: "the trace is cut off: expected a line 'end'")
    }
    var summary = state.summary
    summary.lines = number
    summary.unchecked = state.noteUnchecked()
    return summary
  }

  /// Entries kept for later lines: blocks, proofs, hashes, roots. For tests of its bound.
  var keptEntries: Int { state?.keptEntries ?? 0 }

  private mutating func take(_ line: ArraySlice<UInt8>) throws(Finding) {
    number += 1
    do throws(Breach) {
      try chain.check(line)
      let read = try TraceLine(line.dropLast(LineChain.tailCount))
      if state == nil {
        guard case .head(let head) = read.record else {
          throw Breach(.order, "expected the line 'head' first")
        }
        try head.check()
        state = AuditState(head)
      } else {
        try state!.take(read, line: number)
      }
    } catch {
      let found = Finding(line: number, rule: error.rule, words: error.words)
      finding = found
      throw found
    }
  }
}

/// What an audit checked.
public struct AuditSummary: Sendable {
  /// Lines of the trace.
  public internal(set) var lines = 0
  /// The scenario's name, as the head has it: text from a file.
  public internal(set) var scenario = ""
  /// The run identifier of the head: text from a file.
  public internal(set) var run = ""
  /// Rollup blocks executed again.
  public internal(set) var blocks = 0
  /// Messages sent.
  public internal(set) var sent = 0
  /// Messages opened and minted.
  public internal(set) var minted = 0
  /// Proof statements evaluated.
  public internal(set) var proofs = 0
  /// Exports settled in the tree.
  public internal(set) var settledExports = 0
  /// `B`s with their signatures.
  public internal(set) var roots = 0
  /// Blocks of L1.
  public internal(set) var l1Blocks = 0
  /// Decisions of registry and contracts.
  public internal(set) var decisions = 0
  /// Rollups that joined the tree or left it.
  public internal(set) var changesOfMembers = 0
  /// What no rule of this audit looks at, in words; empty where nothing is left out.
  public internal(set) var unchecked: [String] = []
  /// Commands and scheduled faults.
  public internal(set) var actions = 0
  /// Invariants that the run itself reported broken.
  public internal(set) var violations = 0
}
