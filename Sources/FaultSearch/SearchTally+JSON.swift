// One line for the tally, and one for each finding that is kept: JSON, so that other programs read
// it, with the keys always in this order, so that two equal tallies are equal bytes.

extension SearchTally {
  /// The version of the format.
  public static let schema = 1

  /// The tally as JSON lines, each ended by a line feed.
  public var jsonLines: String {
    let properties = zip(Sometimes.allCases, reached).map { "\"\($0.rawValue)\":\($1)" }
    let head =
      "{\"schema\":\(SearchTally.schema),\"scenario\":\"\(scenario)\",\"digest\":\"\(digest)\","
      + "\"seeds\":\(seeds),\"events\":\(events),\"simulated_ms\":\(simulatedMillis),"
      + "\"violations\":\(violations),\"crashes\":\(crashes),\"endless\":\(endless),"
      + "\"sometimes\":{\(properties.joined(separator: ","))}}\n"
    return head + findings.map { $0.json + "\n" }.joined()
  }

  /// Why a text is no tally.
  public struct Malformed: Error, Hashable, Sendable {
    /// Counted from 1.
    public var line: Int
    /// What was expected there.
    public var expected: String
  }

  /// Reads what `jsonLines` wrote; several tallies one after another, as `cat` leaves them, too.
  public static func read(jsonLines text: String) throws(Malformed) -> [SearchTally] {
    var tallies: [SearchTally] = []
    for (k, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let value = FlatJSON.object(line) else {
        throw Malformed(line: k + 1, expected: "an object on one line")
      }
      if value["finding"] != nil {
        guard !tallies.isEmpty, let finding = Finding(value) else {
          throw Malformed(line: k + 1, expected: "a finding after its tally")
        }
        tallies[tallies.count - 1].findings.append(finding)
      } else if let tally = SearchTally(value) {
        tallies.append(tally)
      } else {
        throw Malformed(line: k + 1, expected: "a tally of schema \(schema)")
      }
    }
    return tallies
  }

  private init?(_ value: [String: FlatJSON]) {
    guard value["schema"]?.number == Int64(SearchTally.schema),
      let scenario = value["scenario"]?.text, let digest = value["digest"]?.text,
      case .object(let counts)? = value["sometimes"]
    else { return nil }
    self.init(scenario: scenario, digest: digest)
    func count(_ key: String) -> Int? {
      value[key]?.number.flatMap { (0...1 << 48).contains($0) ? Int($0) : nil }
    }
    guard let seeds = count("seeds"), let events = count("events"),
      let millis = count("simulated_ms"), let violations = count("violations"),
      let crashes = count("crashes"), let endless = count("endless")
    else { return nil }
    (self.seeds, self.events, simulatedMillis) = (seeds, events, Int64(millis))
    (self.violations, self.crashes, self.endless) = (violations, crashes, endless)
    for (k, property) in Sometimes.allCases.enumerated() {
      guard let n = counts[property.rawValue]?.number, (0...1 << 48).contains(n) else {
        return nil
      }
      reached[k] = Int(n)
    }
  }
}

extension Finding {
  /// One object; `finding` says which kind.
  var json: String {
    switch kind {
    case .violation(let property, let event, let millis):
      "{\"finding\":\"violation\",\"seed\":\(seed),\"property\":\(property),\"event\":\(event),"
        + "\"time_ms\":\(millis)}"
    case .crash(let signal): "{\"finding\":\"crash\",\"seed\":\(seed),\"signal\":\(signal)}"
    case .endless: "{\"finding\":\"endless\",\"seed\":\(seed)}"
    }
  }

  init?(_ value: [String: FlatJSON]) {
    guard let seed = value["seed"]?.unsigned else { return nil }
    switch value["finding"]?.text {
    case "violation":
      guard let property = value["property"]?.number, let event = value["event"]?.number,
        let millis = value["time_ms"]?.number
      else { return nil }
      kind = .violation(property: Int(property), event: Int(event), millis: millis)
    case "crash":
      guard let signal = value["signal"]?.number else { return nil }
      kind = .crash(signal: Int(signal))
    case "endless": kind = .endless
    default: return nil
    }
    self.seed = seed
  }
}
