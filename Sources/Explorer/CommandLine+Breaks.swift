import RollupSimulation
import Screen

extension CommandLine {
  static func watch(_ rest: String, _ model: inout Model) -> [Effect]? {
    switch ConditionReader.watch(rest, in: model.timeline.world) {
    case .failure(let error): return Update.refuse(&model, Wording.error(error))
    case .success(let watch):
      guard model.breaks.watches.count < watchesMax else {
        return Update.refuse(&model, "\(watchesMax) watches are as many as there can be.")
      }
      model.breaks.watches.removeAll { $0 == watch }
      model.breaks.watches.append(watch)
      model.breaks.watched = []
      Update.readWatches(&model)
      model.notice =
        "Watching \(watch), now \(watch.value(in: model.timeline.world)): 7 shows it."
      return [.save]
    }
  }
  private static let watchesMax = 20

  static func unwatch(_ rest: String, _ model: inout Model) -> [Effect]? {
    guard
      let place = model.breaks.watches.firstIndex(where: { $0.description == rest })
        ?? Int(rest).map({ $0 &- 1 }), model.breaks.watches.indices.contains(place)
    else { return Update.refuse(&model, "There is no watch \(Text.sanitised(rest)).") }
    model.breaks.watches.remove(at: place)
    model.breaks.watched = []
    Update.readWatches(&model)
    return [.save]
  }

  static func setBreak(_ rest: String, _ model: inout Model) -> [Effect]? {
    var text = rest
    var wanted = 1
    if let last = rest.split(separator: " ").last, last.first == "x",
      let count = Int(last.dropFirst())
    {
      guard (1...1_000_000).contains(count) else {
        return Update.refuse(&model, "x\(count)? A hit count is from 1 to 1,000,000.")
      }
      wanted = count
      text = String(rest.dropLast(last.count))
    }
    switch ConditionReader.condition(text, in: model.timeline.world) {
    case .success(let condition): return Update.setBreak(condition, wanted: wanted, &model)
    case .failure(let error): return Update.refuse(&model, Wording.error(error))
    }
  }

  /// `1000 CONDITION`, or `back`.
  static func seeds(_ rest: String, _ model: inout Model) -> [Effect]? {
    if rest == "back" { return Update.apply(.seeds(.back), to: &model) }
    let words = rest.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let count = Int(words[0]), (1...1_000_000).contains(count) else {
      return nil
    }
    switch ConditionReader.condition(String(words[1]), in: model.timeline.world) {
    case .success(let condition):
      return Update.apply(.seeds(.search(count: count, condition)), to: &model)
    case .failure(let error): return Update.refuse(&model, Wording.error(error))
    }
  }

  /// What may follow in a condition, as whole rests of a line.
  static func conditions(_ rest: String, _ model: Model) -> [String] {
    var head = rest
    while let last = head.last, last != " " { head.removeLast() }
    let words =
      switch head.split(separator: " ").last {
      case "event": OccurrenceKind.allCases.map(\.name)
      case "change": addresses(rest, model)
      case "reaches": Message.Level.allCases.map { "\($0)" }
      case "invariant": InvariantViolation.Property.allCases.map { "\($0.rawValue)" }
      case nil: ["event", "change", "invariant"] + quantities(model)
      default: quantities(model)
      }
    return words.map { head + $0 }
  }

  private static func quantities(_ model: Model) -> [String] {
    let world = model.timeline.world
    return Quantity.Counter.allCases.map(\.rawValue)
      + world.rollupNumbers.flatMap { r in
        Quantity.RollupQuantity.allCases.map { Quantity.rollup(r, $0).name }
      }
      + world.messages.map { Quantity.messageLevel($0.id).name }
      + world.aggregatorNumbers.map { Quantity.alive($0).name }
  }
}
