import RollupSimulation

extension RunResult {
  /// The version of the report's format.
  static let schema = 2

  /// The report for machines; README, "The report", and the manual's page *Report* tell of every
  /// field. Each counter stands at the path that is its name, which is what expectations read by
  /// that name; what is no counter stands behind those of its object.
  var json: JSON {
    var tree = JSONTree()
    tree.put("schema", .int(Self.schema))
    tree.put("scenario", .string(report.scenario))
    tree.put("seed", .unsigned(report.seed))
    tree.put("run", .string(report.run))
    tree.put("mode", .string(report.mode))
    tree.put("rollups", .int(report.rollups))
    tree.put("simulated_ms", .int(report.simulatedMillis))
    for counter in Quantity.Counter.allCases {
      tree.put(counter.rawValue, .integer(report[counter]))
    }
    tree.put("exports.leaf_mean", .thousandths(report.leafExportsMeanThousandths))
    tree.put("exports.levels_last_checkpoint", levels)
    put(report.usable, at: "latency_ms.usable", &tree)
    put(report.covered, at: "latency_ms.covered", &tree)
    put(report.onL1, at: "latency_ms.on_l1", &tree)
    tree.put(
      "l1.gas_per_message_thousandths", .unsigned(report.figures.gasPerMessageThousandths ?? 0))
    tree.put("proof_bytes", .int(report.figures.proofBytes))
    tree.put("invariants.checked", .integer(isCheckingInvariants ? report[.events] : 0))
    tree.put("invariants.broken", .array(report.violations.map(Self.json)))
    tree.put("expectations.passed", .int(expectationsPassed))
    tree.put("expectations.failed", .array(expectationsFailed.map(Self.json)))
    tree.put("final_state_hash", .string(report.finalStateHash.hex))
    return tree.json
  }

  private var levels: JSON {
    .array(
      report.figures.exportLevels.enumerated().map { level, exports in
        .object([
          ("level", .int(level)), ("proofs", .int(exports.proofs)), ("max", .int(exports.max)),
          ("sum", .int(exports.sum)),
        ])
      })
  }

  /// The whole object anew, in one order for all: what counters have put there is among it.
  private func put(_ latency: Report.Latency, at path: String, _ tree: inout JSONTree) {
    tree.put(
      path,
      .object([
        ("count", .int(latency.count)), ("mean", .integer(latency.mean)),
        ("p50", .integer(latency.p50)), ("p99", .integer(latency.p99)),
        ("max", .integer(latency.max)),
      ]))
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

/// An object that is filled by dotted paths: whatever begins alike stands together, in the order of
/// its first coming.
private struct JSONTree {
  private enum Node {
    case value(JSON)
    case tree(JSONTree)
  }
  private var members: [(name: String, node: Node)] = []

  /// A value at a path; one that is there is replaced.
  mutating func put(_ path: String, _ value: JSON) {
    put(path.split(separator: ".").map(String.init)[...], value)
  }

  private mutating func put(_ path: ArraySlice<String>, _ value: JSON) {
    guard let name = path.first else { return }
    let place = members.firstIndex { $0.name == name }
    var node = Node.value(value)
    if path.count > 1 {
      var inner = JSONTree()
      if let place, case .tree(let known) = members[place].node { inner = known }
      inner.put(path.dropFirst(), value)
      node = .tree(inner)
    }
    if let place { members[place].node = node } else { members.append((name, node)) }
  }

  var json: JSON {
    .object(
      members.map { name, node in
        switch node {
        case .value(let value): (name, value)
        case .tree(let tree): (name, tree.json)
        }
      })
  }
}
