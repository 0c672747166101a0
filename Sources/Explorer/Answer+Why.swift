import RollupSimulation

extension Answer {
  /// Why an object is where it is: what it waits for, down to the one thing that blocks; who acts
  /// next, when, and what would unblock it; why that is not there yet; and how the object came
  /// here.
  static func why(
    _ object: Address, _ world: World, _ places: Places, exact: Instant? = nil
  ) -> Answer {
    var answer = Answer(title: "WHY \(object)\(Wording.subtitle(object, world))")
    guard world.exists(object) else {
      answer.add("", "There is no \(object) at this moment.", tone: .warn)
      return answer
    }
    let explanation = world.explain(object)
    answer.add("", Wording.whySentence(explanation, world))
    answer.addWaiting(explanation, world)
    answer.addNext(explanation, world)
    if let exact {
      answer.add(
        "exactly", "it moves on, as things stand: found by running ahead",
        end: "=\(Wording.clock(exact))")
    }
    answer.addReasons("because", explanation.because, world, places)
    if case .rollup(let r) = object { answer.addContract(r, world) }
    if explanation.history != explanation.because {
      answer.addReasons("so far", explanation.history, world, places)
    }
    return answer
  }

  private mutating func addWaiting(_ explanation: Explanation, _ world: World) {
    for (k, blocker) in explanation.waiting.enumerated() {
      let isLast = k == explanation.waiting.count - 1
      if isLast { first = lines.count }
      let text =
        isLast
        ? "!\(blocker.object) \(Wording.detail(blocker, world))"
        : "\(blocker.object) ← \(Wording.condition(blocker, world))"
      add(
        "waits for", text, end: blocker.earliest.map { "≥\(Wording.clock($0))" } ?? "",
        tone: isLast ? .warn : .normal, to: .answer(.why(blocker.object)))
    }
  }

  private mutating func addNext(_ explanation: Explanation, _ world: World) {
    guard let last = explanation.waiting.last else { return }
    add("next", Wording.acts(last, world))
    if let deadline = last.deadline {
      add("deadline", Wording.deadline(last, world), end: Wording.clock(deadline))
    } else if let alone = last.alone {
      add("deadline", "without it, its rollup goes on alone by L1", end: Wording.clock(alone))
    }
    for remedy in explanation.remedies {
      var intent: Intent?
      if case .action(let action) = remedy { intent = .act(.perform(action)) }
      add("unblocks", Wording.remedy(remedy, last), to: intent)
    }
    if explanation.remedies.isEmpty { add("unblocks", "nothing that is under way", tone: .warn) }
  }

  private mutating func addContract(_ r: RollupID, _ world: World) {
    let contract = world.layer1.contract(of: r)
    let blocker = world.waitForContract(of: r)
    let state =
      contract.lockedForEpoch.map {
        "locked for epoch \($0) until \(Wording.clock(world.lockRelease(ofEpoch: $0)))"
      } ?? "open: it takes a proof of the rollup's own"
    add("contract", "stores #\(contract.settledHeight), \(state)")
    if let request = world.pendingRequest(of: r) {
      add("contract", Wording.request(request, world), to: nil)
    }
    add(
      "contract", "moves \(Wording.condition(blocker, world)), by \(Wording.party(blocker.actor))",
      end: blocker.earliest.map { "≥\(Wording.clock($0))" } ?? "", to: .answer(.why(blocker.object))
    )
  }

  /// One line a cause, the newest first, with what the time before it was spent on.
  mutating func addReasons(
    _ label: String, _ reasons: [Reason], _ world: World, _ places: Places
  ) {
    for (k, reason) in reasons.enumerated() {
      var text = Wording.reason(reason, places, world)
      if k + 1 < reasons.count,
        let spent = Wording.spent(reason, after: reasons[k + 1], places, world)
      {
        text += " after \(spent)"
      }
      // A setting was not made at a moment of the run.
      var moment = Wording.clock(reason.time)
      var intent: Intent? = .answer(
        .goToCause(reason.object, time: reason.time, event: reason.event))
      if case .origin(.setting) = reason.kind { (moment, intent) = ("", nil) }
      add(label, text, end: moment, to: intent)
    }
  }
}
