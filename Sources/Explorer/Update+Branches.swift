import RollupSimulation
import RunComparison

/// What can be asked of branches.
public enum BranchIntent: Hashable, Sendable {
  /// The tree of branches.
  case list
  /// A name for a branch, or the one shown; empty: none.
  case name(Int?, String)
  /// Side by side with a branch, or the only other one.
  case compare(Int?)
  case inList(InList), inComparison(InComparison)

  /// What is done in the tree of branches.
  public enum InList: Hashable, Sendable {
    case up, down, first, last, enter, toggle, rename, compare
    case select(Int)
  }

  /// What is done in a comparison.
  public enum InComparison: Hashable, Sendable {
    case next, previous, pageUp, pageDown, first, last, left, right, enter
    /// Show what follows from other differences too, or no longer.
    case all
    /// Compare on, by a checkpoint or to the end.
    case on, toEnd
    case select(Int)
  }
}

extension Update {
  static func branches(_ intent: BranchIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .list:
      let tree = BranchTree(model.timeline)
      model.branchRow = row(of: model.timeline.branch, in: tree)
      model.layers.append(.branches)
      return []
    case .name(let id, let title): return rename(id, title, &model)
    case .compare(let id): return compare(with: id, &model)
    case .inList(let key): return inList(key, &model)
    case .inComparison(let key): return inComparison(key, &model)
    }
  }

  private static func row(of branch: Int, in tree: BranchTree) -> Int {
    tree.lines.firstIndex { $0.row == .branch(branch) } ?? 0
  }

  private static func inList(_ key: BranchIntent.InList, _ model: inout Model) -> [Effect] {
    let tree = BranchTree(model.timeline)
    let last = tree.lines.count - 1
    model.branchRow = min(max(model.branchRow, 0), last)
    let row = tree.lines[model.branchRow].row
    switch key {
    case .up: model.branchRow = max(model.branchRow - 1, 0)
    case .down: model.branchRow = min(model.branchRow + 1, last)
    case .first: model.branchRow = 0
    case .last: model.branchRow = last
    case .select(let k): model.branchRow = min(max(k, 0), last)
    case .enter:
      model.layers.removeLast()
      switch row {
      case .branch(let id) where id == model.timeline.branch: return []
      case .branch(let id): return apply(.act(.switchBranch(id)), to: &model)
      case .command(let id): return apply(.time(.goTo(.command(id))), to: &model)
      }
    case .toggle:
      guard case .command(let id) = row else {
        return refuse(&model, "Select a command of this branch: x switches it off or on.")
      }
      let effects = apply(.act(.toggleCommand(id)), to: &model)
      let now = BranchTree(model.timeline)
      model.branchRow = now.lines.firstIndex { $0.row == .command(id) } ?? 0
      return effects
    case .rename:
      guard case .branch(let id) = row else {
        return refuse(&model, "Select a branch to name.")
      }
      return apply(
        .prompt(.open(.branchName(id), model.timeline.branches[id].title ?? "")), to: &model)
    case .compare:
      guard case .branch(let id) = row, id != model.timeline.branch else {
        return refuse(&model, "Select another branch to compare this one with.")
      }
      return compare(with: id, &model)
    }
    return []
  }

  private static func rename(_ id: Int?, _ title: String, _ model: inout Model) -> [Effect] {
    let id = id ?? model.timeline.branch
    guard model.timeline.branches.indices.contains(id) else {
      return refuse(&model, "There is no branch \(id).")
    }
    let title = String(trimmed(title).prefix(titleLengthMax))
    model.timeline.rename(branch: id, to: title.isEmpty ? nil : title)
    model.notice = "Branch \(id) is called \(model.timeline.branches[id].name)."
    return [.save]
  }
  private static let titleLengthMax = 40

  /// With no branch given: with the only other one, else whoever asked may choose.
  private static func compare(with id: Int?, _ model: inout Model) -> [Effect] {
    let here = model.timeline.branch
    let others = BranchTree(model.timeline).branches.filter { $0 != here }
    guard let other = id ?? (others.count == 1 ? others[0] : nil) else {
      if others.isEmpty {
        return refuse(&model, "There is one branch: inject something (i), then c compares.")
      }
      _ = branches(.list, &model)
      let tree = BranchTree(model.timeline)
      model.branchRow = row(of: model.timeline.branches[here].parent ?? others[0], in: tree)
      if tree.lines[model.branchRow].row == .branch(here) {
        model.branchRow = row(of: others[0], in: tree)
      }
      model.notice = "Which one? c compares the selected branch with this one."
      return []
    }
    guard model.timeline.branches.indices.contains(other), other != here else {
      return refuse(&model, "Branch \(other) can't be compared with this one; v shows all.")
    }
    setDirection(.paused, &model)
    let (left, right) = (min(other, here), max(other, here))
    if var comparison = model.comparison, comparison.isOf(model.timeline, left, right) {
      comparison.extend(model.timeline)
      model.comparison = comparison
    } else {
      model.comparison = Model.Comparison(model.timeline, left, right)
    }
    model.comparison?.side = here == left ? .left : .right
    model.layers.removeAll { $0 == .branches }
    model.layers.append(.comparison)
    return []
  }

  private static func inComparison(
    _ key: BranchIntent.InComparison, _ model: inout Model
  ) -> [Effect] {
    guard let comparison = model.comparison else { return [] }
    let last = max(comparison.groups.count - 1, 0)
    func select(_ k: Int) { model.comparison?.selected = min(max(k, 0), last) }
    switch key {
    case .next, .previous:
      let step = key == .next ? 1 : -1
      guard comparison.groups.indices.contains(comparison.selected + step) else {
        return refuse(&model, "No \(key == .next ? "later" : "earlier") difference.")
      }
      select(comparison.selected + step)
    case .pageUp: select(comparison.selected - 10)
    case .pageDown: select(comparison.selected + 10)
    case .first: select(0)
    case .last: select(last)
    case .select(let k): select(k)
    case .left: model.comparison?.side = .left
    case .right: model.comparison?.side = .right
    case .all: model.comparison?.toggleAll(model.timeline)
    case .on:
      let interval = model.timeline.scenario.settings.checkpointInterval
      model.comparison?.extend(to: comparison.runs.end + interval)
    case .toEnd: model.comparison?.extend(to: model.timeline.scenario.end)
    case .enter: return goToDifference(comparison, &model)
    }
    return []
  }

  /// To the moment of the selected difference, in the branch of the chosen side if it is there.
  private static func goToDifference(
    _ comparison: Model.Comparison, _ model: inout Model
  ) -> [Effect] {
    guard comparison.groups.indices.contains(comparison.selected) else { return [] }
    let difference = comparison.groups[comparison.selected].first
    let wished = comparison.side == .left ? difference.left : difference.right
    let isLeft = wished == nil ? difference.left != nil : comparison.side == .left
    guard let sighting = isLeft ? difference.left : difference.right else { return [] }
    model.layers.removeAll { $0 == .comparison }
    let branch = isLeft ? comparison.left : comparison.right
    if branch != model.timeline.branch { model.timeline.switchTo(branch: branch) }
    let effects = apply(.time(.goTo(.event(sighting.event))), to: &model)
    model.notice =
      "\(model.timeline.branches[branch].name) at event \(sighting.event); c goes back to the "
      + "comparison."
    return effects + [.save]
  }
}
