import RollupSimulation

extension RunResult {
  /// The version of the report's format.
  static let schema = 1

  /// The report for machines; README, "The report", describes every field.
  var json: JSON {
    let tally = report.tally
    let counts = report.messages
    return .object([
      ("schema", .int(Self.schema)),
      ("scenario", .string(report.scenario)),
      ("seed", .unsigned(report.seed)),
      ("run", .string(report.run)),
      ("mode", .string(report.mode)),
      ("rollups", .int(report.rollups)),
      ("simulated_ms", .int(report.simulatedMillis)),
      ("events", .int(report.events)),
      ("blocks", .int(tally.blocks)),
      ("proofs", .int(tally.proofs)),
      ("checkpoints", .int(tally.checkpoints)),
      ("settlements", .int(tally.settlements)),
      (
        "exports",
        .object([
          ("leaf_max", .int(tally.leafExportsMax)),
          ("leaf_mean", .thousandths(report.leafExportsMeanThousandths)),
          ("inner_max", .int(tally.innerExportsMax)),
          ("root_max", .int(tally.rootExportsMax)),
          ("total_last_checkpoint", .int(tally.exportsTotalLastCheckpoint)),
          (
            "levels_last_checkpoint",
            .array(
              report.figures.exportLevels.enumerated().map { level, exports in
                .object([
                  ("level", .int(level)), ("proofs", .int(exports.proofs)),
                  ("max", .int(exports.max)), ("sum", .int(exports.sum)),
                ])
              })
          ),
        ])
      ),
      (
        "messages",
        .object([
          ("sent", .int(counts.sent)),
          ("usable", .int(counts.usable)),
          ("settled_in_tree", .int(counts.settledInTree)),
          ("covered", .int(counts.covered)),
          ("on_l1", .int(counts.onL1)),
          ("reverted", .int(counts.reverted)),
          ("stuck", .int(report.stuck)),
          ("forged_accepted", .int(tally.forgedAccepted)),
        ])
      ),
      (
        "latency_ms",
        .object([
          ("usable", Self.json(report.usable)),
          ("covered", Self.json(report.covered)),
          ("on_l1", Self.json(report.onL1)),
        ])
      ),
      (
        "at_risk",
        .object([
          ("blocks_max", .int(tally.atRiskMax)), ("blocks_at_end", .int(tally.atRisk)),
          ("messages_max", .int(counts.atRiskMax)),
          ("messages_at_end", .int(counts.atRisk)),
        ])
      ),
      (
        "reverted",
        .object([
          ("blocks", .int(tally.revertedBlocks)), ("messages", .int(counts.reverted)),
        ])
      ),
      (
        "l1",
        .object([
          ("gas", .unsigned(report.gas)),
          (
            "gas_per_message_thousandths",
            .unsigned(report.figures.gasPerMessageThousandths ?? 0)
          ),
          ("transactions", .int(tally.l1Transactions)),
          ("slashed", .unsigned(tally.slashed)),
        ])
      ),
      ("wasted_proofs", .int(tally.wastedProofs)),
      ("proof_bytes", .int(report.figures.proofBytes)),
      (
        "invariants",
        .object([
          ("checked", .int(isCheckingInvariants ? report.events : 0)),
          ("violations", .array(report.violations.map(Self.json))),
        ])
      ),
      (
        "expectations",
        .object([
          ("passed", .int(expectationsPassed)),
          ("failed", .array(expectationsFailed.map(Self.json))),
        ])
      ),
      ("final_state_hash", .string(report.finalStateHash.hex)),
    ])
  }

  private static func json(_ latency: Report.Latency) -> JSON {
    .object([
      ("count", .int(latency.count)), ("mean", .int(latency.mean)), ("p50", .int(latency.p50)),
      ("p99", .int(latency.p99)), ("max", .int(latency.max)),
    ])
  }

  private static func json(_ violation: InvariantViolation) -> JSON {
    .object([
      ("property", .int(violation.property.rawValue)),
      ("name", .string("\(violation.property)")),
      ("event", .int(violation.event)),
      ("time_ms", .int(violation.time.milliseconds)),
      ("object", .string(violation.object?.description ?? "")),
      ("declared", .int(violation.declared)),
      ("computed", .int(violation.computed)),
    ])
  }

  private static func json(_ failure: ExpectationChecker.Failure) -> JSON {
    .object([
      ("expectation", .string(words(failure.expectation))),
      ("found", .int(failure.found)),
      ("event", .int(failure.event)),
      ("time_ms", .int(failure.time.milliseconds)),
    ])
  }
}
