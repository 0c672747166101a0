// Folding: which node is ready, who works on it, and what a finished node proof brings
// (PROTOCOL 2.1; post 2.2.2.2).

extension Aggregator {
  /// The hash of a node as this aggregator knows it: `∅` before checkpoint 0.
  @inline(__always)
  func knownHash(_ node: NodeID, _ i: Int, _ around: Surroundings) -> Digest? {
    if i < 0 { return .zero }
    if i == 0 { return around.genesisHashes[node] }
    return proof(node, i).map { around.proofs[$0].cur }
  }

  /// The first input of a fold that is not there: both children, each of which continues what was
  /// accepted before, and the node's own hash one and two checkpoints ago. `nil`: it can be folded.
  func missingInput(
    _ node: NodeID, _ i: Int, _ tree: TreeShape
  ) -> (node: NodeID, checkpoint: Int)? {
    guard let (left, right) = tree[node].children else { return nil }
    if !isKnown(left, i) { return (left, i) }
    if !isKnown(right, i) { return (right, i) }
    if !isKnown(node, i - 1) { return (node, i - 1) }
    return isKnown(node, i - 2) ? nil : (node, i - 2)
  }

  private func isKnown(_ node: NodeID, _ i: Int) -> Bool {
    if i <= 0 { return true }
    return i <= rounds.count && rounds[i].slots[node].isProven
  }

  /// Queues a fold that has become ready.
  @inline(__always)
  mutating func considerFold(_ node: NodeID, _ i: Int, _ around: Surroundings) {
    guard isResponsible(for: i, around), rounds.count >= i, !around.tree[node].isLeaf
    else { return }
    switch rounds[i].slots[node] {
    case .waiting, .lost: break
    case .ready, .folding, .proven, .carried, .refused: return
    }
    guard missingInput(node, i, around.tree) == nil else { return }
    rounds[i].slots[node] = .ready
    backlog.append(Task(kind: .fold(node), checkpoint: i))
  }

  /// Gives queued work to idle workers, first come first served.
  mutating func dispatch(_ around: inout Surroundings) {
    guard !isCrashed else { return }
    while !backlog.isEmpty, let worker = workers.firstIndex(of: nil) {
      let task = backlog.removeFirst()
      guard isResponsible(for: task.checkpoint, around) else {
        if case .fold(let node) = task.kind { release(node, task.checkpoint) }
        continue
      }
      let job: JobID
      switch task.kind {
      case .fold(let node):
        guard case .ready = rounds[task.checkpoint].slots[node] else { continue }
        job = around.startJob(
          .fold(node, checkpoint: task.checkpoint), maker: .worker(id, worker),
          lasting: around.settings.costs.fold)
        rounds[task.checkpoint].slots[node] = .folding(job)
        noteJunk(job)
        around.note(.tree(.foldStarted(node, checkpoint: task.checkpoint, job)))
      case .expansion:
        job = around.startJob(
          .settlement(.expansion, checkpoint: task.checkpoint), maker: .worker(id, worker),
          lasting: around.settings.costs.settlement)
        around.note(
          .settlement(.settlementStarted(.expansion, checkpoint: task.checkpoint, job)))
      }
      workers[worker] = job
    }
  }

  /// A worker is idle again.
  mutating func free(worker: Int) { workers[worker] = nil }

  /// A node that it no longer works on waits again, in case the epoch comes back to it.
  mutating func release(_ node: NodeID, _ i: Int) {
    if rounds[i].slots[node].proof == nil { rounds[i].slots[node] = .waiting }
  }

  /// Whether the result of a fold is still of use. Work for a checkpoint that another took over
  /// meanwhile, or whose proof came from another, is thrown away.
  @inline(__always)
  func wantsFold(of node: NodeID, _ i: Int, _ around: Surroundings) -> Bool {
    isResponsible(for: i, around) && rounds[i].slots[node].proof == nil
  }

  /// The relation of a fold does not hold.
  mutating func refuse(_ node: NodeID, _ i: Int, _ refusal: Refusal) {
    rounds[i].slots[node] = .refused(refusal)
  }

