/// A setting of the scenario as whoever opened it tells it: plain words, for the layer of settings.
public struct SettingRow: Hashable, Sendable {
  /// Its path in a scenario file, or the name of a figure that no setting holds.
  public var name: String
  /// How much it is, as a file would write it.
  public var value: String
  /// Who gave it its value, such as `eight.yaml:24`, `preset ethereum` or `default`.
  public var origin: String
  /// The title of the public source, or `assumption`; empty for a value of the scenario's own.
  public var source: String
  /// What the source says, or why it is assumed; may be empty.
  public var remark: String
  /// Where the source can be read; empty if there is none.
  public var address: String

  /// A row of these words.
  public init(
    name: String, value: String, origin: String, source: String = "", remark: String = "",
    address: String = ""
  ) {
    self.name = name
    self.value = value
    self.origin = origin
    self.source = source
    self.remark = remark
    self.address = address
  }

  /// Whether a text that was searched for is in any part of it; letters count alike.
  func matches(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return [name, value, origin, source, remark, address].contains {
      $0.lowercased().contains(wanted)
    }
  }
}

/// The settings that the layer of settings shows, and which of them is selected.
public struct SettingList: Hashable, Sendable {
  /// All of them, in the order of scenario files.
  public var rows: [SettingRow] = []
  /// The selected one.
  public internal(set) var selected = 0
  /// What was searched for last.
  public internal(set) var search = ""

  /// A list with the first one selected.
  public init(_ rows: [SettingRow] = []) { self.rows = rows }

  /// The selected row, if there is any.
  var row: SettingRow? { rows.indices.contains(selected) ? rows[selected] : nil }

  /// Selects a row, or the nearest that there is.
  mutating func select(_ place: Int) {
    selected = max(min(place, rows.count - 1), 0)
  }

  /// The places of the rows that match the text searched for.
  var hits: [Int] { search.isEmpty ? [] : rows.indices.filter { rows[$0].matches(search) } }

  /// Selects the next hit or the one before, round the ends; its number among the hits, from 1, or
  /// `nil` if there is none. With `isHereToo` the selected row counts.
  mutating func hit(isNext: Bool, isHereToo: Bool = false) -> Int? {
    let hits = hits
    guard let first = hits.first, let last = hits.last else { return nil }
    let place =
      isNext
      ? hits.first { $0 > selected || isHereToo && $0 == selected } ?? first
      : hits.last { $0 < selected } ?? last
    select(place)
    return hits.firstIndex(of: place).map { $0 + 1 }
  }
}
