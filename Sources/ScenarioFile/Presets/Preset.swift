/// A named group of settings with the source of each (manual, "Presets and sources").
///
/// A preset is only a way of writing settings: a scenario with one is the same scenario as one that
/// spells out the same values.
public struct Preset: Hashable, Sendable {
  /// What a preset is about.
  public enum Kind: CaseIterable, Hashable, Sendable {
    /// The clock and the limits of a chain.
    case chain
    /// What a proof costs.
    case proofSystem
  }

  /// A setting that it sets.
  public struct Value: Hashable, Sendable {
    /// The setting's path under `settings`.
    public let path: String
    /// The value as a file would write it.
    public let text: String
    /// Where it comes from.
    public let source: Source
  }

  /// A figure that no setting holds: it decides nothing in a run.
  public struct Note: Hashable, Sendable {
    /// What it is, such as `message expiry`.
    public let name: String
    /// How much it is.
    public let text: String
    /// Where it comes from.
    public let source: Source
  }

  /// How a scenario file names it.
  public let name: String
  /// What it is about.
  public let kind: Kind
  /// One sentence.
  public let summary: String
  /// What it sets, each path once.
  public let values: [Value]
  /// Figures told with it that decide nothing in a run.
  public let notes: [Note]

  init(
    _ name: String, _ kind: Kind, _ summary: String, values: [Value], notes: [Note] = []
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.values = values
    self.notes = notes
  }

  /// The value that it sets at `path`, if it does.
  public func value(at path: String) -> Value? { values.first { $0.path == path } }
}

extension Preset.Value {
  static func taken(
    _ path: String, _ text: String, from publication: Publication, _ says: String
  ) -> Preset.Value {
    Preset.Value(path: path, text: text, source: .published(publication, says: says))
  }

  static func assumed(_ path: String, _ text: String, _ why: String) -> Preset.Value {
    Preset.Value(path: path, text: text, source: .assumption(why))
  }
}

extension Preset.Note {
  static func taken(
    _ name: String, _ text: String, from publication: Publication, _ says: String
  ) -> Preset.Note {
    Preset.Note(name: name, text: text, source: .published(publication, says: says))
  }
}
