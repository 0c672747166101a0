/// What the file behind a run says where, as far as whoever opened it knows; explanations name it.
public struct Places: Hashable, Sendable {
  /// The file, or the name of a built-in demo; empty if there is none.
  public var file = ""
  /// The line of each of the scenario's faults.
  public var faults: [Int] = []
  /// The line of each of its lines of traffic.
  public var traffic: [Int] = []
  /// Who gave a setting its value, such as `eight.yaml:25` or `preset ethereum`, by its path; the
  /// defaults are not in it.
  public var settingOrigins: [String: String] = [:]
  /// The value of every setting as a file would write it, by path.
  public var settings: [String: String] = [:]

  /// Nothing is known.
  public init() {}

  /// `eight.yaml:31`, or nothing.
  func line(_ number: Int?) -> String? {
    guard let number, !file.isEmpty else { return nil }
    return "\(file.split(separator: "/").last ?? ""):\(number)"
  }

  /// A fault's line, as people go to it.
  func fault(_ k: Int) -> String? { line(faults.indices.contains(k) ? faults[k] : nil) }
  /// A line of traffic, as people go to it.
  func traffic(_ k: Int) -> String? { line(traffic.indices.contains(k) ? traffic[k] : nil) }

  /// `costs.fold: 15s, eight.yaml:25`, or without what is not known.
  func setting(_ path: String) -> String {
    let value = settings[path].map { "\(path): \($0)" } ?? path
    return settingOrigins[path].map { "\(value), \($0)" } ?? value
  }
}
