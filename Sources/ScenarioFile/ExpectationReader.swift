import RollupSimulation

extension ValueReader {
  /// One item of `expectations`: a moment with one claim or a list of claims.
  func expectations(_ tree: Tree) -> [Expectation] {
    let keys = ["at", "expect", "always", "never", "eventually"]
    guard let fields = mapping(tree, named: "expectations", keys: keys) else { return [] }
    let kinds = fields.entries.map(\.key).filter { $0 != "expect" }
    guard kinds.count == 1 else {
      problems.add(
        tree.position, found: "\(kinds.count) moments in one of 'expectations'",
        expected: "exactly one of at, always, never, eventually")
      return []
    }
    let moment: Expectation.Moment?
    let claims: Tree?
    switch kinds[0] {
    case "at":
      claims = required("expect", of: fields)
      moment = fields["at"].flatMap(expectationMoment)
    case "always": (moment, claims) = (.always, fields["always"])
    case "never": (moment, claims) = (.never, fields["never"])
    default: (moment, claims) = (.eventually, fields["eventually"])
    }
    if kinds[0] != "at", let expect = fields["expect"] {
      problems.add(
        expect.position, found: "'expect' beside '\(kinds[0])'", expected: "'expect' beside 'at'")
    }
    guard let claims else { return [] }
    return claimTrees(claims).compactMap { claim in
      guard let (quantity, comparison, value) = self.claim(claim), let moment else { return nil }
      return Expectation(
        moment: moment, quantity: quantity, comparison: comparison, value: value)
    }
  }

  private func expectationMoment(_ tree: Tree) -> Expectation.Moment? {
    tree.text == "end" ? .atEnd : moment(tree).map { .at($0) }
  }

  private func claimTrees(_ tree: Tree) -> [Tree] {
    if case .list(let items) = tree.content { items } else { [tree] }
  }

  /// `quantity comparison number`, such as `messages.usable >= 10`.
  private func claim(
    _ tree: Tree
  ) -> (Quantity, Expectation.Comparison, Int64)? {
    let parts = (tree.text ?? "").split(separator: " ")
    guard parts.count == 3 else {
      refuse(tree, expected: "a claim of three words, such as messages.usable >= 10")
      return nil
    }
    guard let quantity = quantity(String(parts[0]), in: tree) else { return nil }
    guard let comparison = Expectation.Comparison(rawValue: String(parts[1])) else {
      let all = Expectation.Comparison.allCases.map(\.rawValue).joined(separator: " ")
      problems.add(
        tree.position, found: "the comparison \(String(parts[1]).quoted)",
        expected: "one of \(all)")
      return nil
    }
    guard let value = NumberText.signed(parts[2]) else {
      problems.add(
        tree.position, found: String(parts[2]).quoted,
        expected: "a whole number after the comparison")
      return nil
    }
    return (quantity, comparison, value)
  }

  private func quantity(_ name: String, in tree: Tree) -> Quantity? {
    guard let quantity = Quantity(name: name) else {
      problems.add(
        tree.position, found: "unknown quantity \(name.quoted)",
        expected: "a counter of the report, R5.settled, m17.level, B.3.proven or Agg0.alive",
        suggestion: nearestQuantity(to: name))
      return nil
    }
    switch quantity {
    case .rollup(let rollup, _) where rollup.index >= rollups:
      problems.add(
        tree.position, found: name.quoted, expected: "a rollup from R0 to R\(rollups - 1)")
      return nil
    case .alive(let aggregator) where aggregator.index >= aggregators:
      problems.add(
        tree.position, found: name.quoted,
        expected: "an aggregator from Agg0 to Agg\(aggregators - 1)")
      return nil
    case .rollup, .alive, .counter, .messageLevel, .proven: return quantity
    }
  }

  /// The nearest name; of a name with an address in it only the property is compared.
  private func nearestQuantity(to name: String) -> String? {
    if let dot = name.lastIndex(of: "."), case .rollup? = Address(String(name[..<dot])) {
      let properties = Quantity.RollupQuantity.allCases.map(\.rawValue)
      return nearest(to: String(name[name.index(after: dot)...]), among: properties).map {
        "\(name[..<dot]).\($0)"
      }
    }
    return nearest(to: name, among: Quantity.Counter.allCases.map(\.rawValue))
  }
}
