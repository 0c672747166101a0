import RollupSimulation

/// What is done in a line being typed, or in a list to choose from.
public enum PromptIntent: Hashable, Sendable {
  /// A prompt, perhaps with a start already typed.
  case open(Model.Prompt.Purpose, String = "")
  case type(String), eraseBack, eraseAll, accept
  /// An answer of the list.
  case choose(Int)
  /// Completion and history of the line being typed.
  case complete, historyBack, historyForward
  /// The verbs of the command line as a list.
  case commandList
  case run(commandLine: String)
}

extension Update {
  static func prompt(_ intent: PromptIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .open(let purpose, let text): open(purpose, text, &model)
    case .type(let text):
      edit(&model) { $0.text += text }
      model.historyPlace = nil
    case .eraseBack:
      if case .prompt(let line) = model.layers.last, line.text.isEmpty {
        return place(.close, &model)
      }
      edit(&model) { $0.text = String($0.text.dropLast()) }
    case .eraseAll: edit(&model) { $0.text = "" }
    case .complete: return complete(&model)
    case .historyBack: recall(isBack: true, &model)
    case .historyForward: recall(isBack: false, &model)
    case .accept: return accept(&model)
    case .choose(let place): return choose(place, &model)
    case .commandList:
      let items = CommandLine.verbs.map { verb in
        Model.Menu.Item(
          title: "\(verb.form): \(verb.help)",
          intent: verb.takesText
            ? .prompt(.open(.command, verb.name + " "))
            : .prompt(.run(commandLine: verb.name)))
      }
      model.layers.append(.menu(Model.Menu(title: "Commands", items: items)))
    case .run(let line): return CommandLine.run(line, &model)
    }
    return []
  }

  private static func open(
    _ purpose: Model.Prompt.Purpose, _ text: String, _ model: inout Model
  ) {
    model.historyPlace = nil
    model.layers.append(.prompt(Model.Prompt(purpose: purpose, text: text)))
  }

  private static func edit(_ model: inout Model, _ change: (inout Model.Prompt) -> Void) {
    guard case .prompt(var line) = model.layers.last else { return }
    change(&line)
    line.text = String(line.text.prefix(promptLengthMax))
    model.layers[model.layers.count - 1] = .prompt(line)
  }
  private static let promptLengthMax = 500

  private static func complete(_ model: inout Model) -> [Effect] {
    guard case .prompt(let line) = model.layers.last else { return [] }
    let candidates = CommandLine.completions(of: line, model)
    guard !candidates.isEmpty else { return refuse(&model, "Nothing completes this.") }
    let common = CommandLine.commonPrefix(candidates)
    // After an equals sign the value follows at once.
    let isWhole = candidates.count == 1 && !common.hasSuffix("=")
    edit(&model) { $0.text = isWhole ? common + " " : common }
    if candidates.count > 1 {
      // Only the words that differ: the line itself already shows the rest.
      let words = candidates.map { $0.split(separator: " ").last.map(String.init) ?? $0 }
      model.notice = words.prefix(12).joined(separator: "  ") + (words.count > 12 ? "  …" : "")
    }
    return []
  }

  private static func recall(isBack: Bool, _ model: inout Model) {
    let count = model.history.count
    guard count > 0 else { return }
    let place = (model.historyPlace ?? count) + (isBack ? -1 : 1)
    guard place < count else {
      model.historyPlace = nil
      edit(&model) { $0.text = "" }
      return
    }
    let shown = max(place, 0)
    let text = model.history[shown]
    edit(&model) { $0.text = text }
    model.historyPlace = shown
  }

  private static func accept(_ model: inout Model) -> [Effect] {
    if case .menu(let menu) = model.layers.last { return choose(menu.selected, &model) }
    guard case .prompt(let line) = model.layers.popLast() else { return [] }
    model.historyPlace = nil
    let text = trimmed(line.text)
    if !text.isEmpty, model.history.last != text { model.history.append(text) }
    switch line.purpose {
    case .command: return apply(.prompt(.run(commandLine: text)), to: &model)
    case .goTo: return text.isEmpty ? [] : CommandLine.run("goto " + text, &model)
    case .search: return apply(.ask(.search(text)), to: &model)
    case .filter: return apply(.ask(.filter(text)), to: &model)
    case .bookmark: return apply(.bookmark(.set(text)), to: &model)
    case .branchName(let id): return apply(.branches(.name(id, text)), to: &model)
    }
  }

  private static func choose(_ place: Int, _ model: inout Model) -> [Effect] {
    guard case .menu(let menu) = model.layers.last else { return [] }
    guard menu.items.indices.contains(place) else {
      return refuse(&model, "There is no answer \(place + 1).")
    }
    model.layers.removeLast()
    return apply(menu.items[place].intent, to: &model)
  }

  static func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
