import RollupSimulation

/// One setting: its path under `settings`, how to read it and how to write it.
///
/// The reader, the writer, `--set` and the suggestions all go by the same table of these.
struct SettingsField {
  /// Such as `aggregation.workers`.
  let path: String
  /// Reads the value into the settings, or complains.
  let read: (Tree, ValueReader, inout Settings) -> Void
  /// The value as YAML that `read` reads back.
  let write: (Settings) -> String
  /// What becomes of it when rollups get other numbers; whoever names rollups must say so here.
  let rollups: RollupNaming
  /// Takes the value over from other settings, the first ones.
  let take: (Settings, inout Settings) -> Void
  /// The same settings with a simpler value here, the simplest first.
  let simpler: (Settings) -> [Settings]

  /// Whether a value names rollups.
  enum RollupNaming {
    case none
    /// It does, and this gives them the numbers that the function says; `nil`: the rollup is no
    /// more.
    case named((inout Settings, (RollupID) -> RollupID?) -> Void)
  }

  /// A setting; there is no default for whether it names rollups, and none for what is simpler.
  init<Value>(
    path: String, _ place: WritableKeyPath<Settings, Value>, rollups: RollupNaming,
    simpler: @escaping (Value) -> [Value],
    read: @escaping (Tree, ValueReader, inout Settings) -> Void,
    write: @escaping (Settings) -> String
  ) {
    self.path = path
    self.rollups = rollups
    self.read = read
    self.write = write
    take = { $1[keyPath: place] = $0[keyPath: place] }
    self.simpler = { settings in
      simpler(settings[keyPath: place]).map { value in
        var simpler = settings
        simpler[keyPath: place] = value
        return simpler
      }
    }
  }

  static func whole(
    _ path: String, _ place: WritableKeyPath<Settings, Int>, in range: ClosedRange<Int>
  ) -> SettingsField {
    SettingsField(
      path: path, place, rollups: .none, simpler: { Simpler.numbers(than: $0, in: range) }
    ) { tree, reader, settings in
      if let value = reader.integer(tree, in: range) { settings[keyPath: place] = value }
    } write: {
      String($0[keyPath: place])
    }
  }

  static func amount(
    _ path: String, _ place: WritableKeyPath<Settings, UInt64>, in range: ClosedRange<UInt64>
  ) -> SettingsField {
    SettingsField(
      path: path, place, rollups: .none, simpler: { Simpler.numbers(than: $0, in: range) }
    ) { tree, reader, settings in
      if let value = reader.whole(tree, in: range) { settings[keyPath: place] = value }
    } write: {
      String($0[keyPath: place])
    }
  }

  static func span(
    _ path: String, _ place: WritableKeyPath<Settings, Span>, in range: ClosedRange<Span>
  ) -> SettingsField {
    SettingsField(
      path: path, place, rollups: .none, simpler: { Simpler.spans(than: $0, in: range) }
    ) { tree, reader, settings in
      if let value = reader.span(tree, in: range) { settings[keyPath: place] = value }
    } write: {
      TimeText.text($0[keyPath: place])
    }
  }

  /// A span that can also be `never`, which is stored as `nil`.
  static func spanOrNever(
    _ path: String, _ place: WritableKeyPath<Settings, Span?>, in range: ClosedRange<Span>
  ) -> SettingsField {
    SettingsField(
      path: path, place, rollups: .none,
      simpler: { value in
        value.map { Simpler.spans(than: $0, in: range) } ?? []
      }
    ) { tree, reader, settings in
      if tree.text == "never" {
        settings[keyPath: place] = nil
      } else if let value = reader.span(tree, in: range) {
        settings[keyPath: place] = value
      }
    } write: {
      $0[keyPath: place].map(TimeText.text) ?? "never"
    }
  }

  static func bool(_ path: String, _ place: WritableKeyPath<Settings, Bool>) -> SettingsField {
    SettingsField(path: path, place, rollups: .none, simpler: { _ in [] }) {
      tree, reader, settings in
      if let value = reader.bool(tree) { settings[keyPath: place] = value }
    } write: {
      String($0[keyPath: place])
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ path: String, _ place: WritableKeyPath<Settings, Choice>
  ) -> SettingsField where Choice.RawValue == String {
    SettingsField(path: path, place, rollups: .none, simpler: { _ in [] }) {
      tree, reader, settings in
      if let value = reader.choice(tree, of: Choice.self) { settings[keyPath: place] = value }
    } write: {
      $0[keyPath: place].rawValue
    }
  }

  /// A number of bytes, with its unit.
  static func bytes(
    _ path: String, _ place: WritableKeyPath<Settings, Int>, in range: ClosedRange<Int>
  ) -> SettingsField {
    SettingsField(
      path: path, place, rollups: .none, simpler: { Simpler.numbers(than: $0, in: range) }
    ) { tree, reader, settings in
      if let text = tree.text, let value = NumberText.bytes(text).flatMap(Int.init(exactly:)),
        range.contains(value)
      {
        settings[keyPath: place] = value
      } else {
        reader.refuse(
          tree,
          expected: "a size with its unit, such as 1200B, 1.2kB or 4KiB, from "
            + "\(range.lowerBound.grouped)B to \(range.upperBound.grouped)B")
      }
    } write: {
      "\($0[keyPath: place])B"
    }
  }

  /// A stake in units, stored in thousandths.
  static func stake(
    _ path: String, _ place: WritableKeyPath<Settings, UInt64>
  ) -> SettingsField {
    let largest: UInt64 = 1_000_000_000
    return SettingsField(
      path: path, place, rollups: .none,
      simpler: { Simpler.numbers(than: $0, in: 0...largest * 1_000) }
    ) { tree, reader, settings in
      if let text = tree.plainText, let value = NumberText.decimal(text, scale: 1_000),
        value <= largest * 1_000
      {
        settings[keyPath: place] = value
      } else {
        reader.refuse(
          tree,
          expected: "a stake from 0 to \(largest.grouped) with at most three decimals, such as 32.0"
        )
      }
    } write: {
      NumberText.thousandths($0[keyPath: place])
    }
  }
}
