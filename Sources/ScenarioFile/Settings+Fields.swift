import RollupSimulation

// What can be done to settings one by one without naming any: by the table that files go by.

extension Settings {
  /// Gives the rollups that settings name the numbers that `moved` says; what was said about one
  /// that is no more (`nil`) goes. `moved` keeps the order.
  public mutating func renumber(_ moved: (RollupID) -> RollupID?) {
    for field in SettingsField.all {
      switch field.rollups {
      case .none: break
      case .named(let renumber): renumber(&self, moved)
      }
    }
  }

  /// The paths of all settings that have another value than in `other`, in the order of files.
  public func paths(unlike other: Settings) -> [String] {
    SettingsField.all.filter { $0.write(self) != $0.write(other) }.map(\.path)
  }

  /// Takes the settings at some paths over from `other`.
  public mutating func take(_ paths: some Collection<String>, from other: Settings) {
    for field in SettingsField.all where paths.contains(field.path) { field.take(other, &self) }
  }

  /// The same settings with a simpler value at a path, the simplest first: a lower number, a
  /// shorter or rounder time, a list with one entry less. Each is less than what it was, so that
  /// going on from one of them comes to an end.
  public func simpler(at path: String) -> [Settings] {
    SettingsField.all.first { $0.path == path }?.simpler(self) ?? []
  }
}
