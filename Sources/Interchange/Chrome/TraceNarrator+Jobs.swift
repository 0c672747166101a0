import RollupSimulation

/// Proving work that has a slice without an end.
struct OpenJobs {
  struct OpenJob {
    var id: JobID
    var track: Track
  }
  var open: [OpenJob] = []
  /// Jobs of the world that were seen.
  var seen = 0
  /// No open job ends by itself before this moment.
  var nextEnd = Instant(milliseconds: .max)
}

extension TraceNarrator {
  /// Ends and begins slices as the world's jobs say, not as occurrences do: a job may end without
  /// one, when nobody wants its result any more.
  mutating func tellJobs(_ world: World) {
    let isDisturbed = world.records.contains { record in
      if case .prover(.jobAbandoned) = record.occurrence { return true }
      if case .aggregator(.aggregatorCrashed) = record.occurrence { return true }
      if case .action = record.occurrence { return true }
      return false
    }
    if isDisturbed || world.now >= jobs.nextEnd { endJobs(world) }
    guard world.jobCount > jobs.seen else { return }
    for number in jobs.seen..<world.jobCount { beginJob(world.job(JobID(number)), world) }
    jobs.seen = world.jobCount
    findNextEnd(world)
  }

  private mutating func endJobs(_ world: World) {
    for job in jobs.open where world.job(job.id).state != .running { endJob(job, world) }
    jobs.open.removeAll { world.job($0.id).state != .running }
    findNextEnd(world)
  }

  private mutating func findNextEnd(_ world: World) {
    jobs.nextEnd = jobs.open.map { world.job($0.id).ends }.min() ?? Instant(milliseconds: .max)
  }

  private mutating func beginJob(_ job: Job, _ world: World) {
    let track = track(of: job)
    lines.begin(
      world.name(of: job.kind), "proof", at: job.started, on: track, facts(of: job, world))
    let open = OpenJobs.OpenJob(id: job.id, track: track)
    // Begun and thrown away within one event.
    if job.state == .running { jobs.open.append(open) } else { endJob(open, world) }
  }

  private func track(of job: Job) -> Track {
    switch (job.maker, job.kind) {
    case (.worker(let a, let worker), _): return .worker(a, worker)
    case (.prover(let r), .settlement):
      let taken = jobs.open.map(\.track)
      var lane = 0
      while taken.contains(.exposure(r, lane: lane)) { lane += 1 }
      return .exposure(r, lane: lane)
    case (.prover(let r), _): return .prover(r)
    }
  }

  private func facts(of job: Job, _ world: World) -> [(String, JSONText)] {
    var facts: [(String, JSONText)] = [("job", .int(job.id.rawValue))]
    switch job.kind {
    case .chain(let r, let i, let from, let to):
      let rollup = world.rollup(r)
      facts += [
        ("checkpoint", .int(i)),
        ("from", .string(Address.block(r, height: rollup.height(of: from)).description)),
        ("to", .string(Address.block(r, height: rollup.height(of: to)).description)),
      ]
    case .fold(_, let i), .settlement(_, let i): facts.append(("checkpoint", .int(i)))
    case .lone(let r, let to):
      let height = world.rollup(r).height(of: to)
      facts.append(("to", .string(Address.block(r, height: height).description)))
    }
    return facts
  }

  private mutating func endJob(_ open: OpenJobs.OpenJob, _ world: World) {
    let job = world.job(open.id)
    var result = [("outcome", JSONText.string(job.state.name))]
    if job.state != .done {
      result.append(("percent", .int(job.percent(at: world.now))))
    } else if let (record, told) = outcome(of: open.id, world) {
      result = told
      for changes in record.occurrence.facts(in: world).messages
      where changes.change == .reached(.settled) {
        for message in changes.ids { step(message, at: world.now, on: open.track) }
      }
    } else {
      result = [("outcome", .string("done, but not wanted any more"))]
    }
    lines.end(at: world.now, on: open.track, result)
  }

  /// What the event that ended a job made of it, if that was worth an occurrence.
  private func outcome(of id: JobID, _ world: World) -> (Record, [(String, JSONText)])? {
    for record in world.records where record.cause == .event(.jobEnds(id)) {
      if let result = result(of: record, world) { return (record, result) }
    }
    return nil
  }

  /// What the end of a slice says of it, if a job came to it; `nil` for anything else.
  func result(of record: Record, _ world: World) -> [(String, JSONText)]? {
    guard case .event(.jobEnds) = record.cause else { return nil }
    func proven(_ id: ProofID) -> [(String, JSONText)] {
      [("outcome", .string("proven"))] + facts(of: world.proof(id), world)
    }
    func refused(_ refusal: Refusal) -> [(String, JSONText)] {
      [("outcome", .string("refused: " + refusal.name))]
    }
    if case .prover(.chainProven(_, _, let id)) = record.occurrence { return proven(id) }
    if case .settlement(.loneProven(_, let id)) = record.occurrence { return proven(id) }
    if case .tree(.nodeProven(_, _, let id, let settled, let messages)) = record.occurrence {
      let names = settled.map {
        world.name($0.export) + ($0.byLink ? " by links" : " equals prev")
      }
      return proven(id) + [
        ("settled", .strings(names)), ("messages settled", .string(Names.messages(messages))),
      ]
    }
    if case .prover(.chainProofRefused(_, _, let why)) = record.occurrence { return refused(why) }
    if case .tree(.nodeRefused(_, _, let why)) = record.occurrence { return refused(why) }
    if case .settlement(.settlementRefused(_, _, let why)) = record.occurrence {
      return refused(why)
    }
    if case .settlement(.loneRefused(_, let why)) = record.occurrence { return refused(why) }
    if case .l1(.l1Sent(let id)) = record.occurrence {
      let transaction = world.layer1.transaction(id)
      return [("outcome", .string("sent to L1: " + world.name(transaction.kind)))]
    }
    return nil
  }

  private func facts(of proof: Proof, _ world: World) -> [(String, JSONText)] {
    [
      ("cur", .string(proof.cur.hex)), ("prev", .string(proof.prev.hex)),
      ("exports", .strings(proof.exports.map { world.name($0) })),
    ]
  }
}
