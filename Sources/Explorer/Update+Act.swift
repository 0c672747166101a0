import RollupSimulation

extension Update {
  static func act(_ intent: Intent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .injectMenu:
      if model.isReadOnly { return refuse(&model, readOnly) }
      guard let menu = InjectMenu.menu(for: model) else {
        return refuse(&model, "\(model.selection) does not exist now: nothing to inject.")
      }
      model.layers.append(.menu(menu))
      return []
    case .perform(let action): return perform(action, &model)
    case .undo, .redo, .toggleCommand, .switchBranch: return turn(intent, &model)
    case .export:
      let titles = [
        "the scenario, with what was done by hand", "a picture as text", "as SVG",
        "the tree of checkpoint \(model.shownCheckpoint) for Graphviz (DOT)",
        "the run so far for Perfetto (Chrome trace)", "the run so far for ShiViz (vector clocks)",
      ]
      let items = zip(titles, Effect.Export.allCases).map {
        Model.Menu.Item(title: $0, intent: .exportAs($1))
      }
      model.layers.append(.menu(Model.Menu(title: "Export", items: items)))
      return []
    case .exportAs(let kind): return [.export(kind)]
    case .copy where model.layers.last == .settings: return copySetting(&model)
    case .copy:
      if let copied = copiedHash(model) {
        model.notice = copied.notice
        return [.copy(copied.text)]
      }
      let text = hash(of: model.selection, model)?.hex ?? model.selection.description
      model.notice = "Copied \(text)."
      return [.copy(text)]
    default: preconditionFailure("no action: \(intent)")
    }
  }

  private static let readOnly = "This session is read-only: nothing is injected or undone."

  private static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    if model.isReadOnly { return refuse(&model, readOnly) }
    let isPast = model.timeline.event < model.timeline.lastKnownEvent
    model.breaks.startOver(forgettingAfter: model.timeline.event)
    model.timeline.perform(action)
    arrive(&model)
    // What it did is told like any other change; only what can't be seen needs a notice.
    if isPast {
      model.notice =
        "\(ActionText.write(action)): a new branch begins; the old future is kept (v)."
    }
    return [.save]
  }

  /// Undo, redo, toggling and changing branches delete nothing.
  private static func turn(_ intent: Intent, _ model: inout Model) -> [Effect] {
    if model.isReadOnly { return refuse(&model, readOnly) }
    setDirection(.paused, &model)
    switch intent {
    case .undo:
      guard model.timeline.undo() else { return refuse(&model, "No command to undo.") }
      model.notice = "Undone; U does it again."
    case .redo:
      guard model.timeline.redo() else { return refuse(&model, "Nothing to redo.") }
      model.notice = "Done again."
    case .toggleCommand(let id):
      guard model.timeline.commands.contains(where: { $0.id == id }) else {
        return refuse(&model, "This branch has no \(Address.command(id)).")
      }
      model.timeline.toggle(id)
      let isOn = model.timeline.commands.first { $0.id == id }?.enabled ?? false
      model.notice = "\(Address.command(id)) is \(isOn ? "on" : "off") in this branch."
    case .switchBranch(let number):
      guard model.timeline.branches.indices.contains(number) else {
        return refuse(&model, "There is no branch \(number).")
      }
      model.timeline.switchTo(branch: number)
      model.notice = "On \(model.timeline.branches[number].name)."
    default: preconditionFailure("no turn: \(intent)")
    }
    model.breaks.startOver(
      forgettingAfter: model.timeline.branches[model.timeline.branch].forkEvent)
    arrive(&model)
    return [.save]
  }

  /// The hash that a person means by an object: `cur` of a proof, a block's own.
  static func hash(of address: Address, _ model: Model) -> Digest? {
    let world = model.timeline.world
    switch address {
    case .block(let r, let height):
      guard r.index < world.rollups.count, height <= world.rollups[r].height else {
        return nil
      }
      return world.rollups[r].block(atHeight: height).hash
    case .l1Block(let n): return n <= world.l1.height ? world.l1.blocks[n].hash : nil
    case .chainProof, .node, .child, .root:
      guard let (node, i) = world.node(at: address) else { return nil }
      return world.hash(of: node, at: i)
    case .rollup, .message, .aggregator, .command, .event: return nil
    }
  }
}
