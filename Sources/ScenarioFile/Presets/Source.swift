/// Where a value comes from: a public work, or plainly an assumption.
public enum Source: Hashable, Sendable {
  /// The work, and what it says, in our words.
  case published(Publication, says: String)
  /// Nobody published it, or nobody was found who did; why it is as it is.
  case assumption(String)

  /// The work; `nil` for an assumption.
  public var publication: Publication? {
    if case .published(let publication, _) = self { publication } else { nil }
  }

  /// What the work says, or why the value is assumed.
  public var remark: String {
    switch self {
    case .published(_, let says): says
    case .assumption(let why): why
    }
  }

  /// The title of the work, or the word `assumption`.
  public var title: String { publication?.title ?? "assumption" }
}
