import RollupSimulation
import Screen

/// The `:` line: verbs with arguments, and their completion.
public enum CommandLine {
  /// A word that the line may begin with, and all that is known of it.
  public struct Verb: Sendable {
    /// The word itself.
    public let name: String
    /// An example of a whole line.
    public let form: String
    /// What it takes or does, in a few words.
    public let help: String
    /// Whether the word alone means something although more can belong after it.
    let standsAlone: Bool
    /// Rests of the line, so far typed as this, that make sense after the word.
    let completions: @Sendable (_ rest: String, Model) -> [String]
    /// Carries out the rest of a line; `nil` if it makes no sense.
    let perform: @Sendable (_ rest: String, inout Model) -> [Effect]?

    /// Whether more belongs after the word.
    public var takesText: Bool { form != name }

    /// A verb that is carried out here.
    init(
      _ form: String, _ help: String, standsAlone: Bool = false,
      completions: @escaping @Sendable (String, Model) -> [String] = { _, _ in [] },
      perform: @escaping @Sendable (String, inout Model) -> [Effect]?
    ) {
      name = String(form.prefix { $0 != " " })
      self.form = form
      self.help = help
      self.standsAlone = standsAlone
      self.completions = completions
      self.perform = perform
    }

    /// A verb that asks for what there is an intent for.
    static func asking(
      _ form: String, _ help: String, standsAlone: Bool = false,
      completions: @escaping @Sendable (String, Model) -> [String] = { _, _ in [] },
      intent: @escaping @Sendable (String, Model) -> Intent?
    ) -> Verb {
      Verb(form, help, standsAlone: standsAlone, completions: completions) { rest, model in
        intent(rest, model).map { Update.apply($0, to: &model) }
      }
    }
  }

  /// Carries out a line. What it doesn't understand it refuses, with what would be understood.
  static func run(_ line: String, _ model: inout Model) -> [Effect] {
    let words = line.split(separator: " ").map(String.init)
    guard let name = words.first else { return [] }
    // `:15:30` and `:m17` alone mean to go there.
    if words.count == 1, let intent = destination(name, model) {
      return Update.apply(intent, to: &model)
    }
    let meant = verbs.filter { $0.name == name }
    let near = meant.isEmpty ? verbs.filter { $0.name.hasPrefix(name) } : meant
    guard near.count == 1, let verb = near.first else {
      let list = (near.isEmpty ? verbs : near).map(\.name).joined(separator: " ")
      return Update.refuse(&model, "No command \(name). There is: \(list)")
    }
    let rest = words.dropFirst().joined(separator: " ")
    if verb.takesText, rest.isEmpty, !verb.standsAlone {
      return Update.refuse(&model, "\(verb.name) needs more: for example \(verb.form)")
    }
    return verb.perform(rest, &model)
      ?? Update.refuse(&model, "\(verb.name) \(rest)? For example \(verb.form)")
  }

  /// Where an address or a time alone leads.
  static func destination(_ text: String, _ model: Model) -> Intent? {
    let blockTime = model.timeline.world.settings.blockTime
    if let time = try? TimeText.moment(text, blockTime: blockTime).get() {
      return .time(.goToTime(time))
    }
    return Address(text).map { .time(.goTo($0)) }
  }
}
