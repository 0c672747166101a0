import RollupSimulation

/// What changes the run, or takes something out of it.
public enum ActIntent: Hashable, Sendable {
  /// The list of what can be injected on the selection.
  case injectMenu
  case perform(Action), undo, redo, toggleCommand(CommandID), switchBranch(Int)
  /// The list of what can be written to a file; one of it.
  case export, exportAs(Effect.Export)
  case copy
}

extension Update {
  static func act(_ intent: ActIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .injectMenu:
      if model.isReadOnly { return refuse(&model, readOnly) }
      guard let menu = InjectMenu.menu(for: model) else {
        return refuse(&model, "\(model.selection) does not exist now: nothing to inject.")
      }
      model.layers.append(.menu(menu))
      return []
    case .perform(let action): return perform(action, &model)
    case .undo: return turn(&model, undo)
    case .redo: return turn(&model, redo)
    case .toggleCommand(let id): return turn(&model) { toggle(id, &$0) }
    case .switchBranch(let number): return turn(&model) { switchTo(number, &$0) }
    case .export:
      let items = Effect.Export.allCases.compactMap { kind in
        Wording.offer(kind, model).map {
          Model.Menu.Item(title: $0, intent: .act(.exportAs(kind)))
        }
      }
      model.layers.append(.menu(Model.Menu(title: "Export", items: items)))
      return []
    case .exportAs(let kind): return [.export(kind)]
    case .copy: return copy(&model)
    }
  }

  private static func copy(_ model: inout Model) -> [Effect] {
    if model.layers.last == .settings { return copySetting(&model) }
    if let copied = copiedHash(model) {
      model.notice = copied.notice
      return [.copy(copied.text)]
    }
    let text = hash(of: model.selection, model)?.hex ?? model.selection.description
    model.notice = "Copied \(text)."
    return [.copy(text)]
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

  /// Undo, redo, toggling and changing branches delete nothing. The change tells why it can't be
  /// made, or `nil` if it is.
  private static func turn(
    _ model: inout Model, _ change: (inout Model) -> String?
  ) -> [Effect] {
    if model.isReadOnly { return refuse(&model, readOnly) }
    setDirection(.paused, &model)
    if let refusal = change(&model) { return refuse(&model, refusal) }
    model.breaks.startOver(
      forgettingAfter: model.timeline.branches[model.timeline.branch].forkEvent)
    arrive(&model)
    return [.save]
  }

  private static func undo(_ model: inout Model) -> String? {
    guard model.timeline.undo() else { return "No command to undo." }
    model.notice = "Undone; U does it again."
    return nil
  }

  private static func redo(_ model: inout Model) -> String? {
    guard model.timeline.redo() else { return "Nothing to redo." }
    model.notice = "Done again."
    return nil
  }

  private static func toggle(_ id: CommandID, _ model: inout Model) -> String? {
    guard model.timeline.commands.contains(where: { $0.id == id }) else {
      return "This branch has no \(Address.command(id))."
    }
    model.timeline.toggle(id)
    let isOn = model.timeline.commands.first { $0.id == id }?.enabled ?? false
    model.notice = "\(Address.command(id)) is \(isOn ? "on" : "off") in this branch."
    return nil
  }

  private static func switchTo(_ number: Int, _ model: inout Model) -> String? {
    guard model.timeline.branches.indices.contains(number) else {
      return "There is no branch \(number)."
    }
    model.timeline.switchTo(branch: number)
    model.notice = "On \(model.timeline.branches[number].name)."
    return nil
  }

  /// The hash that a person means by an object: `cur` of a proof, a block's own.
  static func hash(of address: Address, _ model: Model) -> Digest? {
    let world = model.timeline.world
    switch address {
    case .block(let r, let height):
      guard world.exists(.rollup(r)), height <= world.rollup(r).height else {
        return nil
      }
      return world.rollup(r).block(atHeight: height).hash
    case .l1Block(let n): return n <= world.layer1.height ? world.layer1.block(n).hash : nil
    case .chainProof, .node, .child, .root:
      guard let (node, i) = world.node(at: address) else { return nil }
      return world.hash(of: node, at: i)
    case .rollup, .message, .aggregator, .command, .event: return nil
    }
  }
}