  /// The proofs that a fold is made from.
  func inputs(of node: NodeID, _ i: Int, _ tree: TreeShape) -> [ProofID] {
    guard let (left, right) = tree[node].children else { return [] }
    return [left, right].map { rounds[i].slots[$0].proof! }
  }

  /// It, holder or standby, takes a node proof into its round, leaves included, after checking
  /// continuity.
  ///
  /// With `replacing`, what it holds of the node and of everything below gives way: who was away
  /// follows the tree that the others went on with.
  mutating func accept(
    _ proof: ProofID, _ node: NodeID, _ i: Int, replacing: Bool = false,
    _ around: inout Surroundings, _ record: some PublicRecord, _ accepted: inout [Acceptance]
  ) {
    guard rounds.count >= i else { return }
    let held = rounds[i].slots[node].proof
    if let held, !replacing || held == proof { return }
    let before = knownHash(node, i - 1, around)
    if around.settings.guards.continuity {
      guard before == around.proofs[proof].prev, replacing || agrees(proof, node, i, around)
      else { return }
    }
    accepted.append(Acceptance(proof: proof, after: before))
    rounds[i].slots[node] = .proven(proof)
    if let (left, right) = around.tree[node].children {
      let inputs = around.proofs[proof].inputs
      for (child, input) in zip([left, right], inputs) {
        adopt(input, child, i, replacing: replacing, &around, record, &accepted)
      }
    }
    if let parent = around.tree[node].parent { considerFold(parent, i, around) }
    considerFold(node, i + 1, around)
    if node == TreeShape.root { settleNext(around, record) }
  }

  /// Whether a node proof was made from what it itself holds of the children, if it holds anything:
  /// it can't continue two trees.
  @inline(__always)
  func agrees(_ proof: ProofID, _ node: NodeID, _ i: Int, _ around: Surroundings) -> Bool {
    guard let (left, right) = around.tree[node].children else { return true }
    return zip([left, right], around.proofs[proof].inputs).allSatisfy { child, input in
      rounds[i].slots[child].proof.map {
        around.proofs[$0].cur == around.proofs[input].cur
      } ?? true
    }
  }

  /// What a node proof was made from is thereby known too.
  private mutating func adopt(
    _ proof: ProofID, _ node: NodeID, _ i: Int, replacing: Bool,
    _ around: inout Surroundings, _ record: some PublicRecord, _ accepted: inout [Acceptance]
  ) {
    let held = rounds[i].slots[node].proof
    if let held, !replacing || held == proof { return }
    guard around.tree[node].isLeaf else {
      accept(proof, node, i, replacing: replacing, &around, record, &accepted)
      return
    }
    let r = around.tree.rollup(at: node)
    if case .carry = around.proofs[proof].statement {
      rounds[i].slots[node] = .carried(proof, .deadline)
    } else {
      rounds[i].slots[node] = .proven(proof)
      candidates[r].removeAll { $0 == proof }
    }
    // The next epoch's holder may have waited for nothing else.
    if !replacing, isResponsible(for: i + 1, around) { decideLeaf(r, i + 1, &around, record) }
  }

  /// Puts the newest `B` that ends an epoch of its own into the queue, unless it has a settlement
  /// on the way: that of an older one would be overtaken by it, and refused.
  @inline(__always)
  mutating func settleNext(_ around: Surroundings, _ record: some PublicRecord) {
    let registered = record.registeredCheckpoint
    let due = around.terms.last { term in
      let last = around.settings.lastCheckpoint(ofEpoch: term.epoch)
      return term.holder == id && !term.isSettled && last <= around.roots.count
        && last > registered && proof(TreeShape.root, last) == around.roots[last]
    }
    guard let due, !isSettling(around, record) else { return }
    backlog.append(
      Task(
        kind: .expansion, checkpoint: around.settings.lastCheckpoint(ofEpoch: due.epoch)))
  }

  @inline(__always)
  private func isSettling(_ around: Surroundings, _ record: some PublicRecord) -> Bool {
    if backlog.contains(where: { $0.kind == .expansion }) { return true }
    let isProving = around.settlementJobs.contains {
      guard around.jobs[$0].state == .running, case .worker(id, _) = around.jobs[$0].maker
      else { return false }
      return true
    }
    return isProving || record.awaitsSettlement(by: id)
  }
}
