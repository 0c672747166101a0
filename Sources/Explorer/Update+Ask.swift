import RollupSimulation

/// A question about what is shown, or a search in it.
public enum AskIntent: Hashable, Sendable {
  case why, whatChanged, explain, follow, help
  case search(String), filter(String), nextHit, previousHit
  /// A word that was clicked on, for `explain`.
  case point(String)
}

extension Update {
  static func ask(_ intent: AskIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .why:
      runAhead(&model)
      toggle(.answer(.why(model.selection)), &model)
    case .explain: return explain(&model)
    case .help: toggle(.help(model.focus), &model)
    case .whatChanged:
      toggle(.answer(.changes), &model)
      noteBefore(&model)
    case .follow: return follow(&model)
    case .search(let text) where model.layers.last == .settings:
      return text.isEmpty ? [] : searchSettings(text, &model)
    case .search(let text):
      model.search = text
      return text.isEmpty ? [] : hit(&model, isNext: true, isFirst: true)
    case .nextHit: return nextHit(&model, isNext: true)
    case .previousHit: return nextHit(&model, isNext: false)
    case .filter(let text):
      model.filter = text
      let messages = model.timeline.world.messages
      if !text.isEmpty, !messages.contains(where: { Search.matches($0, text) }) {
        return refuse(&model, "No message matches \(text); & with nothing shows all again.")
      }
    case .point(let word): point(word, &model)
    }
    return []
  }

  private static func nextHit(_ model: inout Model, isNext: Bool) -> [Effect] {
    model.layers.last == .settings
      ? hitSetting(isNext: isNext, &model) : hit(&model, isNext: isNext, isFirst: false)
  }

  /// Puts an overlay on top, or takes it away if it is there already.
  static func toggle(_ layer: Model.Layer, _ model: inout Model) {
    model.overlayScroll = 0
    model.overlayCursor = nil
    if model.layers.last == layer {
      model.layers.removeLast()
    } else {
      model.layers.append(layer)
    }
  }

  /// The word of the glossary for what is selected.
  static func word(for address: Address) -> String {
    switch address {
    case .rollup: "rollup"
    case .block: "block"
    case .chainProof: "chain proof"
    case .node, .child: "node proof"
    case .root: "root proof"
    case .message: "message"
    case .l1Block: "L1"
    case .aggregator: "aggregator"
    case .command: "command"
    case .event: "event"
    }
  }

  private static func follow(_ model: inout Model) -> [Effect] {
    guard case .message(let id) = model.selection else {
      guard let followed = model.followed else {
        return refuse(&model, "Select a message to follow: 3 turns to the messages.")
      }
      model.followed = nil
      model.notice = "Let go of \(Address.message(followed))."
      return []
    }
    model.followed = model.followed == id ? nil : id
    return []
  }

  private static func hit(_ model: inout Model, isNext: Bool, isFirst: Bool) -> [Effect] {
    guard !model.search.isEmpty else { return refuse(&model, "Nothing to search yet: / asks.") }
    let hits = Search.hits(model.search, model)
    guard !hits.isEmpty else {
      return refuse(&model, "Nothing at this moment matches \(model.search).")
    }
    var place = 0
    if let current = hits.firstIndex(of: model.selection) {
      place = isFirst ? current : (current + (isNext ? 1 : hits.count - 1)) % hits.count
    } else if !isNext {
      place = hits.count - 1
    }
    show(hits[place], &model)
    model.notice = "\(place + 1) of \(hits.count) for \(model.search)"
    return []
  }
}
