/// What can be asked of the layer of the scenario's settings.
public enum SettingsIntent: Hashable, Sendable {
  /// The layer, at the first that has a text; without one the layer comes or goes.
  case show(String)
  case select(Int)
}

/// The layer of the scenario's settings.
extension Update {
  static func settings(_ intent: SettingsIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .show(let text):
      guard !model.settings.rows.isEmpty else {
        return refuse(&model, "Nobody said where the settings of this run come from.")
      }
      if model.layers.last != .settings {
        model.layers.removeAll { $0 == .settings }
        model.layers.append(.settings)
      } else if text.isEmpty {
        model.layers.removeLast()
      }
      return text.isEmpty ? [] : searchSettings(text, &model)
    case .select(let place):
      model.settings.select(place)
      return []
    }
  }

  /// Looks for a text among the settings, from the selected one on.
  static func searchSettings(_ text: String, _ model: inout Model) -> [Effect] {
    model.settings.search = text
    return tellHit(model.settings.hit(isNext: true, isHereToo: true), &model)
  }

  private static func tellHit(_ number: Int?, _ model: inout Model) -> [Effect] {
    let text = model.settings.search
    if text.isEmpty { return refuse(&model, "Nothing to search yet: / asks.") }
    guard let number else { return refuse(&model, "No setting matches \(text).") }
    model.notice = "\(number) of \(model.settings.hits.count) for \(text)"
    return []
  }

  static func hitSetting(isNext: Bool, _ model: inout Model) -> [Effect] {
    tellHit(model.settings.hit(isNext: isNext), &model)
  }

  /// Copies the address of the selected one's source, else its value.
  static func copySetting(_ model: inout Model) -> [Effect] {
    guard let row = model.settings.row else { return [] }
    let text = row.address.isEmpty ? "\(row.name): \(row.value)" : row.address
    model.notice = "Copied \(text)."
    return [.copy(text)]
  }
}
