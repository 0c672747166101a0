import RollupSimulation

/// What can be done with moments that have a name.
public enum BookmarkIntent: Hashable, Sendable {
  case set(String)
  /// By the place in the list.
  case goTo(Int)
  /// The list of bookmarks to go to.
  case list
}

extension Update {
  static func bookmark(_ intent: BookmarkIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .set(let name):
      let world = model.timeline.world
      let text = name.isEmpty ? TimeText.clock(of: world.now) : name
      model.bookmarks.removeAll { $0.name == text }
      model.bookmarks.append(
        Model.Bookmark(name: text, event: model.timeline.event, time: world.now))
      model.notice = "Bookmark \(text) at e\(model.timeline.event)."
      return []
    case .list:
      guard !model.bookmarks.isEmpty else {
        return refuse(&model, "No bookmark yet: m sets one.")
      }
      let items = model.bookmarks.enumerated().map { place, mark in
        Model.Menu.Item(
          title: "\(mark.name)  \(TimeText.clock(of: mark.time)) e\(mark.event)",
          intent: .bookmark(.goTo(place)))
      }
      model.layers.append(.menu(Model.Menu(title: "Go to a bookmark", items: items)))
      return []
    case .goTo(let place):
      guard model.bookmarks.indices.contains(place) else {
        return refuse(&model, "There is no bookmark \(place + 1).")
      }
      return time(.goTo(.event(model.bookmarks[place].event)), &model)
    }
  }
}
